using Microsoft.FSharp.Collections;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace FaceLab.Plotly;

public sealed class CombinationTests
{
    [Fact]
    public void Combined_charts_keep_all_traces_in_order_and_the_later_layout_wins()
    {
        dynamic first = new Layout();
        first.title = "one";
        first.showlegend = true;
        dynamic second = new Layout();
        second.title = "two";

        var both = GenericChart.combine(
            [Chart("bar", (Layout)first), GenericChart.ofTraceObjects(false, new[] { new Trace("pie"), new Trace("box") }),
             Chart("scatter", (Layout)second)]);

        Assert.Equal(4, GenericChart.countTrace(both));
        Assert.Equal(["bar", "pie", "box", "scatter"], GenericChart.getTraces(both).Select(trace => trace.type));
        Assert.EndsWith(""","layout":{"title":"two","showlegend":true},"config":{}}""", GenericChart.toJson(both),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_cannot_be_combined() =>
        Assert.Throws<ArgumentException>(() => GenericChart.combine([]));

    [Fact]
    public void Nested_members_are_merged_and_lists_of_annotations_are_appended()
    {
        dynamic first = new Layout();
        first.xaxis = Axis("title", "loss");
        first.annotations = new List<Annotation> { Note("a") };
        dynamic second = new Layout();
        second.xaxis = Axis("type", "log");
        second.annotations = new[] { Note("b"), Note("c") };

        var chart = GenericChart.addLayout((Layout)second, Chart("bar", (Layout)first));

        Assert.Equal(
            """{"data":[{"type":"bar"}],"layout":{"xaxis":{"title":"loss","type":"log"},"annotations":"""
            + """[{"text":"a"},{"text":"b"},{"text":"c"}]},"config":{}}""",
            GenericChart.toJson(chart));
    }

    [Fact]
    public void A_chart_can_be_built_from_its_four_parts()
    {
        dynamic config = new Config();
        config.responsive = true;
        var one = GenericChart.NewChart(new Trace("bar"), new Layout(), (Config)config, new DisplayOptions());
        var two = GenericChart.NewMultiChart(
            ListModule.OfSeq([new Trace("bar"), new Trace("pie")]), new Layout(), new Config(), new DisplayOptions());

        Assert.True((bool)((dynamic)GenericChart.getConfig(one)).responsive);
        Assert.Equal(2, GenericChart.countTrace(two));
        Assert.Equal(["bar"], GenericChart.getTraces(one).Select(trace => trace.type));
    }

    [Fact]
    public void Setting_a_part_leaves_the_original_chart_alone()
    {
        var chart = Chart("bar", new Layout());
        dynamic layout = new Layout();
        layout.title = "new";
        var changed = GenericChart.setLayout((Layout)layout, chart);

        Assert.NotSame(GenericChart.getLayout(chart), GenericChart.getLayout(changed));
        Assert.Equal("""{"data":[{"type":"bar"}],"layout":{},"config":{}}""", GenericChart.toJson(chart));
    }

    private static Annotation Note(string text)
    {
        dynamic note = new Annotation();
        note.text = text;
        return note;
    }

    private static LinearAxis Axis(string name, string value)
    {
        dynamic axis = new LinearAxis();
        if (name == "title") axis.title = value;
        else axis.type = value;
        return axis;
    }

    private static GenericChart Chart(string type, Layout layout) =>
        GenericChart.setLayout(layout, GenericChart.ofTraceObject(false, new Trace(type)));
}
