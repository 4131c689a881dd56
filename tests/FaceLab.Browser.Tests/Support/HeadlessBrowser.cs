using Microsoft.Playwright;

namespace FaceLab.Browser.Tests.Support;

/// <summary>One headless Chromium for all tests; it starts with the first page.</summary>
public sealed class HeadlessBrowser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Opens HTML as a file, as someone does who saved a page.</summary>
    /// <param name="html">The page.</param>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="scheme">What the reader prefers: light or dark.</param>
    public async Task<BrowserPage> OpenAsync(string html, int width = 1000, ColorScheme scheme = ColorScheme.Light)
    {
        var file = Path.Combine(Path.GetTempPath(), $"facelab-page-{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, html);
        try
        {
            return await OpenFileAsync(file, width, scheme);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Opens a file and waits until it is loaded.</summary>
    public async Task<BrowserPage> OpenFileAsync(string file, int width = 1000, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await (await StartedAsync()).NewContextAsync(new()
        {
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = 800 },
        });
        var page = new BrowserPage(context, await context.NewPageAsync());
        await page.LoadAsync(new Uri(Path.GetFullPath(file)));
        return page;
    }

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private async Task<IBrowser> StartedAsync()
    {
        playwright ??= await Playwright.CreateAsync();
        // Chromium refuses to be root within its sandbox, and containers are root.
        return browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Program,
            Args = ["--no-sandbox"] });
    }
}

/// <summary>Tests that share the <see cref="HeadlessBrowser"/>.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<HeadlessBrowser>
{
    public const string Name = "browser";
}
