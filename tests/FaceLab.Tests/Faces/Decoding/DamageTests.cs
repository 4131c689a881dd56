using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using static FaceLab.Tests.Faces.Decoding.Pictures;

namespace FaceLab.Tests.Faces.Decoding;

/// <summary>Pixels that are missing or invented are told; an end mark that is missing after the last pixel is no
/// damage.</summary>
public sealed class DamageTests
{
    public static TheoryData<string> Kinds => ["jpg", "gray.jpg", "progressive.jpg", "restarts.jpg", "three-scans.jpg",
        "png", "gif", "bmp", "webp", "lossy.webp"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_cut_anywhere_is_refused(string kind)
    {
        var file = FileOf(kind);
        Decoded(file);

        for (var tenth = 0; tenth < 10; tenth++)
            Refusal(file[..(file.Length * tenth / 10)]);
        Assert.Contains("cut short", Refusal(file[..(file.Length * 9 / 10)]));
    }

    [Theory]
    [InlineData("jpg", 2)]
    [InlineData("restarts.jpg", 2)]
    [InlineData("three-scans.jpg", 2)]
    [InlineData("png", 12)]
    [InlineData("gif", 1)]
    public void An_end_mark_may_be_missing(string kind, int bytes)
    {
        var file = FileOf(kind);

        Assert.Equal(Decoded(file), Decoded(file[..^bytes]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Flipped_bytes_give_a_picture_or_a_reason_and_nothing_else(string kind)
    {
        var (file, random) = (FileOf(kind), new Random(1));
        for (var i = 0; i < 200; i++)
        {
            byte[] damaged = [.. file];
            for (var flips = random.Next(1, 8); flips > 0; flips--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                Decoded(damaged[..(i % 3 == 0 ? random.Next(damaged.Length) : damaged.Length)]);
            }
            catch (InvalidDataException error)
            {
                Assert.DoesNotContain('\n', error.Message);
            }
        }
    }

    [Fact]
    public void Most_flips_in_a_JPEGs_scan_are_found()
    {
        var (file, random, found) = (Jpeg(160, 120), new Random(1), 0);
        var scan = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]) + 14;
        for (var i = 0; i < 200; i++)
        {
            byte[] damaged = [.. file];
            damaged[random.Next(scan, file.Length - 2)] ^= (byte)random.Next(1, 256);
            found += IsRefused(damaged) ? 1 : 0;
        }

        Assert.InRange(found, 100, 200);

        static bool IsRefused(byte[] damaged)
        {
            try
            {
                Decoded(damaged);
                return false;
            }
            catch (InvalidDataException)
            {
                return true;
            }
        }
    }

    [Fact]
    public void Restart_marks_must_count_and_be_all_there()
    {
        var file = FileOf("restarts.jpg");
        var second = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD1]);
        byte[] swapped = [.. file];
        swapped[second + 1] = 0xD4;

        Assert.Contains("restart mark 4 stands where 1 should", Refusal(swapped));
        Assert.Contains("restart", Refusal([.. file[..second], .. file[(second + 2)..]]));
    }

    [Fact]
    public void A_part_that_has_no_scan_is_missing()
    {
        var file = FileOf("three-scans.jpg");
        var last = file.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);

        Assert.Contains("cut short", Refusal([.. file[..last], 0xFF, 0xD9]));
    }

    [Fact]
    public void A_PNG_that_has_fewer_rows_than_it_says_is_refused()
    {
        using var image = Waves(20, 20);
        var (tall, low) = (FileOf("png"), Encoded(image, new PngEncoder()));
        var data = low.AsSpan().IndexOf("IDAT"u8) - 4;
        var header = tall.AsSpan().IndexOf("IDAT"u8) - 4;

        Assert.Contains("less than the picture", Refusal([.. tall[..header], .. low[data..]]));
    }

    private static byte[] FileOf(string kind)
    {
        if (kind.Contains('.') && kind != "gray.jpg")
            return Fixture(kind);
        using var image = Waves(60, 50);
        IImageEncoder encoder = kind switch
        {
            "jpg" => new JpegEncoder(),
            "gray.jpg" => new JpegEncoder { ColorType = JpegColorType.Luminance },
            "png" => new PngEncoder(),
            "gif" => new GifEncoder(),
            "bmp" => new BmpEncoder(),
            _ => new WebpEncoder { FileFormat = WebpFileFormatType.Lossless },
        };
        return Encoded(image, encoder);
    }
}
