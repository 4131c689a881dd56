using FaceLab.Faces.Detection;

namespace FaceLab.Tests.Faces.Detection;

public sealed class IntegralImageTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(7, 3)]
    [InlineData(16, 9)]
    [InlineData(33, 4)]
    public void Sums_are_those_of_a_loop(int width, int height)
    {
        var gray = new byte[width * height];
        new Random(3).NextBytes(gray);

        var image = new IntegralImage(gray, width, height);

        for (var y = 0; y <= height; y++)
        {
            for (var x = 0; x <= width; x++)
            {
                for (var (h, w) = (height - y, width - x); h >= 0 && w >= 0; h--, w--)
                {
                    long sum = 0, squares = 0;
                    for (var i = 0; i < w * h; i++)
                    {
                        var pixel = gray[(y + i / w) * width + x + i % w];
                        (sum, squares) = (sum + pixel, squares + pixel * pixel);
                    }
                    Assert.Equal((sum, squares), (image.Sum(x, y, w, h), image.SumOfSquares(x, y, w, h)));
                }
            }
        }
    }

    [Fact]
    public void Sums_that_pass_32_bits_wrap_around_and_differ_rightly()
    {
        // 4,096 x 4,096 x 255 is above 2^31, 255^2 times as many far above 2^32.
        var gray = new byte[4096 * 4096];
        Array.Fill(gray, (byte)255);

        var image = new IntegralImage(gray, 4096, 4096);

        Assert.Equal(255 * 100 * 100, image.Sum(3990, 3990, 100, 100));
        Assert.Equal(255L * 255 * 181 * 181, image.SumOfSquares(3900, 3900, 181, 181));
    }

    [Theory]
    [InlineData(-1, 0, 1, 1)]
    [InlineData(0, 0, 5, 1)]
    [InlineData(3, 0, 2, 1)]
    [InlineData(0, 2, 1, 2)]
    [InlineData(0, 0, -1, 1)]
    [InlineData(1, 1, int.MaxValue, 1)]
    public void A_rectangle_outside_is_refused(int x, int y, int width, int height)
    {
        var image = new IntegralImage(new byte[12], 4, 3);

        Assert.Contains("4 x 3", Assert.Throws<ArgumentOutOfRangeException>(() => image.Sum(x, y, width, height)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => image.SumOfSquares(x, y, width, height));
    }

    [Fact]
    public void Bytes_of_another_number_are_refused()
    {
        Assert.Contains("has 12 bytes, not 11", Assert.Throws<ArgumentException>(() => new IntegralImage(new byte[11], 4, 3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntegralImage([], 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntegralImage([], 3, 0));
    }
}
