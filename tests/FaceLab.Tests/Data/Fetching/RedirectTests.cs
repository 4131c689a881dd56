using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Fetching;

/// <summary>Redirects are followed, but not everywhere.</summary>
public sealed class RedirectTests : DownloaderTestBase
{
    private readonly ServedFile served = new(300_000, seed: 1);

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_followed(int status)
    {
        Server.At("/faces", served);

        Assert.Equal(served.Content, await FetchAsync(File(served, Redirect("/start", "/faces", status))));
    }

    [Fact]
    public async Task The_range_is_asked_for_behind_the_redirect_too()
    {
        Server.At("/faces", served);
        var mirror = Redirect("/start", $"{Server.Address}/faces?signature=1");
        var there = await LeavePartAsync(served, mirror);
        Redirect("/start", $"{Server.Address}/faces?signature=2");

        Assert.Equal(served.Content, await FetchAsync(File(served, mirror)));

        Assert.Equal([("/start", 0), ("/faces", 0), ("/start", there), ("/faces", there)],
            Server.Asked.Select(asked => (asked.Path, asked.From)));
    }

    [Fact]
    public async Task A_circle_ends()
    {
        Assert.Contains("302 Found", await FailAsync(File(served, Redirect("/round", "/round"))));

        Assert.InRange(Server.Asked.Count, 2, 60);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/faces")]
    [InlineData("")]
    [InlineData("http://")]
    public async Task Anything_but_the_web_is_refused(string location) =>
        Assert.Contains("cannot be fetched", await FailAsync(File(served, Redirect("/start", location))));

    [Fact]
    public async Task A_certificate_that_nobody_signed_is_refused()
    {
        await using var secure = await LoopbackServer.StartAsync(https: true);

        var message = await FailAsync(File(served, secure.At("/faces", served)));

        Assert.Contains("certificate", message);
        Assert.DoesNotContain("(try", message);
    }

    private Uri Redirect(string from, string to, int status = 302) =>
        Server.At(from, context => GoTo(context, to, status));

    private static Task GoTo(Microsoft.AspNetCore.Http.HttpContext context, string location, int status = 302)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
