using System.Text;
using static FaceLab.Tests.Faces.Decoding.Pictures;

namespace FaceLab.Tests.Faces.Decoding;

public sealed class PnmFileTests
{
    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(32)]
    [InlineData(35)]
    public void A_first_sample_that_looks_like_a_blank_or_a_comment_is_a_sample(byte first) =>
        Assert.Equal(Gray(first, 1, 2, 3, 4, 10), Decoded([.. "P5 3 2 255\n"u8, first, 1, 2, 3, 4, 10]));

    [Fact]
    public void Samples_are_scaled_by_their_largest() =>
        Assert.Equal(Gray(0, 128, 255), Decoded([.. "P5\n# by hand\n3 1\n100\n"u8, 0, 50, 100]));

    [Fact]
    public void Two_bytes_a_sample() => Assert.Equal(Gray(0, 128, 255),
        Decoded([.. "P5 3 1 65535 "u8, 0, 0, 0x80, 0x80, 0xFF, 0xFF]));

    [Fact]
    public void Three_samples_a_pixel() => Assert.Equal(
        [1, 2, 3, 4, 5, 6], Decoded([.. "P6 1 2 255\n"u8, 1, 2, 3, 4, 5, 6]));

    [Fact]
    public void Bits_fill_bytes_row_by_row() =>
        Assert.Equal(Gray(0, 255, 0, 255, 255, 255, 255, 255, 0, 255, 255, 255, 255, 255, 255, 255, 255, 0),
            Decoded([.. "P4 9 2 "u8, 0b10100000, 0b10000000, 0, 0b10000000]));

    [Fact]
    public void Text()
    {
        Assert.Equal(Gray(0, 255, 255, 0), Decoded("P1 2 2\n10\n0 1"u8.ToArray()));
        Assert.Equal(Gray(0, 255, 17), Decoded("P2 # all\n3 1 15 0 15\n1"u8.ToArray()));
        Assert.Equal([7, 8, 9], Decoded("P3 1 1 255 7 8 9\n"u8.ToArray()));
    }

    [Theory]
    [InlineData("P5 3 2 255\n12345", "5 bytes")]
    [InlineData("P6 3 2 255\n12345678901234567", "17 bytes")]
    [InlineData("P2 3 1 255 1 2", "cut short")]
    [InlineData("P4 9 2 abc", "cut short")]
    [InlineData("P5 3", "cut short")]
    [InlineData("P2 2 1 255 300 1", "above the largest")]
    [InlineData("P1 2 1 1 2", "0 and 1")]
    [InlineData("P5 1 1 0 a", "largest sample")]
    [InlineData("P5 1 1 70000 a", "largest sample")]
    [InlineData("P5 0 1 255 a", "0 x 1")]
    [InlineData("P5 -1 1 255 a", "number")]
    [InlineData("P5 999999999999999999999 1 255 a", "")]
    [InlineData("P5 268435456 1 255 a", "268,435,456")]
    [InlineData("P5 100000 100000 255 a", "100,000 x 100,000")]
    public void A_bad_file_is_refused(string file, string message) =>
        Assert.Contains(message, Refusal(Encoding.ASCII.GetBytes(file)));

    private static byte[] Gray(params byte[] samples) =>
        [.. samples.SelectMany(sample => (byte[])[sample, sample, sample])];
}
