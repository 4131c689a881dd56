using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace FaceLab.Tests.Support;

/// <summary>Bytes that a <see cref="LoopbackServer"/> sends, well or badly.</summary>
internal sealed class ServedFile(byte[] content)
{
    private const int Chunk = 1 << 13;

    /// <summary>Random bytes, the same for a seed.</summary>
    public ServedFile(int length, int seed) : this(Bytes(length, seed)) { }

    public byte[] Content { get; set; } = content;

    /// <summary>Whether a range is answered by 206.</summary>
    public bool Ranges { get; set; } = true;

    /// <summary>Answers, from the first, are cut after so many bytes.</summary>
    public Queue<int> CutsAfter { get; } = new();

    /// <summary>Answers, from the first, stop after so many bytes and never go on.</summary>
    public Queue<int> StallsAfter { get; } = new();

    public int? BytesPerSecond { get; set; }

    /// <summary>Changes what is said of the content, before it is sent.</summary>
    public Action<HttpResponse>? Say { get; set; }

    public string Sum => SumOf(Content);

    public static string SumOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var start = 0;
        if (Ranges && request.Headers.Range.ToString() is { Length: > 0 } range)
        {
            start = int.Parse(range["bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture);
            response.StatusCode = start < Content.Length ? 206 : 416;
            response.Headers.ContentRange = start < Content.Length
                ? $"bytes {start}-{Content.Length - 1}/{Content.Length}" : $"bytes */{Content.Length}";
            if (start >= Content.Length)
                return;
        }
        response.ContentLength = Content.Length - start;
        Say?.Invoke(response);
        await SendAsync(context, Content.AsMemory(start));
    }

    private async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var (cut, stall) = (Next(CutsAfter), Next(StallsAfter));
        var end = Math.Min(body.Length, Math.Min(cut, stall));
        for (var at = 0; at < end; at += Chunk)
        {
            await context.Response.Body.WriteAsync(body[at..Math.Min(end, at + Chunk)], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            if (BytesPerSecond is { } speed)
                await Task.Delay(TimeSpan.FromSeconds((double)Chunk / speed), context.RequestAborted);
        }
        if (stall < body.Length)
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        if (cut >= body.Length)
            return;
        // A reset overtakes bytes that the client has not read yet.
        await Task.Delay(10);
        context.Abort();
    }

    private static int Next(Queue<int> queue)
    {
        lock (queue)
            return queue.TryDequeue(out var value) ? value : int.MaxValue;
    }
}
