using System.Security.Cryptography;
using System.Text;
using FaceLab.Basics;

namespace FaceLab.Synthetic;

/// <summary>Rendered faces in a file: pixels, then their SHA-256. Rendering takes seconds, reading a tenth of
/// one.</summary>
internal static class RenderedFile
{
    /// <summary>The version of the renderer: another one draws other pixels.</summary>
    public const int Version = 1;

    /// <summary>Reads a range of faces, or draws them and writes the file. A damaged file is drawn again; a folder that
    /// cannot be written costs the time only.</summary>
    /// <returns>The pixels of <see cref="SyntheticFaces.RenderRange"/>.</returns>
    public static byte[] OpenOrRender(string folder, SyntheticFaces faces, int firstIdentity, int identities,
        IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var question = SHA256.HashData(Encoding.UTF8.GetBytes(
            FormattableString.Invariant($"{Version} {faces.Options} {firstIdentity} {identities}")));
        var file = Path.Combine(folder, $"{Convert.ToHexStringLower(question)[..16]}.pixels");
        if (Read(file) is { } known)
            return known;
        var pixels = faces.RenderRange(firstIdentity, identities, progress, cancellationToken);
        try
        {
            WholeFile.Write(file, temporary => File.WriteAllBytes(temporary, [.. pixels, .. SHA256.HashData(pixels)]));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The faces are there; only the next reader draws them again.
        }
        return pixels;
    }

    private static byte[]? Read(string file)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            var pixels = bytes[..^Math.Min(bytes.Length, SHA256.HashSizeInBytes)];
            return bytes.AsSpan(pixels.Length).SequenceEqual(SHA256.HashData(pixels)) ? pixels : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
