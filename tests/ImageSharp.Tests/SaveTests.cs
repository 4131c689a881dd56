using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Pbm;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using static ImageSharp.Tests.Support;

namespace ImageSharp.Tests;

public sealed class SaveTests
{
    [Fact]
    public void Png_keeps_every_pixel_in_every_format()
    {
        Check<Rgb24>(24);
        Check<Bgr24>(24);
        Check<Rgba32>(32);
        Check<Bgra32>(32);
        Check<L8>(8);

        static void Check<TPixel>(int bitsPerPixel)
            where TPixel : unmanaged, IPixel<TPixel>
        {
            using Image<TPixel> image = Synthetic<TPixel>(19, 13);
            byte[] png = Encode(stream => image.SaveAsPng(stream));
            using Image<TPixel> loaded = Image.Load<TPixel>(png);
            AssertSame(image, loaded);
            Assert.InRange(Image.Identify(png).PixelType.BitsPerPixel, 8, 32);
            Assert.True(bitsPerPixel >= Image.Identify(png).PixelType.BitsPerPixel);
        }
    }

    [Fact]
    public void Bmp_keeps_every_pixel()
    {
        using Image<Rgb24> image = Synthetic<Rgb24>(19, 13), loaded = Image.Load<Rgb24>(Encode(stream => image.SaveAsBmp(stream)));
        AssertSame(image, loaded);
    }

    [Fact]
    public void Netpbm_keeps_every_pixel_when_binary()
    {
        PbmEncoder encoder = new() { Encoding = PbmEncoding.Binary, ColorType = PbmColorType.Rgb };
        using Image<Rgb24> image = Synthetic<Rgb24>(19, 13);
        using Image<Rgb24> loaded = Image.Load<Rgb24>(Encode(stream => image.SaveAsPbm(stream, encoder)));
        AssertSame(image, loaded);
    }

    [Fact]
    public void Jpeg_has_quality_75_by_default()
    {
        using Image<Rgb24> image = Image.LoadPixelData<Rgb24>(Raw(), 61, 45);
        byte[] byDefault = Encode(stream => image.SaveAsJpeg(stream));
        byte[] at75 = Encode(stream => image.SaveAsJpeg(stream, new JpegEncoder { Quality = 75 }));
        byte[] at95 = Encode(stream => image.SaveAsJpeg(stream, new JpegEncoder { Quality = 95 }));
        Assert.Equal(at75, byDefault);
        Assert.True(at95.Length > byDefault.Length);
        using Image<Rgb24> loaded = Image.Load<Rgb24>(at95);
        AssertSame(image, loaded, 128, 6);
    }

    [Fact]
    public void A_loaded_jpeg_is_saved_at_its_own_quality()
    {
        using Image<Rgb24> image = Image.LoadPixelData<Rgb24>(Raw(), 61, 45);
        using Image<Rgb24> loaded = Image.Load<Rgb24>(Encode(stream => image.SaveAsJpeg(stream, new JpegEncoder { Quality = 30 })));
        byte[] again = Encode(stream => loaded.SaveAsJpeg(stream));
        byte[] at30 = Encode(stream => loaded.SaveAsJpeg(stream, new JpegEncoder { Quality = 30 }));
        Assert.Equal(at30.Length, again.Length, 40.0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Jpeg_quality_has_limits(int quality)
        => Assert.Throws<ArgumentException>(() => new JpegEncoder { Quality = quality });

    [Fact]
    public void The_extension_chooses_the_format()
    {
        using TemporaryFolder folder = new();
        using Image<Rgb24> image = Picture();
        foreach ((string name, string format) in new[] { ("a.png", "PNG"), ("a.JPG", "JPEG"), ("a.bmp", "BMP"), ("a.pgm", "PBM") })
        {
            image.Save(folder.Path(name));
            Assert.Equal(format, Image.DetectFormat(folder.Path(name)).Name);
        }
        Assert.Throws<UnknownImageFormatException>(() => image.Save(folder.Path("a.xyz")));
        Assert.Throws<DirectoryNotFoundException>(() => image.Save(folder.Path("none/a.png")));
    }

    [Fact]
    public void Data_uris_name_their_type()
    {
        using Image<Rgb24> image = Picture();
        string uri = image.ToBase64String(PngFormat.Instance);
        Assert.StartsWith("data:image/png;base64,", uri, StringComparison.Ordinal);
        using Image<Rgb24> loaded = Image.Load<Rgb24>(Convert.FromBase64String(uri[(uri.IndexOf(',', StringComparison.Ordinal) + 1)..]));
        AssertSame(image, loaded);
        Assert.StartsWith("data:image/jpeg;base64,", image.ToBase64String(JpegFormat.Instance), StringComparison.Ordinal);
    }

    private static byte[] Raw()
    {
        using Image<Rgb24> picture = Picture();
        byte[] bytes = new byte[61 * 45 * 3];
        picture.CopyPixelDataTo(bytes);
        return bytes;
    }
}
