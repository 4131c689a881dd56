using System.Security.Cryptography;
using FaceLab.Synthetic;

namespace FaceLab.Tests.Synthetic;

public sealed class SyntheticDigitsTests
{
    [Fact]
    public void Ten_digits_with_so_many_images_each_in_order()
    {
        var digits = new SyntheticDigits(imagesEach: 3);

        Assert.Equal(30, digits.Faces.Count);
        Assert.Equal(Enumerable.Range(0, 10).Select(digit => $"{digit}"), digits.Faces.Identities);
        Assert.Equal(30 * 16 * 16 * 3, digits.ToRgb(16).Length);
    }

    [Fact]
    public void The_seed_decides_every_byte()
    {
        var expected = new SyntheticDigits(4).ToRgb(20);

        Assert.Equal(expected, new SyntheticDigits(4).ToRgb(20));
        Assert.NotEqual(expected, new SyntheticDigits(4, seed: 2).ToRgb(20));
        Assert.Equal("A8D2", Convert.ToHexString(SHA256.HashData(expected))[..4]);
    }

    [Fact]
    public void Each_image_is_ink_on_paper_away_from_the_border()
    {
        const int Size = 28;
        var pixels = new SyntheticDigits(20).ToRgb(Size);
        for (var i = 0; i < 200; i++)
        {
            var image = pixels.AsSpan(i * Size * Size * 3, Size * Size * 3).ToArray();
            Assert.InRange(image.Average(value => value / 255.0), 0.04, 0.35);
            Assert.Contains((byte)255, image);
            var border = Enumerable.Range(0, Size).Max(x => Math.Max(image[3 * x], image[3 * ((Size - 1) * Size + x)]));
            Assert.True(border < 255, $"image {i} is cut by its border");
        }
    }

    /// <summary>The nearest of ten mean images names most of other images rightly: the classes are there.</summary>
    [Fact]
    public void Mean_images_tell_the_digits_apart()
    {
        const int Size = 16, Each = 60;
        var pixels = new SyntheticDigits(Each).ToRgb(Size);
        double[] Image(int digit, int number) => [.. Enumerable.Range(0, Size * Size).Select(p => (double)pixels[((digit * Each + number) * Size * Size + p) * 3])];
        var means = Enumerable.Range(0, 10).Select(digit => Enumerable.Range(0, 30).Select(n => Image(digit, n))
            .Aggregate((sum, image) => [.. sum.Zip(image, (a, b) => a + b)]).Select(sum => sum / 30).ToArray()).ToList();

        var right = Enumerable.Range(0, 10).Sum(digit => Enumerable.Range(30, 30).Count(n =>
            means.IndexOf(means.MinBy(mean => mean.Zip(Image(digit, n), (a, b) => (a - b) * (a - b)).Sum())!) == digit));

        Assert.InRange(right / 300.0, 0.75, 0.999);   // easy, and not so easy that nothing is learned
    }

    [Theory]
    [InlineData(7)]
    [InlineData(257)]
    public void Sizes_out_of_range_are_refused(int size) => Assert.Throws<ArgumentOutOfRangeException>(() => new SyntheticDigits(1).ToRgb(size));
}
