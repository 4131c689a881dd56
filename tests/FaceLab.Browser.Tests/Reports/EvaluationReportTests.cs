using FaceLab.Browser.Tests.Support;
using FaceLab.Display.Charts;
using FaceLab.Display.Reports;
using FaceLab.Evaluation.Reporting;
using FaceLab.Learning;
using FaceLab.Networks;
using FaceLab.Runs;
using FaceLab.Tests.Support;
using Microsoft.Playwright;
using TorchSharp;

namespace FaceLab.Browser.Tests.Reports;

/// <summary>A whole report as a reader opens it: everything drawn, nothing fetched.</summary>
[Collection(BrowserTests.Name)]
public sealed class EvaluationReportTests(HeadlessBrowser browser, JudgedFaces judged) : IClassFixture<JudgedFaces>
{
    [ChromiumTheory]
    [InlineData(1000, ColorScheme.Light)]
    [InlineData(700, ColorScheme.Dark)]
    public async Task A_report_shows_all_its_parts(int width, ColorScheme scheme)
    {
        using var folder = new TempFolder();
        Evaluated(folder).Save(folder["report.html"]);

        await using var page = await browser.OpenFileAsync(folder["report.html"], width, scheme);
        await page.Page.WaitForFunctionAsync("document.querySelectorAll('.js-plotly-plot .main-svg').length >= 15");
        await page.KeepScreenshotAsync($"report-{width}-{scheme}");

        Assert.Equal(["Summary", "Curves", "Thresholds and the hardest pairs", "People", "Model",
            "Where it comes from"],
            await page.Page.Locator("h2").AllTextContentsAsync());
        Assert.Equal(5, await page.Page.Locator(".js-plotly-plot").CountAsync());
        Assert.Equal(1, await page.Page.Locator(".facelab-explorer input[type=range]").CountAsync());
        Assert.Equal("<i>careful</i> & co", await page.Page.TextContentAsync(".warning"));
        Assert.Equal(["accuracy", "area under curve", "equal error rate", "rank 1"],
            await page.Page.Locator(".tile span:first-child").AllTextContentsAsync());
        Assert.InRange(await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
        // On a dark page the charts' ink is light: nothing below it may be white.
        if (scheme == ColorScheme.Dark)
        {
            Assert.Equal(0, await page.Page.EvaluateAsync<int>("""
                [...document.querySelectorAll('.facelab-report *')].filter(part => getComputedStyle(part).backgroundColor === 'rgb(255, 255, 255)').length
                """));
        }
        page.AssertClean();
    }

    [ChromiumFact]
    public async Task A_report_of_text_alone_needs_no_plotly_js()
    {
        var report = new Report("<b>title</b>", "</script>").Section("<i>one</i>")
            .Facts([("</td>", "<img src=http://x.example/y>")])
            .Table(["a", "b"], [["<s>", "&amp;"]]).Preformatted("a\n  <b>").Paragraph("\"text\"");
        await using var page = await browser.OpenAsync(report.ToPage());

        Assert.True(report.ToPage().Length < 10_000);
        Assert.Equal("<b>title</b>", await page.Page.TitleAsync());
        Assert.Equal("<img src=http://x.example/y>", await page.Page.TextContentAsync("td"));
        Assert.Equal("a\n  <b>", await page.Page.TextContentAsync("pre"));
        page.AssertClean();
    }

    [ChromiumFact]
    public async Task Plotly_js_is_on_the_page_once_whatever_the_number_of_charts()
    {
        var chart = TrainingChart.Of([new EvaluationStep(1, 0.1, 1, 1.1, 100), new EvaluationStep(9, 0.1, 1, 0.9, 100)],
            10);
        await using var page = await browser.OpenAsync(new Report("three").Add(chart).Add(chart).Add(chart).ToPage());
        await page.Page.WaitForFunctionAsync("document.querySelectorAll('.js-plotly-plot .main-svg').length >= 9");

        Assert.Equal(1, await page.Page.EvaluateAsync<int>("[...document.scripts].filter(script => " +
            "script.textContent.length > 1e6).length"));
        page.AssertClean();
    }

    [ChromiumFact]
    public async Task Over_folds_no_threshold_is_called_the_one_to_report()
    {
        using var folder = new TempFolder();
        var halves = EvaluationTask.Sampled(judged.Faces.Faces);
        var report = Evaluated(folder,
            halves with { Folds = [halves.Folds[0], [.. halves.Folds[1].Where((_, i) => i % 2 == 0)],
                [.. halves.Folds[1].Where((_, i) => i % 2 == 1)]] });

        await using var page = await browser.OpenAsync(report.ToPage());

        Assert.Equal(0, await page.Page.Locator(".facelab-explorer button:has-text('chosen on')").CountAsync());
        Assert.Contains("which these very pairs choose", await page.Page.TextContentAsync("body"));
        page.AssertClean();
    }

    [ChromiumTheory]
    [InlineData(1000, ColorScheme.Light)]
    [InlineData(400, ColorScheme.Dark)]
    public async Task Several_models_are_compared_on_one_page(int width, ColorScheme scheme)
    {
        using var folder = new TempFolder();
        Evaluated(folder);
        File.Copy(folder["tiny.safetensors"], folder["other.safetensors"]);
        using var model = EvaluatedModel.Open(folder["tiny.safetensors"]);
        using var other = EvaluatedModel.Open(folder["other.safetensors"]);
        var report = ComparisonReport.Of([Judged(model), Judged(other, null, "careful"),
            Judged(new PixelBaseline(model))]);

        await using var page = await browser.OpenAsync(report.ToPage(), width, scheme);
        await page.Page.WaitForFunctionAsync("document.querySelectorAll('.js-plotly-plot .main-svg').length >= 9");
        await page.KeepScreenshotAsync($"comparison-{width}-{scheme}");

        Assert.Equal(["Summary", "Curves", "Paired tests", "Accuracy over time", "Thresholds and the hardest pairs",
            "Where it comes from"], await page.Page.Locator("h2").AllTextContentsAsync());
        Assert.Equal(["figure", "tiny", "other", "pixels"],
            await page.Page.Locator("table >> nth=0 >> thead th").AllTextContentsAsync());
        Assert.Equal(["tiny against other", "tiny against pixels", "other against pixels"],
            await page.Page.Locator("table >> nth=1 >> tbody th").AllTextContentsAsync());
        Assert.Equal("other: careful", await page.Page.TextContentAsync(".warning"));
        Assert.InRange(await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
        page.AssertClean();
    }

    private Report Evaluated(TempFolder folder, EvaluationTask? task = null)
    {
        torch.manual_seed(1);
        using (var network = new SmallResNet(new() { InputSize = 32, Width = 4, EmbeddingSize = 8 }))
            TrainedNetwork.Save(folder["tiny.safetensors"], network, judged.Faces.Key, judged.Faces.Parameters,
                new EvaluationStep(7, 1, 1, 1, 1));
        using var model = EvaluatedModel.Open(folder["tiny.safetensors"]);
        return EvaluationReport.Of(Judged(model, task, "<i>careful</i> & co"));
    }

    private JudgedModel Judged(IEvaluatedModel model, EvaluationTask? task = null, params string[] warnings) =>
        new(model, judged.Faces, ModelEvaluation.Measure(model, judged.Faces,
            task ?? EvaluationTask.Sampled(judged.Faces.Faces)), warnings);
}
