using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.PixelFormats;
using static ImageSharp.Tests.Support;

namespace ImageSharp.Tests;

public sealed class LoadTests
{
    [Theory]
    [InlineData("rgb.bmp")]
    [InlineData("rgb.ppm")]
    [InlineData("rgb.webp")]
    public void Lossless_formats_hold_the_same_pixels(string name)
    {
        using Image<Rgb24> expected = Picture(), actual = Image.Load<Rgb24>(Fixture(name));
        AssertSame(expected, actual);
    }

    // The real package upsamples chroma by repetition, libjpeg smoothly; and the real one's DCT is its own.
    [Theory]
    [InlineData("full-chroma", 3, 0.5)]
    [InlineData("half-chroma", 64, 3)]
    [InlineData("progressive", 64, 3)]
    public void Jpegs_decode_as_in_libjpeg(string name, int tolerance, double meanTolerance)
    {
        using Image<Rgb24> expected = Image.Load<Rgb24>(Fixture($"{name}.expected.png"));
        using Image<Rgb24> actual = Image.Load<Rgb24>(Fixture($"{name}.jpg"));
        AssertSame(expected, actual, tolerance, meanTolerance);
    }

    [Fact]
    public void Palettes_are_expanded()
    {
        using Image<Rgb24> expected = Image.Load<Rgb24>(Fixture("palette.expected.png"));
        using Image<Rgb24> png = Image.Load<Rgb24>(Fixture("palette.png")), gif = Image.Load<Rgb24>(Fixture("palette.gif"));
        AssertSame(expected, png);
        AssertSame(expected, gif);
    }

    [Theory]
    [InlineData("grey.png")]
    [InlineData("grey.pgm")]
    public void Grey_becomes_equal_channels(string name)
    {
        using Image<Rgb24> picture = Picture(), rgb = Image.Load<Rgb24>(Fixture(name));
        using Image<L8> grey = Image.Load<L8>(Fixture(name));
        for (int x = 0; x < picture.Width; x++)
        {
            byte expected = picture[x, 7].R;
            Assert.Equal(new Rgb24(expected, expected, expected), rgb[x, 7]);
            Assert.Equal(new L8(expected), grey[x, 7]);
        }
    }

    [Fact]
    public void Grey_jpegs_load_in_every_format()
    {
        using Image<L8> grey = Image.Load<L8>(Fixture("grey.jpg"));
        using Image<Rgb24> rgb = Image.Load<Rgb24>(Fixture("grey.jpg"));
        Assert.Equal(grey[30, 20].PackedValue, rgb[30, 20].G);
        AssertSame(grey, rgb);
    }

    [Fact]
    public void Alpha_is_dropped_without_blending()
    {
        using Image<Rgb24> picture = Picture(), opaque = Image.Load<Rgb24>(Fixture("rgba.png"));
        using Image<Rgba32> withAlpha = Image.Load<Rgba32>(Fixture("rgba.png"));
        AssertSame(picture, opaque);
        Assert.Equal((byte)((3 * 4) + (5 * 3)), withAlpha[3, 5].A);
    }

    [Fact]
    public void Colour_becomes_BT709_luminance()
    {
        using Image<Rgb24> picture = Picture();
        using Image<L8> grey = Image.Load<L8>(Fixture("rgb.png"));
        Rgb24 color = picture[11, 12];
        double expected = (.2126 * color.R) + (.7152 * color.G) + (.0722 * color.B);
        Assert.Equal(expected, grey[11, 12].PackedValue, 0.6);
    }

    [Fact]
    public void Paths_streams_and_bytes_give_the_same()
    {
        byte[] bytes = FixtureBytes("half-chroma.jpg");
        using MemoryStream stream = new(bytes);
        using Image<Rgb24> byPath = Image.Load<Rgb24>(Fixture("half-chroma.jpg"));
        using Image<Rgb24> byStream = Image.Load<Rgb24>(stream), byBytes = Image.Load<Rgb24>(bytes);
        AssertSame(byPath, byStream);
        AssertSame(byPath, byBytes);
    }

    [Fact]
    public async Task Loading_asynchronously_gives_the_same()
    {
        using Image<Rgb24> expected = Picture(), actual = await Image.LoadAsync<Rgb24>(Fixture("rgb.png"));
        AssertSame(expected, actual);
    }

    [Theory]
    [InlineData("rgb.png", "PNG", 24)]
    [InlineData("rgba.png", "PNG", 32)]
    [InlineData("grey.png", "PNG", 8)]
    [InlineData("half-chroma.jpg", "JPEG", 24)]
    [InlineData("grey.jpg", "JPEG", 8)]
    [InlineData("rgb.bmp", "BMP", 24)]
    [InlineData("grey.pgm", "PBM", 8)]
    public void Files_are_identified_without_decoding(string name, string format, int bitsPerPixel)
    {
        ImageInfo info = Image.Identify(Fixture(name));
        Assert.Equal(new Size(61, 45), info.Size);
        Assert.Equal((61, 45), (info.Width, info.Height));
        Assert.Equal(format, info.Metadata.DecodedImageFormat?.Name);
        Assert.Equal(bitsPerPixel, info.PixelType.BitsPerPixel);
        Assert.Equal(format, Image.DetectFormat(FixtureBytes(name)).Name);
    }

    [Fact]
    public void A_target_size_bounds_the_image()
    {
        DecoderOptions options = new() { TargetSize = new Size(30, 30) };
        using Image<Rgb24> jpeg = Image.Load<Rgb24>(options, Fixture("half-chroma.jpg"));
        using Image<Rgb24> png = Image.Load<Rgb24>(options, Fixture("rgb.png"));
        Assert.Equal(new Size(30, 22), png.Size);
        AssertSame(png, jpeg, 60, 6);
    }

    [Fact]
    public void Loading_in_parallel_gives_the_same()
    {
        using Image<Rgb24> expected = Image.Load<Rgb24>(Fixture("half-chroma.jpg"));
        byte[] pixels = Bytes(expected);
        Parallel.For(0, 200, _ =>
        {
            using Image<Rgb24> image = Image.Load<Rgb24>(Fixture("half-chroma.jpg"));
            Assert.Equal(pixels, Bytes(image));
        });
    }
}
