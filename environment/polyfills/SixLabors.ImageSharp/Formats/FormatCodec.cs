using System.Text;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Pbm;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Memory;

namespace SixLabors.ImageSharp.Formats;

/// <summary>One file format: how to recognise, identify and decode it, and its default encoder if it has one.</summary>
internal abstract class FormatCodec
{
    public static IReadOnlyList<FormatCodec> All { get; } =
        [new PngCodec(), new JpegCodec(), new GifCodec(), new BmpCodec(), new PbmCodec(), new WebpCodec()];

    public abstract IImageFormat Format { get; }

    public virtual IImageEncoder? Encoder => null;

    public abstract bool Recognises(ReadOnlySpan<byte> data);

    public abstract ImageHeader ReadHeader(ReadOnlySpan<byte> data);

    /// <summary>The size to decode at so that <paramref name="target"/> can be reached by shrinking.</summary>
    public virtual Size DecodedSize(Size full, Size? target) => full;

    /// <summary>Fills <paramref name="pixels"/>, which has the header's size or what DecodedSize made of it.</summary>
    public abstract void Decode(ReadOnlySpan<byte> data, ImageHeader header, PixelBuffer pixels);

    public static FormatCodec Of(ReadOnlySpan<byte> data)
    {
        foreach (FormatCodec codec in All)
        {
            if (codec.Recognises(data))
                return codec;
        }
        throw new UnknownImageFormatException(
            $"Image cannot be loaded: its {data.Length} bytes are of none of the known formats " +
            $"({string.Join(", ", All.Select(codec => codec.Format.Name))}).");
    }

    public static IImageEncoder EncoderForPath(string path)
    {
        string extension = Path.GetExtension(path);
        IImageEncoder? encoder = All.FirstOrDefault(codec => codec.Format.FileExtensions.Contains(
            extension.TrimStart('.'), StringComparer.OrdinalIgnoreCase))?.Encoder;
        return encoder ?? throw new UnknownImageFormatException(NoEncoder($"extension '{extension}'"));
    }

    public static IImageEncoder EncoderFor(IImageFormat format)
        => All.FirstOrDefault(codec => codec.Format == format)?.Encoder
           ?? throw new UnknownImageFormatException(NoEncoder($"format {format.Name}"));

    private static string NoEncoder(string wanted)
    {
        StringBuilder message = new($"No encoder was found for {wanted}. Registered encoders include:");
        foreach (FormatCodec codec in All.Where(codec => codec.Encoder is not null))
            message.Append($"\n - {codec.Format.Name} : {string.Join(", ", codec.Format.FileExtensions)}");
        return message.ToString();
    }
}
