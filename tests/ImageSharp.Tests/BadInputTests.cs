using System.Buffers.Binary;
using System.Diagnostics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;
using static ImageSharp.Tests.Support;

namespace ImageSharp.Tests;

public sealed class BadInputTests
{
    [Fact]
    public void Text_named_jpg_is_of_unknown_format()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("text.jpg", "this is a text file, not a picture"u8.ToArray());
        Assert.Throws<UnknownImageFormatException>(() => Image.Load<Rgb24>(path));
        Assert.Throws<UnknownImageFormatException>(() => Image.Identify(path));
        Assert.Throws<UnknownImageFormatException>(() => Image.DetectFormat(path));
    }

    [Fact]
    public void An_empty_file_is_of_unknown_format()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("empty.png", []);
        Assert.Throws<UnknownImageFormatException>(() => Image.Load<Rgb24>(path));
    }

    [Fact]
    public void Missing_files_and_folders_are_told_apart()
    {
        using TemporaryFolder folder = new();
        Assert.Throws<FileNotFoundException>(() => Image.Load<Rgb24>(folder.Path("none.jpg")));
        Assert.Throws<DirectoryNotFoundException>(() => Image.Load<Rgb24>(folder.Path("none/none.jpg")));
        Assert.Throws<UnauthorizedAccessException>(() => Image.Load<Rgb24>(folder.Path(".")));
        Assert.Throws<ArgumentNullException>(() => Image.Load<Rgb24>((string)null!));
        Assert.Throws<ArgumentNullException>(() => Image.Load<Rgb24>((Stream)null!));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    public void A_jpeg_cut_in_its_header_is_invalid(int length)
        => Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgb24>(FixtureBytes("half-chroma.jpg").AsSpan(0, length)));

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void A_jpeg_cut_in_its_scan_keeps_what_is_there(double fraction)
    {
        byte[] whole = FixtureBytes("half-chroma.jpg");
        using Image<Rgb24> expected = Image.Load<Rgb24>(whole);
        using Image<Rgb24> cut = Image.Load<Rgb24>(whole.AsSpan(0, (int)(whole.Length * fraction)));
        Assert.Equal(expected.Size, cut.Size);
        Assert.Equal(expected[3, 3], cut[3, 3]);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_png_cut_short_is_invalid(double fraction)
    {
        byte[] cut = FixtureBytes("rgb.png");
        cut = cut[..(int)(cut.Length * fraction)];
        Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgb24>(cut));
    }

    [Fact]
    public void A_damaged_png_is_invalid()
    {
        byte[] damaged = FixtureBytes("rgb.png");
        damaged[damaged.Length / 2] ^= 0x5A;
        Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgb24>(damaged));
    }

    [Theory]
    [InlineData(1, 500_000_000)]
    [InlineData(500_000_000, 1)]
    [InlineData(50_000, 50_000)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void Absurd_png_headers_are_refused(int width, int height)
    {
        byte[] png = WithSize(FixtureBytes("rgb.png"), width, height);
        Stopwatch watch = Stopwatch.StartNew();
        Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgb24>(png));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
        Assert.Equal(new Size(width, height), Image.Identify(png).Size);
    }

    [Fact]
    public void The_allocation_limit_can_be_lowered()
    {
        Configuration configuration = Configuration.Default.Clone();
        configuration.MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions { AllocationLimitMegabytes = 1 });
        DecoderOptions options = new() { Configuration = configuration };
        using Image<Rgb24> large = new(2000, 1000);
        byte[] png = Encode(stream => large.SaveAsPng(stream));
        Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgb24>(options, png));
        Assert.Throws<InvalidMemoryOperationException>(() => new Image<Rgb24>(configuration, 2000, 1000));
    }

    [Fact]
    public void Sizes_must_be_positive()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Image<Rgb24>(0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Image<Rgb24>(5, -1));
        Assert.Throws<InvalidMemoryOperationException>(() => new Image<Rgb24>(50_000, 50_000));
    }

    [Theory]
    [InlineData("rgb.png")]
    [InlineData("half-chroma.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("rgb.bmp")]
    [InlineData("rgb.ppm")]
    [InlineData("palette.gif")]
    [InlineData("rgb.webp")]
    public void Flipped_bytes_never_do_worse_than_an_exception(string name)
    {
        byte[] whole = FixtureBytes(name);
        Random random = new(1);
        for (int i = 0; i < 200; i++)
        {
            byte[] damaged = [.. whole];
            for (int flips = random.Next(1, 8); flips > 0; flips--)
                damaged[random.Next(4, damaged.Length)] = (byte)random.Next(256);
            int length = random.Next(3) == 0 ? random.Next(12, damaged.Length) : damaged.Length;
            try
            {
                using Image<Rgb24> image = Image.Load<Rgb24>(damaged.AsSpan(0, length));
                Assert.True(image.Width > 0);
            }
            catch (Exception error) when (error is not Xunit.Sdk.XunitException)
            {
                Assert.IsNotType<AccessViolationException>(error);
            }
        }
    }

    /// <summary>Rewrites width, height and check sum of the header chunk.</summary>
    private static byte[] WithSize(byte[] png, int width, int height)
    {
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        uint crc = uint.MaxValue;
        foreach (byte value in png.AsSpan(12, 17))
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), ~crc);
        return png;
    }
}
