using FaceLab.Browser.Tests.Support;
using FaceLab.Display.Charts;
using FaceLab.Display.Faces;
using FaceLab.Display.Tests.Support;
using FaceLab.Faces;
using Microsoft.Playwright;

namespace FaceLab.Browser.Tests.Charts;

/// <summary>Hovering over a point shows its face, clicking keeps it, keys walk through them.</summary>
[Collection(BrowserTests.Name)]
public sealed class FaceHoverTests(HeadlessBrowser browser) : IDisposable
{
    private const string Card = ".facelab-face:not(.facelab-pinned)", Pin = ".facelab-pinned";

    private readonly PreparedFaces faces = RenderedFaces.Of(identities: 2, images: 2, size: 48);

    public void Dispose() => faces.Dispose();

    [ChromiumFact]
    public async Task A_point_in_the_plane_shows_its_face_and_name()
    {
        await using var page = await browser.OpenAsync(Pages.Of(Plane().ToFragment()));

        await HoverAsync(page.Page, point: 3);

        await page.Page.WaitForSelectorAsync($"{Card}[data-face='3']");
        Assert.Equal("p1 Roe", await page.Page.TextContentAsync($"{Card} b"));
        Assert.Equal("caption <3>", await page.Page.TextContentAsync($"{Card} div"));
        await AssertShowsAsync(page.Page, Card, row: 3);
        await page.KeepScreenshotAsync("hover-plane");
        await page.Page.Mouse.MoveAsync(5, 5);
        await page.Page.WaitForSelectorAsync(Card, new() { State = WaitForSelectorState.Hidden });
        page.AssertClean();
    }

    [ChromiumFact]
    public async Task Clicked_faces_stay_until_they_are_clicked_away()
    {
        await using var page = await browser.OpenAsync(Pages.Of(Plane().ToFragment()));

        foreach (var point in (int[])[0, 3])
        {
            await HoverAsync(page.Page, point);
            await page.Page.Mouse.DownAsync();
            await page.Page.Mouse.UpAsync();
            await page.Page.WaitForSelectorAsync($"{Pin}[data-face='{point}']");
        }

        await AssertShowsAsync(page.Page, $"{Pin}[data-face='0']", row: 0);
        await page.Page.ClickAsync($"{Pin}[data-face='0']");
        Assert.Equal(1, await page.Page.Locator(Pin).CountAsync());
        page.AssertClean();
    }

    [ChromiumFact]
    public async Task Keys_walk_through_the_faces()
    {
        await using var page = await browser.OpenAsync(Pages.Of(Plane().ToFragment()));
        await page.Page.WaitForSelectorAsync(".facelab-figure[tabindex]");

        await page.Page.FocusAsync(".facelab-figure");
        foreach (var key in (string[])["ArrowRight", "ArrowRight", "Enter", "ArrowLeft"])
            await page.Page.Keyboard.PressAsync(key);

        await page.Page.WaitForSelectorAsync($"{Pin}[data-face='1']");
        Assert.Equal("face of p0 Roe", await page.Page.GetAttributeAsync($"{Pin} canvas", "aria-label"));
        await page.Page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await page.Page.Locator(Pin).CountAsync());
        page.AssertClean();
    }

    [ChromiumFact]
    public async Task A_point_in_space_shows_its_face()
    {
        // All on each other, so that the mouse finds them near the middle.
        var chart = ClusterChart.InSpace("space", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], Names(),
            faces: FaceThumbnails.Of(faces));
        await using var page = await browser.OpenAsync(Pages.Of(chart.ToFragment()));
        var scene = await page.Page.WaitForSelectorAsync(".facelab-figure[tabindex] #scene");
        var box = (await scene!.BoundingBoxAsync())!;

        await SweepAsync(page.Page, box, Card);

        var shown = int.Parse((await page.Page.GetAttributeAsync(Card, "data-face"))!);
        await AssertShowsAsync(page.Page, Card, shown);
        await page.KeepScreenshotAsync("hover-space");
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.UpAsync();
        await page.Page.WaitForSelectorAsync($"{Pin}[data-face='{shown}']");
        page.AssertClean();
    }

    [ChromiumFact]
    public async Task A_finger_s_tap_keeps_the_face()
    {
        await using var page = await browser.OpenAsync(Pages.Of(Plane().ToFragment()));
        await page.Page.WaitForSelectorAsync(".facelab-figure[tabindex]");

        // A tap as plotly.js sees it: it comes without a mouse before it.
        await page.Page.EvaluateAsync("""
            () => {
              const plot = document.querySelector('.js-plotly-plot');
              plot.parentNode.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch', clientX: 60, clientY: 60, bubbles: true }));
              plot.emit('plotly_click', { points: [{ customdata: 2 }] });
            }
            """);

        await page.Page.WaitForSelectorAsync($"{Pin}[data-face='2']");
        page.AssertClean();
    }

    private Figure Plane() => ClusterChart.Of("plane", [0, 0, 1, 0, 0, 1, 1, 1], Names(),
        [.. Enumerable.Range(0, 4).Select(i => $"caption <{i}>")],
        faces: FaceThumbnails.Of(faces));

    private string[] Names() => [.. faces.Faces.Records.Select(record => record.Identity)];

    /// <summary>Moves the mouse onto a point, where the chart itself says that it is.</summary>
    private static async Task HoverAsync(IPage page, int point)
    {
        await page.WaitForSelectorAsync(".facelab-figure[tabindex]");
        var spot = await page.EvaluateAsync<float[]>("""
            i => {
              const plot = document.querySelector('.js-plotly-plot'), box = plot.getBoundingClientRect(), axes = plot._fullLayout;
              const trace = plot.data.find(trace => trace.customdata.includes(i)), k = trace.customdata.indexOf(i);
              return [box.left + axes.xaxis._offset + axes.xaxis.d2p(trace.x[k]), box.top + axes.yaxis._offset + axes.yaxis.d2p(trace.y[k])];
            }
            """, point);
        await page.Mouse.MoveAsync(spot[0] - 30, spot[1] - 3);
        await page.Mouse.MoveAsync(spot[0], spot[1], new() { Steps = 4 });
    }

    /// <summary>Moves the mouse over a box, from its middle outwards, until something is visible.</summary>
    private static async Task SweepAsync(IPage page, ElementHandleBoundingBoxResult box, string selector)
    {
        for (var step = 0; step < 400; step++)
        {
            var (angle, radius) = (step * 0.7, 0.9 * step);
            await page.Mouse.MoveAsync((float)(box.X + box.Width / 2 + radius * Math.Cos(angle)),
                (float)(box.Y + box.Height / 2 + radius * Math.Sin(angle)));
            await page.WaitForTimeoutAsync(30);
            if (await page.IsVisibleAsync(selector))
                return;
        }
        Assert.Fail("No point of the scene showed a face.");
    }

    /// <summary>Compares the mean colour that the card shows with that of the face.</summary>
    private async Task AssertShowsAsync(IPage page, string card, int row)
    {
        await page.WaitForFunctionAsync("card => document.querySelector(card + ' " +
            "canvas').getContext('2d').getImageData(20, 20, 1, 1).data[3] > 0", card);
        var shown = await page.EvaluateAsync<double[]>("""
            card => {
              const canvas = document.querySelector(card + ' canvas'), pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              return [0, 1, 2].map(c => { let sum = 0; for (let i = c; i < pixels.length; i += 4) sum += pixels[i]; return 4 * sum / pixels.length; });
            }
            """, card);
        using var scope = TorchSharp.torch.NewDisposeScope();
        var expected = faces.Pixels[row].to(TorchSharp.torch.ScalarType.Float64).mean([0, 1]).data<double>().ToArray();
        for (var colour = 0; colour < 3; colour++)
            Assert.Equal(expected[colour], shown[colour], tolerance: 3.0);
    }
}
