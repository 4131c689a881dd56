using System.Runtime.InteropServices;
using FaceLab.Faces.Decoding;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Tests.Faces.Decoding;

/// <summary>Files and pixels for the decoder's tests; tests/fixtures/imaging/make_fixtures.py made the
/// fixtures.</summary>
internal static class Pictures
{
    public static byte[] Fixture(string name) => File.ReadAllBytes(
        Path.Combine(AppContext.BaseDirectory, "fixtures", "imaging", name));

    /// <summary>What <see cref="FaceDecoder"/> makes of a file: (height, width, 3) bytes.</summary>
    public static byte[] Decoded(byte[] file)
    {
        using var picture = FaceDecoder.Load(file);
        return Bytes(picture.Pixels);
    }

    /// <summary>Why a file is refused.</summary>
    public static string Refusal(byte[] file)
    {
        var message = Assert.Throws<InvalidDataException>(() => Decoded(file)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    public static byte[] Bytes(Image<Rgb24> image) =>
        [.. Enumerable.Range(0, image.Height).SelectMany(
            y => MemoryMarshal.AsBytes(image.DangerousGetPixelRowMemory(y).Span).ToArray())];

    /// <summary>A smooth picture with some texture.</summary>
    public static Image<Rgb24> Waves(int width, int height)
    {
        var pixels = new byte[width * height * 3];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(128 + 90 * Math.Sin(i / 3 % width / 4.0 + i % 3) * Math.Cos(i / 3 / width / 3.0) + i / 3
                * 7 % 23);
        return Image.LoadPixelData<Rgb24>(pixels, width, height);
    }

    public static byte[] Encoded(Image image, IImageEncoder encoder)
    {
        using var bytes = new MemoryStream();
        image.Save(bytes, encoder);
        return bytes.ToArray();
    }

    public static byte[] Jpeg(int width, int height, JpegColorType colours = JpegColorType.YCbCrRatio420)
    {
        using var image = Waves(width, height);
        return Encoded(image, new JpegEncoder { Quality = 90, ColorType = colours });
    }
}
