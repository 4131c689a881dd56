using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace FaceLab.Plotly;

/// <summary>The expected JSON is what Plotly.NET 6.0.0 wrote for the same calls.</summary>
public sealed class ChartJsonTests
{
    [Fact]
    public void Type_comes_first_then_members_in_the_order_they_were_set() =>
        Assert.Equal(
            """{"data":[{"type":"scatter","x":[1.0,2.0,"NaN"],"y":[1.5,-2.0,"Infinity"],"name":"a<b>é"}],"layout":{},"config":{}}""",
            GenericChart.toJson(Chart(Points())));

    [Fact]
    public void A_figure_has_frames_instead_of_a_configuration() =>
        Assert.Equal("""{"data":[{"type":"bar"}],"layout":{},"frames":[]}""",
            GenericChart.toFigureJson(Chart(new Trace("bar"))));

    [Fact]
    public void Nested_objects_may_be_typed_anonymous_or_dictionaries()
    {
        dynamic trace = new Trace("scattergl");
        dynamic marker = new Marker();
        marker.size = new[] { 1, 2 };
        marker.color = "#0072b2";
        trace.marker = marker;
        trace.line = new { width = 2, dash = "dot" };
        trace.customdata = new Dictionary<string, object?> { ["face"] = null, ["n"] = 3L };

        Assert.Equal(
            """{"data":[{"type":"scattergl","marker":{"size":[1,2],"color":"#0072b2"},"line":"""
            + """{"width":2,"dash":"dot"},"customdata":{"face":null,"n":3}}],"layout":{},"config":{}}""",
            GenericChart.toJson(Chart((Trace)trace)));
    }

    [Fact]
    public void Matrices_are_lists_of_rows()
    {
        dynamic heatmap = new Trace("heatmap");
        heatmap.z = new[,] { { 1f, 2f }, { 3f, 4f } };
        heatmap.x = new List<string> { "a", "b" };

        Assert.Equal("""{"data":[{"type":"heatmap","z":[[1.0,2.0],[3.0,4.0]],"x":["a","b"]}],"layout":{},"config":{}}""",
            GenericChart.toJson(Chart((Trace)heatmap)));
    }

    [Fact]
    public void A_member_that_is_set_twice_keeps_its_place_and_takes_the_last_value()
    {
        dynamic trace = new Trace("bar");
        trace.name = "first";
        trace.opacity = 1;
        trace.name = "second";
        trace.type = "histogram";

        Assert.Equal("histogram", ((Trace)trace).type);
        Assert.Equal("second", (string)trace.name);
        Assert.Contains("""{"type":"histogram","name":"second","opacity":1}""", GenericChart.toJson(Chart((Trace)trace)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Layout_and_configuration_take_members_too()
    {
        dynamic axis = new LinearAxis();
        dynamic title = new Title();
        title.text = "epoch";
        axis.title = title;
        axis.range = new[] { 0.0, 1.0 };
        dynamic layout = new Layout();
        layout.xaxis = axis;
        layout.font = Sized(new Font(), 12);
        dynamic config = new Config();
        config.displaylogo = false;
        var chart = GenericChart.setConfig((Config)config, GenericChart.setLayout((Layout)layout, Chart(new Trace("bar"))));

        Assert.Equal(
            """{"data":[{"type":"bar"}],"layout":{"xaxis":{"title":{"text":"epoch"},"range":[0.0,1.0]},"font":"""
            + """{"size":12}},"config":{"displaylogo":false}}""",
            GenericChart.toJson(chart));
    }

    private static Font Sized(Font font, int size)
    {
        ((dynamic)font).size = size;
        return font;
    }

    private static Trace Points()
    {
        dynamic trace = new Trace("scatter");
        trace.x = new[] { 1.0, 2.0, double.NaN };
        trace.y = new[] { 1.5f, -2f, float.PositiveInfinity };
        trace.name = "a<b>é";
        return trace;
    }

    private static GenericChart Chart(Trace trace) => GenericChart.ofTraceObject(false, trace);
}
