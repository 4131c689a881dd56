using FaceLab.Faces.Detection;


namespace FaceLab.Tests.Faces.Detection;

public sealed class IntegralImageTests
{
    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(2, 5, true)]
    [InlineData(7, 3, false)]
    [InlineData(16, 9, true)]
    [InlineData(33, 4, false)]
    [InlineData(33, 4, true)]
    public void Sums_are_those_of_a_loop(int width, int height, bool split)
    {
        var gray = new byte[width * height];
        new Random(3).NextBytes(gray);

        var image = Summed(gray, width, height, split);

        for (var y = 0; y <= height; y++)
        {
            for (var x = 0; x <= width; x++)
            {
                var pixels = Enumerable.Range(0, width * height).Where(i => i % width < x && i / width < y)
                    .Select(i => (int)gray[i]).ToList();
                var at = y * image.Stride + IntegralImage.Column(x, image.Stride, split);
                Assert.Equal((pixels.Sum(), pixels.Sum(pixel => pixel * pixel)), (image.Sums[at], image.Squares[at]));
            }
        }
    }

    [Fact]
    public void Sums_that_pass_32_bits_wrap_around_and_differ_rightly()
    {
        // 4,096 x 4,096 x 255 is above 2^31, 255^2 times as many far above 2^32.
        var gray = new byte[4096 * 4096];
        Array.Fill(gray, (byte)255);

        var image = Summed(gray, 4096, 4096, split: false);

        Assert.Equal(255 * 100 * 100, Sum(image.Sums, 3990, 100));
        Assert.Equal(255L * 255 * 181 * 181, (uint)Sum(image.Squares, 3900, 181));

        int Sum(ReadOnlySpan<int> sums, int corner, int side)
        {
            var (top, bottom, left, right) = (corner * image.Stride, (corner + side) * image.Stride, corner,
                corner + side);
            return unchecked(sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left]);
        }
    }

    private static unsafe IntegralImage Summed(byte[] gray, int width, int height, bool split)
    {
        var image = new IntegralImage();
        image.Begin(width, height, IntegralImage.StrideFor(width), split);
        fixed (byte* pixels = gray)
        {
            for (var y = 0; y < height; y++)
                image.AddRow(pixels + y * width, y);
        }
        return image;
    }
}
