using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using static ImageSharp.Tests.Support;

namespace ImageSharp.Tests;

/// <summary>A JPEG that is cropped at once is decoded only there: nobody may notice.</summary>
public sealed class DeferredDecodingTests
{
    private static readonly Rectangle[] Regions =
    [
        new(0, 0, 1, 1), new(0, 0, 131, 97), new(130, 96, 1, 1), new(17, 0, 30, 97), new(0, 33, 131, 5), new(61, 47, 33, 17),
        new(16, 16, 16, 16), new(15, 31, 2, 2), new(99, 1, 32, 95), new(1, 95, 120, 2), new(64, 64, 67, 33),
    ];

    [Theory]
    [InlineData(JpegEncodingColor.YCbCrRatio444)]
    [InlineData(JpegEncodingColor.YCbCrRatio422)]
    [InlineData(JpegEncodingColor.YCbCrRatio420)]
    [InlineData(JpegEncodingColor.YCbCrRatio411)]
    [InlineData(JpegEncodingColor.Luminance)]
    public void A_piece_is_the_piece_of_the_whole(JpegEncodingColor color)
    {
        byte[] file = Jpeg(131, 97, color);
        foreach (Rectangle region in Regions)
            AssertPiece<Rgb24>(file, region, new DecoderOptions());
        AssertPiece<L8>(file, Regions[5], new DecoderOptions());
        AssertPiece<Bgra32>(file, Regions[5], new DecoderOptions());
    }

    [Theory]
    [InlineData(66, 49)]
    [InlineData(33, 25)]
    [InlineData(17, 13)]
    public void A_piece_of_a_picture_decoded_smaller_is_the_piece_of_that(int width, int height)
    {
        byte[] file = Jpeg(131, 97, JpegEncodingColor.YCbCrRatio420);
        DecoderOptions options = new() { TargetSize = new Size(width, height) };
        AssertPiece<Rgb24>(file, new Rectangle(width / 4, height / 4, width / 2, height / 2), options);
        AssertPiece<Rgb24>(file, new Rectangle(width - 3, height - 2, 3, 2), options);
    }

    [Fact]
    public void A_progressive_file_gives_its_pieces_too() =>
        AssertPiece<Rgb24>(FixtureBytes("progressive.jpg"), new Rectangle(20, 11, 30, 21), new DecoderOptions());

    [Fact]
    public void A_damaged_scan_gives_what_is_there_in_pieces_too()
    {
        byte[] file = Jpeg(131, 97, JpegEncodingColor.YCbCrRatio420);
        foreach (int at in new[] { file.Length / 2, file.Length * 3 / 4 })
        {
            byte[] damaged = [.. file];
            damaged.AsSpan(at, 40).Fill(0x5A);
            AssertPiece<Rgb24>(damaged, new Rectangle(40, 50, 60, 40), new DecoderOptions());
            AssertPiece<Rgb24>(file[..at], new Rectangle(40, 50, 60, 40), new DecoderOptions());
        }
    }

    [Fact]
    public void Many_pieces_and_the_whole_come_from_one_image()
    {
        byte[] file = Jpeg(131, 97, JpegEncodingColor.YCbCrRatio420);
        using Image<Rgb24> image = Image.Load<Rgb24>(file), decoded = Decoded<Rgb24>(file, new DecoderOptions());
        foreach (Rectangle region in Regions)
        {
            using Image<Rgb24> piece = image.Clone(context => context.Crop(region));
            using Image<Rgb24> expected = decoded.Clone(context => context.Crop(region));
            AssertSame(expected, piece);
        }
        AssertSame(decoded, image);
    }

    [Fact]
    public void The_bytes_given_may_change_afterwards()
    {
        byte[] file = Jpeg(131, 97, JpegEncodingColor.YCbCrRatio420);
        using Image<Rgb24> expected = Decoded<Rgb24>(file, new DecoderOptions()), image = Image.Load<Rgb24>(file);
        file.AsSpan().Clear();
        AssertSame(expected, image);
    }

    [Fact]
    public void Many_threads_may_look_first()
    {
        byte[] file = Jpeg(131, 97, JpegEncodingColor.YCbCrRatio420);
        using Image<Rgb24> expected = Decoded<Rgb24>(file, new DecoderOptions());
        for (int round = 0; round < 20; round++)
        {
            using Image<Rgb24> image = Image.Load<Rgb24>(file);
            Parallel.For(0, 8, i => Assert.Equal(expected[i * 9, i * 7], image[i * 9, i * 7]));
        }
    }

    [Fact]
    public void A_disposed_image_that_nobody_looked_at_says_so()
    {
        Image<Rgb24> image = Image.Load<Rgb24>(Jpeg(20, 20, JpegEncodingColor.YCbCrRatio420));
        image.Dispose();
        Assert.Throws<ObjectDisposedException>(() => image[0, 0]);
        Assert.Throws<ObjectDisposedException>(() => image.Mutate(context => context.Crop(2, 2)));
    }

    private static void AssertPiece<TPixel>(byte[] file, Rectangle region, DecoderOptions options)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using Image<TPixel> expected = Decoded<TPixel>(file, options), piece = Image.Load<TPixel>(options, file);
        expected.Mutate(context => context.Crop(region));
        piece.Mutate(context => context.Crop(region));
        AssertSame(expected, piece);
    }

    private static Image<TPixel> Decoded<TPixel>(byte[] file, DecoderOptions options)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Image<TPixel> image = Image.Load<TPixel>(options, file);
        _ = image[0, 0];
        return image;
    }

    private static byte[] Jpeg(int width, int height, JpegEncodingColor color)
    {
        using Image<Rgb24> image = Synthetic<Rgb24>(width, height);
        return Encode(stream => image.SaveAsJpeg(stream, new JpegEncoder { Quality = 92, ColorType = color }));
    }
}
