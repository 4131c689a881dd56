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

        Assert.Equal([("/start", 0), ("/faces", 0), ("/start", there), ("/faces", there)], Server.Asked.Select(asked => (asked.Path, asked.From)));
    }

    [Fact]
    public async Task A_circle_ends()
    {
        Assert.Contains("more than 5 redirects", await FailAsync(File(served, Redirect("/round", "/round")), Quick with { MaximumRedirects = 5 }));

        Assert.Equal(6, Server.Asked.Count);
    }

    [Theory]
    [InlineData("file:///etc/passwd", "'file:'")]
    [InlineData("ftp://127.0.0.1/faces", "'ftp:'")]
    [InlineData("", "nowhere")]
    [InlineData("http://", "nowhere")]
    public async Task Anything_but_the_web_is_refused(string location, string reason) =>
        Assert.Contains(reason, await FailAsync(File(served, Redirect("/start", location))));

    [Fact]
    public async Task From_https_to_http_is_refused_and_within_https_is_not()
    {
        await using var secure = await LoopbackServer.StartAsync(https: true);
        secure.At("/faces", served);
        var options = Quick with
        {
            Connections = handler => handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.Equals(LoopbackServer.Certificate),
        };

        var mirror = secure.At("/start", context => GoTo(context, Server.At("/faces", served).AbsoluteUri));
        Assert.Contains("from https to http (127.0.0.1), which is not followed", await FailAsync(File(served, mirror), options));
        Assert.Empty(Server.Asked);

        mirror = secure.At("/start", context => GoTo(context, "/faces"));
        Assert.Equal(served.Content, await FetchAsync(File(served, mirror), options));
    }

    [Fact]
    public async Task A_certificate_that_nobody_signed_is_refused()
    {
        await using var secure = await LoopbackServer.StartAsync(https: true);

        var message = await FailAsync(File(served, secure.At("/faces", served)));

        Assert.Contains("no secure connection", message);
        Assert.DoesNotContain("(try", message);
    }

    private Uri Redirect(string from, string to, int status = 302) => Server.At(from, context => GoTo(context, to, status));

    private static Task GoTo(Microsoft.AspNetCore.Http.HttpContext context, string location, int status = 302)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
