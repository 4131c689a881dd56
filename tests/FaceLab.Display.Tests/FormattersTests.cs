using System.Text.Json;
using System.Text.RegularExpressions;
using FaceLab.Display.Charts;
using FaceLab.Display.Faces;
using FaceLab.Display.Tests.Support;
using FaceLab.Learning;
using FaceLab.Networks;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive.Formatting;
using TorchSharp;

namespace FaceLab.Display.Tests;

/// <summary>What a cell shows, through the real .NET Interactive formatter.</summary>
public sealed class FormattersTests
{
    private static readonly string Script = $"{Formatters.Register()}";

    public FormattersTests() => Assert.NotEmpty(Script);

    [Fact]
    public void Registering_gives_plotly_js_as_one_script_that_fetches_nothing()
    {
        Assert.StartsWith("<script>", Script);
        Assert.EndsWith("</script>", Script);
        Assert.Single(Regex.Matches(Script, "</script>"));
        Assert.Single(Regex.Matches(PackedPlotly.In(Script), @"plotly\.js v\d"));
    }

    [Fact]
    public void The_script_is_a_few_lines_of_less_than_2_MB_for_slow_kernels()
    {
        Assert.True(Script.Length < 2_000_000);
        Assert.True(Script.Split('\n').Length < 10);
    }

    [Fact]
    public void Registering_twice_does_no_harm() => Assert.Equal(Script.Length, $"{Formatters.Register()}".Length);

    [Fact]
    public void A_figure_is_shown_as_its_fragment()
    {
        var html = Html(TrainingChart.Of([new EvaluationStep(1, 0.1, 1, 1.1, 100)], 10));

        Assert.Contains("Plotly.react(", html);
        Assert.True(html.Length < 10_000);
    }

    [Fact]
    public void A_grid_is_shown_as_its_HTML() => Assert.Equal(new FaceGrid().ToHtml(), Html(new FaceGrid()));

    [Fact]
    public void A_network_s_layers_are_shown_all_with_their_totals()
    {
        using var network = new TinyDarknet(new() { InputSize = 16 });
        network.Freeze();
        var summary = network.Summary();

        var html = Html(summary);

        Assert.Equal(summary.Layers.Count + 1, Regex.Count(html, "<tr"));
        Assert.Contains(">features.conv16<", html);
        Assert.Contains(">1024x1x1<", html);
        Assert.Contains("2,222,784 parameters, 0 trainable", html);
    }

    [Fact]
    public void A_strip_is_shown_as_its_HTML() => Assert.Equal(new MeanFaceStrip().ToHtml(), Html(new MeanFaceStrip()));

    [Fact]
    public void A_table_shows_its_first_rows_and_counts_the_rest()
    {
        var html = Html(new DataFrame(
            new StringDataFrameColumn("<name>", Enumerable.Range(0, 30).Select(i => $"<i>{i}</i>")),
            new DoubleDataFrameColumn("share", Enumerable.Range(0, 30).Select(i => i / 3.0)),
            new Int32DataFrameColumn("images", Enumerable.Range(0, 30).Select(i => 1000 * i))));

        Assert.Contains("&lt;name&gt;", html);
        Assert.Contains("&lt;i&gt;11&lt;/i&gt;", html);
        Assert.DoesNotContain("&lt;i&gt;12&lt;/i&gt;", html);
        Assert.Contains("<td style=\"padding:2px 12px;white-space:nowrap\">0.3333</td>", html);
        Assert.Contains(">11,000<", html);
        Assert.Contains("12 of 30 rows", html);
    }

    [Fact]
    public void A_table_shows_missing_values_as_nothing() =>
        Assert.Contains("<td style=\"padding:2px 12px;white-space:nowrap\"></td>",
            Html(new DataFrame(new StringDataFrameColumn("name", [null!]))));

    [Fact]
    public void A_tensor_is_shown_by_shape_type_and_first_values()
    {
        using var tensor = torch.tensor([1.5f, -2, float.NaN], requires_grad: true);
        using var many = torch.arange(100).to(torch.ScalarType.BFloat16);
        using var empty = torch.zeros(0, 3);

        Assert.Equal("<code>(3) Float32 on cpu, requires grad: 1.5, -2, NaN</code>", Html(tensor));
        Assert.Equal("<code>(100) BFloat16 on cpu: 0, 1, 2, 3, 4, 5, 6, 7, ...</code>", Html(many));
        Assert.Equal("<code>(0, 3) Float32 on cpu: </code>", Html(empty));
    }

    [Fact]
    public void A_key_result_is_shown_to_people_and_to_the_runner()
    {
        var result = Results.Record("view1/<accuracy>", 0.81254);

        Assert.Equal(["application/vnd.facelab.result+json", "text/html", "text/plain"],
            Formatter.GetPreferredMimeTypesFor(typeof(KeyResult)));
        Assert.Contains("view1/&lt;accuracy&gt;</code> = <b>0.8125</b>", Html(result));
        using var json = JsonDocument.Parse(result.ToDisplayString(KeyResult.MimeType));
        Assert.Equal(0.81254, json.RootElement.GetProperty("value").GetDouble());
        Assert.Equal("view1/<accuracy> = 0.81254", result.ToDisplayString("text/plain"));
        Assert.Contains("a &lt;b&gt; c", Html(Results.Record("device", "a <b> c")));
        Assert.Contains(">pairs &amp; more = <b>83.0 %</b>", Html(Results.Record("name", 0.83, "pairs & more", "%")));
    }

    private static string Html(object value) => value.ToDisplayString(HtmlFormatter.MimeType);
}
