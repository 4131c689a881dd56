using System.Net.Http.Headers;
using System.Text.Json;

namespace FaceLab.Data.Fetching;

/// <summary>Which version of a file a part is of: where it came from and what the server called that version.</summary>
/// <param name="Mirror">The mirror's address, before any redirect.</param>
/// <param name="ETag">A strong entity tag, with its quotes.</param>
/// <param name="LastModified">When that version was made, in HTTP's words.</param>
internal sealed record PartOrigin(string Mirror, string? ETag, string? LastModified)
{
    /// <summary>What If-Range asks for; <see langword="null"/> where the server gave nothing to hold it to.</summary>
    public string? Validator => ETag ?? LastModified;

    public static PartOrigin Of(Uri mirror, HttpResponseMessage response) => new(
        mirror.AbsoluteUri,
        // A weak tag promises the same meaning, not the same bytes.
        response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null,
        response.Content.Headers.LastModified?.ToString("R"));

    /// <summary>Whether an answer is of the same version, as far as it says.</summary>
    public bool Fits(HttpResponseMessage response) =>
        (ETag is null || response.Headers.ETag is null || response.Headers.ETag.Equals(EntityTagHeaderValue.Parse(ETag)))
        && (LastModified is null || response.Content.Headers.LastModified is not { } date || date.ToString("R") == LastModified);
}

/// <summary>A file on its way: <c>NAME.part</c>, and beside it <c>NAME.part.json</c>, which says of which version it is a part.</summary>
internal sealed class PartFile(string target)
{
    private const int MaximumOriginBytes = 1 << 16;
    private readonly string originPath = $"{target}.part.json";

    public string Path { get; } = $"{target}.part";

    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>What the part is of, or <see langword="null"/>: then it cannot be gone on with.</summary>
    public PartOrigin? Origin
    {
        get
        {
            try
            {
                return new FileInfo(originPath) is { Exists: true, Length: <= MaximumOriginBytes }
                    ? JsonSerializer.Deserialize<PartOrigin>(File.ReadAllBytes(originPath)) : null;
            }
            catch (Exception error) when (error is JsonException or IOException)
            {
                return null;
            }
        }
    }

    /// <summary>Begins anew: the old part goes before the new one's origin is noted, so that a kill in between mixes nothing.</summary>
    public Stream Begin(PartOrigin origin, DownloadOptions options)
    {
        Discard();
        File.WriteAllBytes(originPath, JsonSerializer.SerializeToUtf8Bytes(origin));
        return options.OpenWrite(Path, FileMode.Create);
    }

    public Stream Continue(DownloadOptions options) => options.OpenWrite(Path, FileMode.Append);

    public void Discard()
    {
        File.Delete(Path);
        File.Delete(originPath);
    }

    /// <summary>Gives the part its name.</summary>
    public void Finish()
    {
        using (var file = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite))
            file.Flush(flushToDisk: true);
        File.Move(Path, target, overwrite: true);
        File.Delete(originPath);
    }
}
