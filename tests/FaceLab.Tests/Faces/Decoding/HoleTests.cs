using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;
using static FaceLab.Tests.Faces.Decoding.Pictures;

namespace FaceLab.Tests.Faces.Decoding;

/// <summary>Downloads and disks leave holes: zeros in place of a part of a file, or of all the rest.</summary>
public sealed class HoleTests
{
    private const int HoleBytes = 512;

    public static TheoryData<string> Kinds => ["jpg", "444.jpg", "gray.jpg", "large-optimized.jpg",
        "large-progressive.jpg", "png", "stored.png", "gif", "webp", "lossy.webp"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_hole_in_the_middle_is_refused(string kind)
    {
        var (file, random) = (FileOf(kind), new Random(1));
        Decoded(file);

        for (var i = 0; i < 50; i++)
        {
            byte[] damaged = [.. file];
            damaged.AsSpan(random.Next(file.Length / 4, file.Length - HoleBytes - 20), HoleBytes).Clear();
            Refusal(damaged);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_whose_rest_is_zeros_is_refused(string kind)
    {
        var file = FileOf(kind);
        for (var tenth = 2; tenth < 10; tenth++)
        {
            byte[] damaged = [.. file];
            damaged.AsSpan(file.Length * tenth / 10).Clear();
            Refusal(damaged);
        }
    }

    [Fact]
    public void A_flat_picture_is_no_hole()
    {
        using var flat = new Image<Rgb24>(600, 500, new Rgb24(255, 255, 255));
        IEnumerable<byte[]> files =
        [
            Encoded(flat, new JpegEncoder()), Encoded(flat, new PngEncoder()), Encoded(flat, new GifEncoder()),
            Encoded(flat, new WebpEncoder { FileFormat = WebpFileFormatType.Lossless }),
            Encoded(flat, new WebpEncoder { FileFormat = WebpFileFormatType.Lossy }),
        ];

        foreach (var file in files)
            Assert.All(Decoded(file), level => Assert.InRange(level, 253, 255));
    }

    private static byte[] FileOf(string kind)
    {
        if (kind.StartsWith("large", StringComparison.Ordinal))
            return Fixture(kind);
        using var image = new Image<Rgb24>(160, 120);
        var random = new Random(2);
        for (var i = 0; i < 160 * 120; i++)
        {
            var level = (byte)(128 + 60 * Math.Sin(i % 160 / 9.0) * Math.Cos(i / 160 / 7.0) + random.Next(40));
            image[i % 160, i / 160] = new Rgb24(level, (byte)(255 - level), (byte)(level / 2));
        }
        return kind switch
        {
            "jpg" => Encoded(image, new JpegEncoder()),
            "444.jpg" => Encoded(image, new JpegEncoder { ColorType = JpegColorType.YCbCrRatio444 }),
            "gray.jpg" => Encoded(image, new JpegEncoder { ColorType = JpegColorType.Luminance }),
            "png" => Encoded(image, new PngEncoder()),
            "stored.png" => Encoded(image, new PngEncoder { CompressionLevel = PngCompressionLevel.NoCompression }),
            "gif" => Encoded(image, new GifEncoder()),
            "webp" => Encoded(image, new WebpEncoder { FileFormat = WebpFileFormatType.Lossless }),
            _ => Encoded(image, new WebpEncoder { FileFormat = WebpFileFormatType.Lossy }),
        };
    }
}
