using Microsoft.Playwright;

namespace FaceLab.Browser.Tests.Support;

/// <summary>A page that remembers what went wrong on it, and that reaches nothing outside itself.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private static readonly string[] OwnSchemes = ["file", "data", "about", "blob"];

    private readonly IBrowserContext context;
    private readonly List<string> errors = [];
    private readonly List<string> refused = [];

    internal BrowserPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
    }

    /// <summary>Playwright's page, to click, type and evaluate on.</summary>
    public IPage Page { get; }

    /// <summary>Errors thrown by scripts or written to the console, in order.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>Addresses that the page wanted from elsewhere; all of them were refused.</summary>
    public IReadOnlyList<string> Refused => refused;

    /// <summary>Waits until what the page has done so far is known here: a promise that nobody awaits fails a task
    /// later.</summary>
    public Task SettledAsync() => Page.EvaluateAsync("() => new Promise(done => setTimeout(done, 20))");

    /// <summary>Fails where a script went wrong or something outside was asked for.</summary>
    public void AssertClean()
    {
        Assert.Empty(refused);
        Assert.Empty(errors);
    }

    /// <summary>The whole page as a PNG file.</summary>
    public Task ScreenshotAsync(string path) => Page.ScreenshotAsync(new() { Path = path, FullPage = true });

    /// <summary>For eyes: the whole page as NAME.png in the folder that FACELAB_SCREENSHOTS names, if it is
    /// set.</summary>
    public Task KeepScreenshotAsync(string name) =>
        Environment.GetEnvironmentVariable("FACELAB_SCREENSHOTS") is { Length: > 0 } folder
        ? ScreenshotAsync(Path.Combine(folder, $"{name}.png")) : Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => context.DisposeAsync();

    internal async Task LoadAsync(Uri address)
    {
        await context.RouteAsync("**/*", DecideAsync);
        await Page.GotoAsync(address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        await SettledAsync();
    }

    private Task DecideAsync(IRoute route)
    {
        var address = route.Request.Url;
        if (OwnSchemes.Contains(new Uri(address).Scheme))
            return route.ContinueAsync();
        refused.Add(address);
        return route.AbortAsync();
    }
}
