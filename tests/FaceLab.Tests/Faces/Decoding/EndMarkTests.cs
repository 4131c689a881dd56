using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using static FaceLab.Tests.Faces.Decoding.Pictures;

namespace FaceLab.Tests.Faces.Decoding;

/// <summary>A file that is cut after its last pixel is as good as whole; one that is cut before is refused.</summary>
public sealed class EndMarkTests
{
    /// <summary>Files, and the bytes that may be missing at their ends.</summary>
    public static TheoryData<string, int> Files => new()
    {
        { "jpg", 2 }, { "large-progressive.jpg", 2 }, { "progressive.jpg", 2 }, { "restarts.jpg", 2 },
        { "three-scans.jpg", 2 }, { "cmyk.jpg", 2 }, { "png", 12 }, { "palette.png", 12 }, { "adam7.png", 12 },
        { "gif", 2 }, { "bmp", 0 }, { "lossless.webp", 0 }, { "lossy.webp", 0 }, { "P6", 0 }, { "P4", 0 },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_cut_anywhere_has_all_its_pixels_or_is_refused(string kind, int mayBeMissing)
    {
        var file = FileOf(kind);
        var whole = Decoded(file);
        var step = Math.Max(1, file.Length / 400);

        for (var length = 0; length < file.Length - 40; length += step)
            Assert.True(PixelsOf(file[..length]) is not { } pixels || pixels.SequenceEqual(whole), $"{length} bytes");
        for (var missing = 1; missing <= 40; missing++)
        {
            var pixels = PixelsOf(file[..^missing]);
            Assert.True(missing > mayBeMissing || pixels is not null, $"refused without {missing} bytes");
            Assert.True(pixels is null || pixels.SequenceEqual(whole), $"other pixels without {missing} bytes");
        }
    }

    [Fact]
    public void Compressed_pixels_without_their_checksum_are_refused() =>
        Assert.Contains("checksum", Refusal(FileOf("png")[..^14]));

    [Fact]
    public void A_progressive_file_without_its_last_scan_is_refused_if_it_has_no_end_mark()
    {
        var file = FileOf("large-progressive.jpg");
        var last = file.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);

        Assert.Contains("cut short", Refusal(file[..last]));
    }

    [Fact]
    public void Run_lengths_may_end_without_a_mark_after_the_last_pixel()
    {
        byte[] head =
        [
            .. "BM"u8, 0, 0, 0, 0, 0, 0, 0, 0, 62, 0, 0, 0, 40, 0, 0, 0, 4, 0, 0, 0, 2, 0, 0, 0, 1, 0, 8, 0, 1, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 10, 20, 30, 0, 40, 50, 60, 0,
        ];
        byte[] runs = [4, 1, 0, 0, 4, 0, 0, 1];

        Assert.Equal(Decoded([.. head, .. runs]), Decoded([.. head, .. runs[..^2]]));
        Assert.Contains("cut short", Refusal([.. head, .. runs[..^4]]));
    }

    [Fact]
    public void What_follows_the_pixels_of_a_WebP_may_be_cut()
    {
        var simple = FileOf("lossless.webp");
        byte[] extended =
        [
            .. simple[..12], .. "VP8X"u8, 10, 0, 0, 0, 8, 0, 0, 0, 26, 0, 0, 20, 0, 0, .. simple[12..],
            .. "EXIF"u8, 100, 0, 0, 0, .. "II*\0"u8,
        ];

        Assert.Equal(Decoded(simple), Decoded(extended));
    }

    private static byte[]? PixelsOf(byte[] file)
    {
        try
        {
            return Decoded(file);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] FileOf(string kind)
    {
        if (kind.Contains('.') && kind != "adam7.png")
            return Fixture(kind);
        using var image = Waves(40, 30);
        return kind switch
        {
            "jpg" => Encoded(image, new JpegEncoder()),
            "png" => Encoded(image, new PngEncoder()),
            "adam7.png" => Encoded(image, new PngEncoder { InterlaceMethod = PngInterlaceMode.Adam7 }),
            "gif" => Encoded(image, new GifEncoder()),
            "bmp" => Encoded(image, new BmpEncoder()),
            "P4" => [.. "P4 40 30\n"u8, .. Bytes(image)[..150]],
            _ => [.. "P6 40 30 255\n"u8, .. Bytes(image)],
        };
    }
}
