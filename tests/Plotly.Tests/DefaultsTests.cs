using System.Text.RegularExpressions;
using Plotly.NET;

namespace FaceLab.Plotly;

public sealed partial class DefaultsTests
{
    /// <summary>fixtures/default-chart.json is what Plotly.NET 6.0.0 writes for this chart.</summary>
    [Fact]
    public void Charts_with_defaults_have_the_size_and_template_of_the_real_package()
    {
        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "default-chart.json")).Trim();
        var actual = GenericChart.toJson(GenericChart.ofTraceObject(true, new Trace("bar")));
        Assert.Equal(WithoutTemplateTypes(expected), WithoutTemplateTypes(actual));
    }

    [Fact]
    public void Defaults_can_be_changed_and_reset_and_are_not_shared_between_charts()
    {
        try
        {
            Defaults.DefaultWidth = 321;
            var chart = GenericChart.ofTraceObject(true, new Trace("bar"));
            ((dynamic)GenericChart.getConfig(chart)).displaylogo = false;

            Assert.Equal(321, (int)((dynamic)GenericChart.getLayout(chart)).width);
            Assert.DoesNotContain("displaylogo", GenericChart.toJson(GenericChart.ofTraceObject(true, new Trace("bar"))),
                StringComparison.Ordinal);
        }
        finally
        {
            Defaults.reset();
        }
        Assert.Equal(600, Defaults.DefaultWidth);
        Assert.Equal(600, Defaults.DefaultHeight);
    }

    [Fact]
    public void No_traces_make_an_empty_chart() =>
        Assert.Equal("""{"data":[],"layout":{},"config":{}}""",
            GenericChart.toJson(GenericChart.ofTraceObjects(false, new List<Trace>())));

    // 5.1.0 leaves out the types of the template's traces, which their keys already tell.
    private static string WithoutTemplateTypes(string json) => TemplateType().Replace(json, "$1[{");

    [GeneratedRegex("""("\w+":)\[\{"type":"\w+",""")]
    private static partial Regex TemplateType();
}
