using FaceLab.Faces.Decoding;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using static FaceLab.Tests.Faces.Decoding.Pictures;

namespace FaceLab.Tests.Faces.Decoding;

public sealed class FaceDecoderTests
{
    // JPEG and lossy WebP: two decoders round their transforms otherwise.
    [Theory]
    [InlineData("colour.jpg", 3, 0.5)]
    [InlineData("progressive.jpg", 3, 0.5)]
    [InlineData("gray.jpg", 2, 0.5)]
    [InlineData("cmyk.jpg", 4, 1)]
    [InlineData("ycck.jpg", 4, 1)]
    [InlineData("restarts.jpg", 3, 0.5)]
    [InlineData("three-scans.jpg", 3, 0.5)]
    [InlineData("palette.png", 0, 0)]
    [InlineData("alpha.png", 0, 0)]
    [InlineData("bits.png", 0, 0)]
    [InlineData("first-of-two.gif", 0, 0)]
    [InlineData("rows.bmp", 0, 0)]
    [InlineData("lossless.webp", 0, 0)]
    [InlineData("lossy.webp", 6, 1.5)]
    public void A_file_decodes_as_in_Pillow(string name, int most, double mean)
    {
        var expected = Decoded(Fixture(Path.GetFileNameWithoutExtension(name) + ".expected.png"));

        var differences = Decoded(Fixture(name)).Zip(expected, (a, b) => Math.Abs(a - b)).ToList();

        Assert.Equal(expected.Length, differences.Count);
        Assert.InRange(differences.Max(), 0, most);
        Assert.InRange(differences.Average(), 0, mean);
    }

    [Fact]
    public void Sixteen_bits_become_eight()
    {
        using var deep = new Image<L16>(300, 2);
        for (var x = 0; x < 300; x++)
            deep[x, 1] = new L16((ushort)(x * 219));
        var pixels = Decoded(Encoded(deep, new PngEncoder
        {
            BitDepth = PngBitDepth.Bit16,
            ColorType = PngColorType.Grayscale
        }));

        Assert.All(Enumerable.Range(0, 900), i => Assert.InRange(pixels[900 + i] - i / 3 * 219 / 257.0, -0.51, 0.51));
    }

    [Theory]
    [InlineData(PngInterlaceMode.None)]
    [InlineData(PngInterlaceMode.Adam7)]
    public void A_PNG_is_exact_interlaced_or_not(PngInterlaceMode mode)
    {
        using var image = Waves(37, 23);

        Assert.Equal(Bytes(image), Decoded(Encoded(image,
            new PngEncoder { InterlaceMethod = mode, ColorType = PngColorType.Rgb, BitDepth = PngBitDepth.Bit8 })));
    }

    [Fact]
    public void Of_ten_thousand_frames_one_is_decoded()
    {
        using var one = new Image<Rgb24>(200, 200, new Rgb24(255, 0, 0));
        var gif = Encoded(one, new GifEncoder());
        var frame = gif.AsSpan().IndexOf((byte)0x2C);       // the palette is red and black: no other 0x2C stands before
        byte[] many = [.. gif[..^1], .. Enumerable.Repeat(gif[frame..^1], 10_000).SelectMany(bytes => bytes), 0x3B];
        var before = GC.GetTotalAllocatedBytes();

        var pixels = Decoded(many);

        Assert.Equal(200 * 200 * 3, pixels.Length);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 30_000_000);
    }

    [Theory]
    [InlineData(BmpBitsPerPixel.Pixel8)]
    [InlineData(BmpBitsPerPixel.Pixel16)]
    [InlineData(BmpBitsPerPixel.Pixel24)]
    [InlineData(BmpBitsPerPixel.Pixel32)]
    public void A_BMP_of_any_depth_is_read(BmpBitsPerPixel bits)
    {
        using var image = Waves(17, 9);

        Assert.InRange(Decoded(Encoded(image, new BmpEncoder { BitsPerPixel = bits }))
            .Zip(Bytes(image), (a, b) => Math.Abs(a - b)).Average(), 0, 12);
    }

    [Fact]
    public void Run_lengths_in_a_BMP_are_read()
    {
        byte[] head =
        [
            .. "BM"u8, 0, 0, 0, 0, 0, 0, 0, 0, 62, 0, 0, 0, 40, 0, 0, 0, 4, 0, 0, 0, 2, 0, 0, 0, 1, 0, 8, 0, 1, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 10, 20, 30, 0, 40, 50, 60, 0,
        ];
        byte[] runs = [4, 1, 0, 0, 0, 4, 0, 1, 0, 1, 0, 1];     // below four of colour 1; above four plain ones

        Assert.Equal([30, 20, 10, 60, 50, 40, 30, 20, 10, 60, 50, 40, .. Enumerable.Repeat((byte[])[60, 50, 40], 4)
            .SelectMany(c => c)], Decoded([.. head, .. runs]));
        Assert.Contains("cut short", Refusal([.. head, .. runs[..6]]));
    }

    [Theory]
    [InlineData(JpegColorType.YCbCrRatio420)]
    [InlineData(JpegColorType.YCbCrRatio444)]
    [InlineData(JpegColorType.YCbCrRatio422)]
    [InlineData(JpegColorType.YCbCrRatio411)]
    [InlineData(JpegColorType.Luminance)]
    public void Rows_that_are_asked_for_are_those_of_the_whole(JpegColorType colours)
    {
        var file = Jpeg(131, 97, colours);
        var whole = Decoded(file);

        foreach (var rows in (int[])[1, 8, 15, 16, 17, 50, 96, 97])
        {
            using var picture = FaceDecoder.Load(file, size => size == new Size(131, 97) ? rows
                : throw new InvalidOperationException());
            Assert.Equal(new Size(131, 97), picture.Size);
            Assert.Equal(whole[..(131 * 3 * rows)], Bytes(picture.Pixels)[..(131 * 3 * rows)]);
        }
    }

    [Theory]
    [InlineData("progressive.jpg")]
    [InlineData("restarts.jpg")]
    [InlineData("three-scans.jpg")]
    [InlineData("cmyk.jpg")]
    [InlineData("palette.png")]
    public void Rows_of_other_files_are_those_of_the_whole_too(string name)
    {
        using var picture = FaceDecoder.Load(Fixture(name), _ => 5);

        Assert.Equal(Decoded(Fixture(name))[..(27 * 3 * 5)], Bytes(picture.Pixels)[..(27 * 3 * 5)]);
    }
}
