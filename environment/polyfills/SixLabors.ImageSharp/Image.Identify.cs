using SixLabors.ImageSharp.Formats;

namespace SixLabors.ImageSharp;

/// <content>Format, size and metadata without decoding pixels.</content>
public abstract partial class Image
{
    public static ImageInfo Identify(string path) => Identify(DecoderOptions.Default, path);

    public static ImageInfo Identify(DecoderOptions options, string path)
    {
        Guard.NotNull(options, nameof(options));
        using FileContent content = FileContent.Read(path);
        return Decoding.Identify(content.Bytes);
    }

    public static ImageInfo Identify(Stream stream) => Identify(DecoderOptions.Default, stream);

    public static ImageInfo Identify(DecoderOptions options, Stream stream)
    {
        Guard.NotNull(options, nameof(options));
        using FileContent content = FileContent.Read(stream);
        return Decoding.Identify(content.Bytes);
    }

    public static ImageInfo Identify(ReadOnlySpan<byte> buffer) => Identify(DecoderOptions.Default, buffer);

    public static ImageInfo Identify(DecoderOptions options, ReadOnlySpan<byte> buffer)
    {
        Guard.NotNull(options, nameof(options));
        return Decoding.Identify(buffer);
    }

    public static async Task<ImageInfo> IdentifyAsync(string path, CancellationToken cancellationToken = default)
        => Identify(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));

    public static IImageFormat DetectFormat(string path)
    {
        using FileContent content = FileContent.Read(path);
        return FormatCodec.Of(content.Bytes).Format;
    }

    /// <summary>Leaves the stream where it was if it can seek.</summary>
    public static IImageFormat DetectFormat(Stream stream)
    {
        Guard.NotNull(stream, nameof(stream));
        long start = stream.CanSeek ? stream.Position : 0;
        using FileContent content = FileContent.Read(stream);
        if (stream.CanSeek)
            stream.Position = start;
        return FormatCodec.Of(content.Bytes).Format;
    }

    public static IImageFormat DetectFormat(ReadOnlySpan<byte> buffer) => FormatCodec.Of(buffer).Format;
}
