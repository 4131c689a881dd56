using FaceLab.Browser.Tests.Support;
using FaceLab.Display.Reports;
using FaceLab.Evaluation;
using FaceLab.Learning;
using FaceLab.Networks;
using FaceLab.Runs;
using FaceLab.Tests.Support;
using Microsoft.Playwright;
using TorchSharp;

namespace FaceLab.Browser.Tests.Reports;

/// <summary>The page of two compared faces as a reader opens it.</summary>
[Collection(BrowserTests.Name)]
public sealed class PairReportTests(HeadlessBrowser browser, JudgedFaces judged) : IClassFixture<JudgedFaces>
{
    [ChromiumTheory]
    [InlineData(1000, ColorScheme.Light)]
    [InlineData(400, ColorScheme.Dark)]
    public async Task A_comparison_shows_verdict_faces_and_maps(int width, ColorScheme scheme)
    {
        using var folder = new TempFolder();
        torch.manual_seed(1);
        using (var network = new SmallResNet(new() { InputSize = 32, Width = 4, EmbeddingSize = 8 }))
            TrainedNetwork.Save(folder["tiny.safetensors"], network, judged.Faces.Key, judged.Faces.Parameters,
                new EvaluationStep(7, 1, 1, 1, 1));
        using var model = EvaluatedModel.Open(folder["tiny.safetensors"]);
        var run = new RunThreshold(0.4, new Proportion(12, 3000), new Proportion(700, 3000), "6,000 pairs");
        PairReport.Of(model, judged.Faces, 0.512, 0.4, run, ["<i>careful</i> & co"]).Save(folder["pair.html"]);

        await using var page = await browser.OpenFileAsync(folder["pair.html"], width, scheme);
        await page.KeepScreenshotAsync($"comparison-{width}-{scheme}");

        Assert.Equal(["same person", "0.512", "0.400", "0.4 %"],
            await page.Page.Locator(".tile b").AllTextContentsAsync());
        Assert.Equal(4, await page.Page.Locator("figure img").CountAsync());
        Assert.Equal(4, await page.Page.EvaluateAsync<int>(
            "[...document.images].filter(image => image.naturalWidth > 0).length"));
        Assert.Equal("<i>careful</i> & co", await page.Page.TextContentAsync(".warning"));
        Assert.InRange(await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
        page.AssertClean();
    }
}
