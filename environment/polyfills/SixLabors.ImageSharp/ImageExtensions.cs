using SixLabors.ImageSharp.Formats;

namespace SixLabors.ImageSharp;

/// <summary>Saving by path or format.</summary>
public static partial class ImageExtensions
{
    /// <summary>Saves in the format that the extension of <paramref name="path"/> names.</summary>
    public static void Save(this Image source, string path)
    {
        Guard.NotNull(path, nameof(path));
        source.Save(path, FormatCodec.EncoderForPath(path));
    }

    /// <summary>Encodes first, so that a failure leaves an existing file alone.</summary>
    public static void Save(this Image source, string path, IImageEncoder encoder)
    {
        Guard.NotNull(path, nameof(path));
        Guard.NotNull(encoder, nameof(encoder));
        using MemoryStream encoded = new();
        source.Save(encoded, encoder);
        using FileStream file = File.Create(path);
        encoded.WriteTo(file);
    }

    public static void Save(this Image source, Stream stream, IImageFormat format)
    {
        Guard.NotNull(stream, nameof(stream));
        Guard.NotNull(format, nameof(format));
        if (!stream.CanWrite)
            throw new NotSupportedException("Cannot write to the stream.");
        source.Save(stream, FormatCodec.EncoderFor(format));
    }

    /// <summary>The encoded image as a <c>data:</c> URI.</summary>
    public static string ToBase64String(this Image source, IImageFormat format)
    {
        Guard.NotNull(format, nameof(format));
        using MemoryStream encoded = new();
        source.Save(encoded, format);
        return $"data:{format.DefaultMimeType};base64,{Convert.ToBase64String(encoded.GetBuffer(), 0, (int)encoded.Length)}";
    }
}
