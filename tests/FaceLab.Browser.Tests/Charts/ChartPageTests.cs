using System.Diagnostics;
using System.Text.RegularExpressions;
using FaceLab.Browser.Tests.Support;
using FaceLab.Display.Charts;
using FaceLab.Display.Faces;
using FaceLab.Display.Tests.Support;
using FaceLab.Evaluation;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace FaceLab.Browser.Tests.Charts;

/// <summary>Pages of charts: together, large, before plotly.js, and without it.</summary>
[Collection(BrowserTests.Name)]
public sealed class ChartPageTests(HeadlessBrowser browser, ITestOutputHelper output)
{
    private static readonly PairSimilarities Pairs = new([0.9f, 0.8f, 0.3f, 0.1f], [true, false, true, false]);

    [ChromiumTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Six_charts_share_one_plotly_js_and_take_the_page_s_ink(ColorScheme scheme)
    {
        var html = Pages.Of(SixCharts().Select(chart => chart.ToFragment()));

        await using var page = await browser.OpenAsync(html, width: 900, scheme);
        await page.Page.WaitForFunctionAsync("() => document.querySelectorAll('.js-plotly-plot .main-svg').length " +
            ">= 12");

        Assert.Single(Regex.Matches(html, "DecompressionStream"));
        Assert.Equal(6, await page.Page.Locator(".js-plotly-plot").CountAsync());
        Assert.Equal(6, await page.Page.EvaluateAsync<int>("new " +
            "Set([...document.querySelectorAll('.js-plotly-plot')].map(plot => plot.id)).size"));
        var inks = await page.Page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('.js-plotly-plot')].map(plot =>
              getComputedStyle(plot.querySelector('.gtitle')).fill === getComputedStyle(document.body).color ? 'same' : 'other')
            """);
        Assert.All(inks, ink => Assert.Equal("same", ink));
        Assert.True(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        page.AssertClean();
    }

    [ChromiumFact]
    public async Task Two_thousand_faces_fit_into_a_page_that_opens_soon()
    {
        using var faces = RenderedFaces.Of(identities: 40, images: 5, size: 48, copies: 10);
        var random = new Random(1);
        var coordinates = faces.Faces.Labels.SelectMany(label =>
            (float[])[label % 8 + (float)random.NextDouble(), label / 8 + (float)random.NextDouble()]).ToArray();
        var html = Pages.Of(ClusterChart.Of("2,000 faces of 40 people", coordinates,
            [.. faces.Faces.Records.Select(record => record.Identity)],
            [.. faces.Faces.Records.Select(record => Path.GetFileName(record.Path))], faces: FaceThumbnails.Of(faces))
                .ToFragment());

        var watch = Stopwatch.StartNew();
        await using var page = await browser.OpenAsync(html);
        await page.Page.WaitForSelectorAsync(".facelab-figure[tabindex]");
        var opened = watch.Elapsed;

        output.WriteLine($"{html.Length / 1e6:F2} MB, open after {opened.TotalSeconds:F2} s");
        Assert.Equal(2000, faces.Faces.Count);
        Assert.InRange(html.Length, 2_000_000, 12_000_000);
        Assert.Equal(2000, await page.Page.Locator(".scatterlayer .point").CountAsync());
        // Three seconds are promised; machines that test are busy.
        Assert.InRange(opened.TotalSeconds, 0, 30);
        page.AssertClean();
    }

    [ChromiumFact]
    public async Task A_chart_waits_for_plotly_js_that_comes_later()
    {
        var html = Pages.Of("");
        var script = html[html.IndexOf("<div class=\"output\">", StringComparison.Ordinal)..];

        await using var page = await browser.OpenAsync($"<body>{SixCharts()[0].ToFragment()}{script}");

        await page.Page.WaitForSelectorAsync(".js-plotly-plot .main-svg");
        page.AssertClean();
    }

    /// <summary>Classic Jupyter has require.js, which would swallow plotly.js as an anonymous module.</summary>
    [ChromiumFact]
    public async Task A_page_with_require_js_draws_all_the_same()
    {
        var html = Pages.Of(SixCharts()[0].ToFragment()).Replace("<body>",
            "<body><script>window.define = () => { throw new Error('swallowed') }; define.amd = {}</script>",
            StringComparison.Ordinal);
        await using var page = await browser.OpenAsync(html);

        await page.Page.WaitForSelectorAsync(".js-plotly-plot .main-svg");
        Assert.Equal("function", await page.Page.EvaluateAsync<string>("typeof define"));
        page.AssertClean();
    }

    [ChromiumFact]
    public async Task A_chart_without_plotly_js_says_what_to_do()
    {
        await using var page = await browser.OpenAsync(SixCharts()[0].ToFragment());

        await page.Page.WaitForSelectorAsync("text=Formatters.Register()", new() { Timeout = 60_000 });
        page.AssertClean();
    }

    [ChromiumFact]
    public async Task Hostile_names_stay_text()
    {
        const string Name = "<img src=x onerror=\"document.title='broken'\"></script>" +
            "<script>document.title='broken'</script><!--<script>";
        await using var page = await browser.OpenAsync(Pages.Of(
            ClusterChart.Of(Name, [0, 0, 1, 1], [Name, "b"]).ToFragment(),
            RocChart.Of("x", (Name, RocCurve.Of(Pairs))).ToFragment()));

        await page.Page.WaitForSelectorAsync(".js-plotly-plot .legendtext");

        Assert.Equal("Notebook", await page.Page.TitleAsync());
        Assert.Contains("<img src=x onerror", await page.Page.TextContentAsync(".legendtext"));
        page.AssertClean();
    }

    [ChromiumFact]
    public async Task A_page_of_its_own_needs_nothing_else()
    {
        await using var page = await browser.OpenAsync(SixCharts()[0].ToPage());

        await page.Page.WaitForSelectorAsync(".js-plotly-plot .main-svg");
        page.AssertClean();
    }

    private static Figure[] SixCharts() =>
    [
        TrainingChart.Of([new(5, 1.5, 0.9, 1.0, 200), new(10, 3, 0.7, 0.8, 210)], steps: 10),
        SimilarityChart.Of("similarities", Pairs, 0.5),
        RocChart.Of("ROC", ("one", RocCurve.Of(Pairs))), DetChart.Of("DET", ("one", RocCurve.Of(Pairs))),
        ClusterChart.Of("clusters", [0, 0, 1, 1], ["a", "b"]),
        SweepChart.Of("sweep", "x", "y", ("one", [0, 1], [1, 2])),
    ];
}
