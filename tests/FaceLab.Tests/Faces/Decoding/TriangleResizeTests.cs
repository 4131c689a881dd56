using FaceLab.Faces.Decoding;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using static FaceLab.Tests.Faces.Decoding.Pictures;

namespace FaceLab.Tests.Faces.Decoding;

public sealed class TriangleResizeTests
{
    [Theory]
    [InlineData(0, 0, 50, 50)]
    [InlineData(3, 5, 40, 30)]
    [InlineData(7, 2, 33, 8)]
    [InlineData(7, 2, 33, 70)]
    [InlineData(49, 49, 1, 8)]
    [InlineData(0, 1, 49, 1)]
    public void It_is_the_naive_loop(int x, int y, int side, int size)
    {
        using var image = Waves(50, 50);
        using var picture = FaceDecoder.Load(Encoded(image, new PngEncoder()));
        var source = Bytes(image);
        var result = new byte[size * size * 3];

        TriangleResize.Apply(picture, new Rectangle(x, y, side, side), size, result);

        for (var i = 0; i < result.Length; i++)
        {
            var (down, across) = (Weights(side, size, i / 3 / size), Weights(side, size, i / 3 % size));
            var sum = 0.0;
            for (var j = 0; j < side * side; j++)
                sum += down[j / side] * across[j % side] * source[((y + j / side) * 50 + x + j % side) * 3 + i % 3];
            Assert.InRange(result[i] - sum, -0.51, 0.51);
        }
    }

    /// <summary>The triangle over each source pixel, 1 in all.</summary>
    private static double[] Weights(int from, int to, int pixel)
    {
        var (scale, centre) = (Math.Max(1, (double)from / to), (pixel + 0.5) * from / to - 0.5);
        double[] weights = [.. Enumerable.Range(0, from).Select(j => Math.Max(0, 1 - Math.Abs(j - centre) / scale))];
        return [.. weights.Select(weight => weight / weights.Sum())];
    }
}
