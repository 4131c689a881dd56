using FaceLab.Browser.Tests.Support;
using FaceLab.Display;
using FaceLab.Display.Charts;
using FaceLab.Display.Explorer;
using FaceLab.Evaluation;
using FaceLab.Tests.Support;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.Playwright;

namespace FaceLab.Browser.Tests.Notebooks;

/// <summary>An executed page with code, tables, charts and the explorer, on a phone and in the dark.</summary>
[Collection(BrowserTests.Name)]
public sealed class ExecutedPageTests(HeadlessBrowser browser, JudgedFaces judged) : IClassFixture<JudgedFaces>
{
    private const string Title = "Of one thousand pairs of strangers nine in ten are on the right side of it";

    /// <summary>Defines `contrast` (WCAG 2.2, 1.4.3) of two colours and `paper`, the colour below an element.</summary>
    private const string Colours = """
        const light = colour => {
          const [r, g, b] = colour.match(/[\d.]+/g).map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const contrast = (one, other) =>
          (Math.max(light(one), light(other)) + 0.05) / (Math.min(light(one), light(other)) + 0.05);
        const paper = part => {
          while (part.parentElement && getComputedStyle(part).backgroundColor === 'rgba(0, 0, 0, 0)') part = part.parentElement;
          return getComputedStyle(part).backgroundColor;
        };
        """;

    [ChromiumTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task At_400_pixels_nothing_scrolls_sideways_but_code_and_tables_in_their_boxes(ColorScheme scheme)
    {
        using var folder = new TempFolder();
        await using var page = await OpenAsync(folder, 400, scheme);
        await page.KeepScreenshotAsync($"executed-400-{scheme}");

        Assert.Equal(400, await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        var boxes = await page.Page.EvaluateAsync<string[]>("""
            ['.input_area', '.text_cell_render table', '.output_subarea:has(#wide)']
              .filter(box => { const { scrollWidth, clientWidth } = document.querySelector(box); return scrollWidth <= clientWidth; })
            """);
        Assert.Empty(boxes);
        page.AssertClean();
    }

    [ChromiumFact]
    public async Task At_400_pixels_titles_and_legends_of_charts_leave_the_plot_free()
    {
        using var folder = new TempFolder();
        await using var page = await OpenAsync(folder, 400, ColorScheme.Light);

        var charts = await page.Page.EvaluateAsync<double[][]>("""
            [...document.querySelectorAll('.js-plotly-plot')].map(chart => {
              const box = part => chart.querySelector(part).getBoundingClientRect(), plot = box('.nsewdrag');
              return [box('.gtitle').right, box('.gtitle').bottom - plot.top, plot.bottom - box('.legend').top,
                box('.legend').bottom - chart.getBoundingClientRect().bottom, box('.xtitle').right, plot.width];
            })
            """);
        Assert.Equal(4, charts.Length);
        Assert.All(charts, chart =>
        {
            Assert.InRange(chart[0], 1, 400);                      // the title's right end
            Assert.True(chart[1] < 0 && chart[2] < 0 && chart[3] < 1, string.Join(", ", chart));
            Assert.InRange(chart[4], 1, 400);
            Assert.InRange(chart[5], 200, 400);
        });
        Assert.Equal(0, await page.Page.Locator(".modebar-container:visible").CountAsync());
    }

    [ChromiumFact]
    public async Task At_1000_pixels_a_title_ends_before_the_buttons_and_a_long_one_goes_on_below()
    {
        using var folder = new TempFolder();
        await using var page = await OpenAsync(folder, 1000, ColorScheme.Light);

        var gaps = await page.Page.EvaluateAsync<double[]>("""
            [...document.querySelectorAll('.js-plotly-plot')].map(chart =>
              chart.querySelector('.modebar').getBoundingClientRect().left - chart.querySelector('.gtitle').getBoundingClientRect().right)
            """);
        Assert.All(gaps, gap => Assert.True(gap > 0, $"{gap}"));
        Assert.Equal(2, await page.Page.Locator(".js-plotly-plot").First.Locator(".gtitle tspan").CountAsync());
    }

    [ChromiumFact]
    public async Task In_the_dark_paper_is_dark_and_text_and_charts_are_readable()
    {
        using var folder = new TempFolder();
        await using var page = await OpenAsync(folder, 1000, ColorScheme.Dark);
        await page.KeepScreenshotAsync("executed-1000-dark");

        var body = await page.Page.EvaluateAsync<double[]>($$"""
            (() => { {{Colours}} const style = getComputedStyle(document.body); return [light(style.backgroundColor), light(style.color)]; })()
            """);
        Assert.InRange(body[0], 0, 0.05);
        Assert.InRange(body[1], 0.7, 1);
        Assert.Empty(await PaleAsync(page));

        // A reader who changes the scheme needs no new page.
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.Page.WaitForFunctionAsync("getComputedStyle(document.querySelector('.gtitle')).fill === " +
            "getComputedStyle(document.body).color");
        Assert.Empty(await PaleAsync(page));
        page.AssertClean();
    }

    /// <summary>The texts of charts, tables, prose, code and explorer whose contrast is below 4.5.</summary>
    private static Task<string[]> PaleAsync(BrowserPage page) => page.Page.EvaluateAsync<string[]>($$"""
        (() => {
          {{Colours}}
          const texts = document.querySelectorAll('.js-plotly-plot text, main p, main td, main th, main pre, main h1, ' +
            '.facelab-explorer svg text, .facelab-explorer button:enabled, .facelab-explorer strong, .facelab-explorer figcaption');
          return [...texts].filter(text => text.textContent.trim() && !text.closest('.modebar')).map(text => {
            const style = getComputedStyle(text), ink = text instanceof SVGElement ? style.fill : style.color;
            return [contrast(ink, paper(text)), `${text.tagName}.${text.getAttribute('class')} ${ink} on ${paper(text)}`];
          }).filter(pair => pair[0] < 4.5).map(pair => pair.join(' '));
        })()
        """);

    private async Task<BrowserPage> OpenAsync(TempFolder folder, int width, ColorScheme scheme)
    {
        var pairs = judged.Similarities();
        var curve = RocCurve.Of(pairs);
        var wide = new DataFrame(Enumerable.Range(0, 9).Select(column => new StringDataFrameColumn($"column {column}",
            [$"{column} % ({column} % to 90 %)"])));
        string[] outputs =
        [
            $"{Formatters.Register()}", SimilarityChart.Of(Title + ", " + Title, pairs, 0.4).ToFragment(),
            RocChart.Of(Title, ("network", curve), ("pixels", curve)).ToFragment(),
            SweepChart.Of(Title, "step", "loss of the pairs", ("hardest, large rate", [1, 2], [0.1, 0.2]),
                ("semi-hard, gentle rate", [1, 2], [0.3, 0.1])).ToFragment(),
            TrainingChart.Of([new(5, 1.5, 0.9, 1.0, 200), new(10, 3, 0.7, 0.8, 210)], steps: 10).ToFragment(),
            $"<div id=\"wide\">{wide.ToDisplayString(HtmlFormatter.MimeType)}</div>",
            ThresholdExplorer.Of("Explorer", judged.Faces, judged.Pairs, new ExploredModel("m", pairs)).ToHtml(),
        ];
        var headings = string.Join(" | ", Enumerable.Repeat("a_heading_that_does_not_break", 4));
        var table = $"| {headings} |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |";
        var path = ExecutedPage.Write(folder[""], $"# Title\n\nProse with `{new string('x', 80)}`.\n\n{table}",
            $"var text = \"{new string('x', 200)}\";", outputs);
        var page = await browser.OpenFileAsync(path, width, scheme);
        await page.Page.WaitForFunctionAsync("document.querySelectorAll('.js-plotly-plot .gtitle').length === 4");
        await page.Page.WaitForTimeoutAsync(500);
        return page;
    }
}
