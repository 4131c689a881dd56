using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace FaceLab.Tests.Support;

/// <summary>A request as the server got it.</summary>
internal sealed record Asked(string Path, string? Range)
{
    /// <summary>The first byte asked for; 0 without a range.</summary>
    public long From => Range is null ? 0
        : long.Parse(Range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
}

/// <summary>A real web server on 127.0.0.1, at a port of its own.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    /// <summary>What it shows over https; signed by nobody but itself.</summary>
    private static readonly Lazy<X509Certificate2> Shown = new(SelfSigned);
    private readonly WebApplication application;
    private readonly ConcurrentDictionary<string, RequestDelegate> answers = new();
    private readonly ConcurrentQueue<Asked> asked = new();

    static LoopbackServer() => Environment.SetEnvironmentVariable("NO_PROXY", "127.0.0.1");

    private LoopbackServer(bool https)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (https)
                listen.UseHttps(Shown.Value);
        }));
        if (https)
            builder.WebHost.UseKestrelHttpsConfiguration();
        application = builder.Build();
        application.Run(AnswerAsync);
    }

    /// <summary>Ends in no slash.</summary>
    public string Address => application.Urls.Single();

    /// <summary>Every request so far, in order.</summary>
    public IReadOnlyList<Asked> Asked => [.. asked];

    public static async Task<LoopbackServer> StartAsync(bool https = false)
    {
        var server = new LoopbackServer(https);
        await server.application.StartAsync();
        return server;
    }

    public Uri At(string path, RequestDelegate answer)
    {
        answers[path] = answer;
        return new Uri(Address + path);
    }

    public Uri At(string path, ServedFile file) => At(path, file.AnswerAsync);

    public Uri At(string path, int status) => At(path, context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        asked.Enqueue(new Asked(request.Path, request.Headers.TryGetValue("Range", out var range) ? range.ToString()
            : null));
        if (answers.TryGetValue(request.Path, out var answer))
            return answer(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
