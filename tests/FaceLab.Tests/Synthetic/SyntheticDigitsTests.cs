using System.Security.Cryptography;
using FaceLab.Synthetic;

namespace FaceLab.Tests.Synthetic;

public sealed class SyntheticDigitsTests
{
    [Fact]
    public void Ten_digits_with_so_many_images_each()
    {
        var digits = new SyntheticDigits(imagesEach: 3);

        Assert.All(digits.Faces.Records.CountBy(record => record.Identity), digit => Assert.Equal(3, digit.Value));
        Assert.Equal(Enumerable.Range(0, 10).Select(digit => $"{digit}"), digits.Faces.Identities.Order());
        Assert.Equal(30 * 16 * 16 * 3, digits.ToRgb(16).Length);
    }

    [Fact]
    public void Bytes_are_those_of_every_other_machine()
    {
        byte[] pixels = [.. InOrder(4, 20).SelectMany(image => image)];

        Assert.Equal("A8D2", Convert.ToHexString(SHA256.HashData(pixels))[..4]);
    }

    [Fact]
    public void Each_image_is_ink_on_paper_away_from_the_border()
    {
        const int Size = 28;
        foreach (var image in InOrder(20, Size))
        {
            Assert.InRange(image.Average(value => value / 255.0), 0.04, 0.35);
            Assert.Contains((byte)255, image);
            var border = Enumerable.Range(0, Size).Max(x => Math.Max(image[3 * x], image[3 * ((Size - 1) * Size + x)]));
            Assert.True(border < 255, "An image is cut by its border.");
        }
    }

    /// <summary>The nearest of ten mean images names most of other images rightly: the classes are there.</summary>
    [Fact]
    public void Mean_images_tell_the_digits_apart()
    {
        const int Each = 60;
        var images = InOrder(Each, 16);
        var means = Enumerable.Range(0, 10).Select(digit => Mean(images[(digit * Each)..(digit * Each + 30)])).ToList();

        var right = Enumerable.Range(0, 10).Sum(digit =>
            images[(digit * Each + 30)..((digit + 1) * Each)].Count(image => Nearest(image) == digit));

        Assert.InRange(right / 300.0, 0.75, 0.999); // easy, and not so easy that nothing is learned

        int Nearest(byte[] image) =>
            means.IndexOf(means.MinBy(mean => mean.Zip(image, (a, b) => (a - b) * (a - b)).Sum())!);

        static double[] Mean(byte[][] images) =>
            [.. Enumerable.Range(0, images[0].Length).Select(pixel => images.Average(image => image[pixel]))];
    }

    [Theory]
    [InlineData(7)]
    [InlineData(257)]
    public void Sizes_out_of_range_are_refused(int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SyntheticDigits(1).ToRgb(size));

    /// <summary>All images of "0", then of "1" and so on.</summary>
    private static byte[][] InOrder(int imagesEach, int size)
    {
        var digits = new SyntheticDigits(imagesEach);
        var images = digits.ToRgb(size).Chunk(size * size * 3);
        return [.. images.Zip(digits.Faces.Records)
            .OrderBy(pair => pair.Second.Identity).ThenBy(pair => pair.Second.Number).Select(pair => pair.First)];
    }
}
