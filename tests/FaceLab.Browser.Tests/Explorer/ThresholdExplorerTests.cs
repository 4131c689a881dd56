using System.Globalization;
using FaceLab.Browser.Tests.Support;
using FaceLab.Display.Explorer;
using FaceLab.Evaluation;
using Microsoft.Playwright;
using static FaceLab.Browser.Tests.Explorer.ShownNumbers;

namespace FaceLab.Browser.Tests.Explorer;

/// <summary>The explorer as readers use it: every number of the page against the library's.</summary>
[Collection(BrowserTests.Name)]
public sealed class ThresholdExplorerTests(HeadlessBrowser browser, JudgedFaces judged) : IClassFixture<JudgedFaces>
{
    [ChromiumTheory]
    [InlineData("Home")]
    [InlineData("End")]
    [InlineData("ArrowRight")]
    [InlineData("ArrowLeft", "ArrowLeft", "ArrowLeft")]
    [InlineData("PageUp", "PageUp")]
    [InlineData("PageDown")]
    public async Task Wherever_keys_move_the_slider_the_numbers_are_the_library_s(params string[] keys)
    {
        var pairs = judged.Similarities();
        await using var page = await browser.OpenAsync(Explorer().ToPage());
        var before = await ThresholdAsync(page);
        await page.Page.FocusAsync("input[type=range]");

        foreach (var key in keys)
            await page.Page.Keyboard.PressAsync(key);

        var threshold = await ThresholdAsync(page);
        Assert.NotEqual(before, threshold);
        await AssertNumbersAsync(page, ConfusionMatrix.At(threshold, pairs));
        page.AssertClean();
    }

    [ChromiumFact]
    public async Task Over_the_whole_slider_counts_and_gallery_are_the_library_s()
    {
        var pairs = judged.Similarities();
        await using var page = await browser.OpenAsync(Explorer().ToPage());
        var positions = int.Parse((await page.Page.GetAttributeAsync("input[type=range]", "max"))!,
            CultureInfo.InvariantCulture);

        for (var position = 0; position <= positions; position += 17)
        {
            await page.Page.FillAsync("input[type=range]", position.ToString(CultureInfo.InvariantCulture));

            var threshold = await ThresholdAsync(page);
            var matrix = ConfusionMatrix.At(threshold, pairs);
            Assert.Equal(Counts(matrix), await CountsAsync(page));
            var similarities = await page.Page.EvaluateAsync<double[][]>(
                "[...document.querySelectorAll('.gallery')].map(part => " +
                    "[...part.querySelectorAll('figure')].map(pair => Number(pair.dataset.similarity)))");
            Assert.Equal(Similarities(pairs, genuine: false, threshold).OrderDescending().Take(12), similarities[0]);
            Assert.Equal(Similarities(pairs, genuine: true, threshold).Order().Take(12), similarities[1]);
            var near = await page.Page.EvaluateAsync<double[]>(
                "[...document.querySelectorAll('.near figure')].map(pair => Number(pair.dataset.similarity))");
            var distances = near.Select(similarity => Math.Abs(similarity - threshold)).ToList();
            Assert.Equal(distances.Order(), distances);
            Assert.InRange(near.Length, matrix.FalsePositives + matrix.FalseNegatives > 40 ? 1 : 0, 6);
            Assert.All(near, similarity => Assert.Contains((float)similarity, pairs.CosineSimilarities));
        }
        page.AssertClean();
    }

    [ChromiumFact]
    public async Task The_point_and_the_line_move_to_where_the_numbers_say()
    {
        var pairs = judged.Similarities();
        await using var page = await browser.OpenAsync(Explorer().ToPage());
        var seen = new List<double>();

        foreach (var position in (string[])["40", "120", "200"])
        {
            await page.Page.FillAsync("input[type=range]", position);

            var matrix = ConfusionMatrix.At(await ThresholdAsync(page), pairs);
            var place = await page.Page.EvaluateAsync<double[]>("""
                (() => {
                    const frame = document.querySelectorAll('rect.frame')[1], point = document.querySelector('circle.point');
                    const of = (element, name) => Number(element.getAttribute(name));
                    return [(of(point, 'cx') - of(frame, 'x')) / of(frame, 'width'), 1 - (of(point, 'cy') - of(frame, 'y')) / of(frame, 'height')];
                })()
                """);
            Assert.Equal(matrix.FalseAcceptRate.Rate, place[0], 1e-9);
            Assert.Equal(matrix.Recall.Rate, place[1], 1e-9);
            seen.Add(await page.Page.EvaluateAsync<double>(
                "Number(document.querySelector('line.threshold').getAttribute('x1'))"));
            var thumb = await page.Page.EvaluateAsync<double>("""
                (() => {
                    const line = document.querySelector('line.threshold').getBoundingClientRect(), slider = document.querySelector('input[type=range]');
                    const box = slider.getBoundingClientRect();
                    return Math.abs(box.left + 8 + (box.width - 16) * slider.value / slider.max - (line.left + line.right) / 2);
                })()
                """);
            Assert.InRange(thumb, 0, 1.5);
        }
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(3, seen.Distinct().Count());
    }

    [ChromiumFact]
    public async Task Buttons_jump_to_the_library_s_thresholds()
    {
        var pairs = judged.Similarities();
        await using var page = await browser.OpenAsync(Explorer(chosen: 0.3125).ToPage());
        var curve = RocCurve.Of(pairs);

        Assert.Equal(0.3125, await ThresholdAsync(page));
        foreach (var (label, threshold) in new (string, double)[]
        {
            ("fewest errors", VerificationAccuracy.BestThreshold(pairs)), ("EER", curve.EqualErrorRate.Threshold),
            ("FAR 10 %", curve.TrueAcceptRateAt(0.1).Threshold), ("FAR 1 %", curve.TrueAcceptRateAt(0.01).Threshold),
            ("chosen on other pairs", 0.3125),
        })
        {
            await page.Page.ClickAsync($"button:has-text(\"{label}\")");
            Assert.Equal(threshold, await ThresholdAsync(page));
            Assert.Equal(label, await page.Page.TextContentAsync("button[aria-pressed=true]"));
            await AssertNumbersAsync(page, ConfusionMatrix.At(threshold, pairs));
        }
        Assert.True(await page.Page.IsDisabledAsync("button:has-text(\"FAR 0.1 %\")"));
        Assert.Equal("It needs 10,000 impostor pairs; there are 1,200.",
            await page.Page.GetAttributeAsync("button:has-text(\"FAR 0.1 %\")", "title"));
    }

    [ChromiumFact]
    public async Task Explorers_on_one_page_and_models_in_one_explorer_keep_apart()
    {
        var (first, second) = (judged.Similarities(1), judged.Similarities(2, between: 0.2));
        var two = ThresholdExplorer.Of("two models", judged.Faces, judged.Pairs,
            [new("<b>first</b>", first), new("second", second, 0.25)]);
        var html = Explorer().ToHtml();
        await using var page = await browser.OpenAsync($"<!DOCTYPE html>{two.ToHtml()}{html}{html}");

        Assert.Equal(3, await page.Page.Locator("input[type=range]").CountAsync());
        await page.Page.SelectOptionAsync("select", "1");
        await page.Page.Locator("input[type=range]").Nth(2).FillAsync("77");

        Assert.Equal(["<b>first</b>", "second"], await page.Page.Locator("select option").AllTextContentsAsync());
        var thresholds = await page.Page.EvaluateAsync<double[]>(
            "[...document.querySelectorAll('.facelab-explorer')].map(root => Number(root.dataset.threshold))");
        Assert.Equal((0.25, VerificationAccuracy.BestThreshold(first)), (thresholds[0], thresholds[1]));
        Assert.NotEqual(thresholds[1], thresholds[2]);
        await AssertNumbersAsync(page, ConfusionMatrix.At(0.25, second));
        page.AssertClean();
    }

    [ChromiumFact]
    public async Task Names_are_shown_as_they_are_and_do_nothing()
    {
        var hostile = ThresholdExplorer.Of("</strong></script><script>throw new Error('title')</script>", judged.Faces,
            judged.Pairs,
            [new("m", judged.Similarities())], new() { GalleryPairs = 150 });
        await using var page = await browser.OpenAsync(hostile.ToPage());
        await page.Page.ClickAsync("button:has-text('FAR 10 %')");
        await page.Page.FillAsync("input[type=range]", "0");
        var accepted = await page.Page.Locator("figure img")
            .EvaluateAllAsync<string[]>("images => images.map(image => image.alt)");
        await page.Page.PressAsync("input[type=range]", "End");
        var rejected = await page.Page.Locator("figure img")
            .EvaluateAllAsync<string[]>("images => images.map(image => image.alt)");

        Assert.Contains("</script><script>throw new Error('name')</script>", accepted.Concat(rejected));
        Assert.Contains("Ann \"A\" O'Hara & \u2028 ${1+1} `x` \\", accepted.Concat(rejected));
        Assert.True(await page.Page.EvaluateAsync<bool>("[...document.images].every(image => image.naturalWidth === " +
            "64)"));
        Assert.Equal("</strong></script><script>throw new Error('title')</script>",
            await page.Page.TextContentAsync(".head strong"));
        page.AssertClean();
    }

    [ChromiumTheory]
    [InlineData(700, ColorScheme.Light)]
    [InlineData(700, ColorScheme.Dark)]
    [InlineData(380, ColorScheme.Light)]
    public async Task It_fits_its_page(int width, ColorScheme scheme)
    {
        await using var page = await browser.OpenAsync(Explorer(chosen: 0.3).ToPage(), width, scheme);
        await page.KeepScreenshotAsync($"explorer-{width}-{scheme}");

        Assert.InRange(await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
        var smallest = await page.Page.EvaluateAsync<double>(
            "Math.min(...[...document.querySelectorAll('svg text')].map(text => text.getBoundingClientRect().height))");
        Assert.True(smallest >= 9, $"the smallest letters are {smallest} pixels high");
        page.AssertClean();
    }

    /// <summary>Classic Jupyter's page is white, whatever its reader prefers.</summary>
    [ChromiumFact]
    public async Task On_a_white_page_it_is_white()
    {
        await using var page = await browser.OpenAsync($"<!DOCTYPE html><body>{Explorer().ToHtml()}",
            scheme: ColorScheme.Dark);

        Assert.Equal("rgb(29, 39, 51) on rgb(255, 255, 255)", await page.Page.EvaluateAsync<string>("""
            (style => `${style.color} on ${style.backgroundColor}`)(getComputedStyle(document.querySelector('.facelab-explorer')))
            """));
    }

    /// <summary>Collapsed models, perfect ones and two pairs: where ranges, denominators and galleries are
    /// empty.</summary>
    [ChromiumTheory]
    [InlineData(0.99f, 0.99f)]
    [InlineData(1.0001f, -1f)]
    [InlineData(-0.2f, 0.3f)]
    public async Task Two_pairs_are_enough(float genuine, float impostor)
    {
        var pairs = new[] { judged.Pairs[0], judged.Pairs[^1] };
        var two = new PairSimilarities([genuine, impostor], [true, false]);
        await using var page = await browser.OpenAsync(ThresholdExplorer.Of("two", judged.Faces, pairs,
            new ExploredModel("m", two)).ToPage());

        foreach (var key in (string[])["Home", "PageUp", "End"])
        {
            await page.Page.PressAsync("input[type=range]", key);
            await AssertNumbersAsync(page, ConfusionMatrix.At(await ThresholdAsync(page), two));
        }
        Assert.DoesNotContain("NaN", await page.Page.InnerHTMLAsync(".facelab-explorer"));
        page.AssertClean();
    }

    [ChromiumFact]
    public async Task Without_scripts_it_says_what_to_do()
    {
        var html = Explorer().ToHtml();
        await using var page = await browser.OpenAsync(html[..html.IndexOf("<script>", StringComparison.Ordinal)]);

        Assert.Contains("trust the notebook", await page.Page.TextContentAsync(".facelab-explorer"));
    }

    private ThresholdExplorer Explorer(double? chosen = null) =>
        ThresholdExplorer.Of("A made-up model", judged.Faces, judged.Pairs,
            new ExploredModel("made up", judged.Similarities(), chosen));

    private static IEnumerable<double> Similarities(PairSimilarities pairs, bool genuine, double threshold) =>
        pairs.CosineSimilarities
        .Where((similarity, i) => pairs.Genuine[i] == genuine && similarity >= threshold != genuine)
            .Select(similarity => (double)similarity);
}
