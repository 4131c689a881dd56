using System.Buffers.Binary;
using System.IO.Compression;
using FaceLab.Faces.Decoding;
using SixLabors.ImageSharp.Formats.Png;
using static FaceLab.Tests.Faces.Decoding.Pictures;

namespace FaceLab.Tests.Faces.Decoding;

/// <summary>A header is believed only as far as the memory goes.</summary>
public sealed class LimitsTests
{
    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    public void A_JPEG_of_no_pixels_is_refused(int width, int height) =>
        Assert.Contains($"{width} x {height}", Refusal(WithSize(Jpeg(16, 16), width, height)));

    [Fact]
    public void A_JPEG_that_claims_too_much_is_refused_at_once()
    {
        var file = WithSize(Jpeg(16, 16), 65535, 65535);
        var before = GC.GetTotalAllocatedBytes();

        Assert.Contains("65,535 x 65,535", Refusal(file));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData("zTXt")]
    [InlineData("iCCP")]
    public void A_chunk_that_inflates_to_a_gigabyte_is_not_inflated(string type)
    {
        using var image = Waves(8, 8);
        var file = Encoded(image, new PngEncoder());
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            for (var i = 0; i < 1000; i++)
                zlib.Write(new byte[1_000_000]);
        }
        byte[] data = [.. "name\0\0"u8, .. packed.ToArray()];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        var before = GC.GetTotalAllocatedBytes();

        // Its checksum is wrong, which nobody minds for a chunk that may be missing.
        var pixels = Decoded([.. file[..33], .. length, .. System.Text.Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0,
            0, .. file[33..]]);

        Assert.Equal(Bytes(image), pixels);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 50_000_000);
    }

    [Fact]
    public void Two_headers_are_one_too_many()
    {
        using var image = Waves(8, 8);
        var file = Encoded(image, new PngEncoder());

        Assert.Contains("two headers", Refusal([.. file[..33], .. file[8..]]));
    }

    [Fact]
    public void An_EXIF_block_of_60_KB_of_nothing_says_nothing()
    {
        var file = Jpeg(16, 16);
        byte[] block = [.. "Exif\0\0MM\0*\0\0\0\x08\xFF\xFF"u8, .. new byte[60_000]];

        Assert.Equal(Decoded(file), Decoded([.. file[..2], 0xFF, 0xE1, (byte)((block.Length + 2) >> 8),
            (byte)(block.Length + 2), .. block, .. file[2..]]));
    }

    [Fact]
    public void An_animated_WebP_is_named() =>
        Assert.Contains("animated", Refusal([.. "RIFF"u8, 30, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 2, 0, 0, 0, 9, 0,
            0, 9, 0, 0]));

    [Fact]
    public async Task Who_would_exceed_the_memory_waits_for_the_others()
    {
        var memory = new DecodingMemory(100);
        memory.Take(default, 60);
        var second = Task.Run(() => memory.Take(default, 50));

        Assert.NotSame(second, await Task.WhenAny(second, Task.Delay(100)));
        memory.Give(60);
        await second.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_picture_larger_than_the_memory_is_named()
    {
        var memory = new DecodingMemory(1_000_000);
        var header = new PictureHeader("JPEG", 1000, 500, 9);

        var message = Assert.Throws<InvalidDataException>(() => memory.Take(header, header.DecodingBytes(7))).Message;

        Assert.Contains("1,000 x 500", message);
        Assert.Contains("4,500,014 bytes", message);
        Assert.Contains("1,000,000 bytes", message);
    }

    [Fact]
    public void Pictures_that_are_refused_or_disposed_give_their_memory_back()
    {
        for (var i = 0; i < 2000; i++)
        {
            Refusal(WithSize(Jpeg(16, 16), 16_000, 16_000));    // 768 MB each
        }
    }

    private static byte[] WithSize(byte[] jpeg, int width, int height)
    {
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 5;
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 2), (ushort)width);
        return jpeg;
    }
}
