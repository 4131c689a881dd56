using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Transforms;
using static ImageSharp.Tests.Support;

namespace ImageSharp.Tests;

public sealed class ResizeTests
{
    public static TheoryData<string, int, int> Cases()
    {
        TheoryData<string, int, int> cases = [];
        foreach (string name in new[] { "Bicubic", "Triangle", "Box", "Lanczos3" })
        {
            foreach ((int width, int height) in new[] { (21, 20), (96, 80), (61, 13), (1, 1), (122, 90), (7, 100) })
                cases.Add(name, width, height);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Kernels_agree_with_a_naive_loop(string name, int width, int height)
    {
        using Image<Rgb24> source = Picture(), resized = source.Clone(context => context.Resize(width, height, Sampler(name)));
        using Image<Rgb24> expected = NaiveResize(source, width, height, name);
        AssertSame(expected, resized, 1, 0.05);
    }

    // Pillow rounds to bytes between its two passes and computes in fixed point.
    [Theory]
    [InlineData("Bicubic")]
    [InlineData("Triangle")]
    [InlineData("Box")]
    [InlineData("Lanczos3")]
    public void Kernels_agree_with_Pillow(string name)
    {
        using Image<Rgb24> source = Picture();
        foreach ((int width, int height) in new[] { (21, 20), (96, 80) })
        {
            using Image<Rgb24> expected = Image.Load<Rgb24>(Fixture($"resized-{name}-{width}x{height}.png"));
            using Image<Rgb24> resized = source.Clone(context => context.Resize(width, height, Sampler(name)));
            AssertSame(expected, resized, 2, 0.35);
        }
    }

    [Fact]
    public void Grey_and_alpha_formats_agree_with_rgb()
    {
        using Image<Rgb24> source = Picture(), rgb = source.Clone(context => context.Resize(30, 24));
        using Image<Rgba32> rgba = source.CloneAs<Rgba32>();
        using Image<Bgr24> bgr = source.CloneAs<Bgr24>();
        rgba.Mutate(context => context.Resize(30, 24));
        bgr.Mutate(context => context.Resize(30, 24));
        AssertSame(rgb, rgba, 1);
        AssertSame(rgb, bgr);
    }

    [Fact]
    public void Transparent_pixels_lend_no_colour()
    {
        using Image<Rgba32> image = new(2, 1);
        image[0, 0] = new Rgba32(200, 100, 50, 255);
        image[1, 0] = new Rgba32(0, 255, 0, 0);
        image.Mutate(context => context.Resize(1, 1, KnownResamplers.Box));
        Assert.Equal(new Rgb24(200, 100, 50), image[0, 0].Rgb);
        Assert.InRange(image[0, 0].A, 127, 128);
    }

    [Fact]
    public void Nearest_neighbour_picks_pixels()
    {
        using Image<L8> image = Image.LoadPixelData<L8>(new byte[] { 10, 20, 30, 40 }, 4, 1);
        image.Mutate(context => context.Resize(2, 1, KnownResamplers.NearestNeighbor));
        Assert.Equal((10, 30), (image[0, 0].PackedValue, image[1, 0].PackedValue));
    }

    [Theory]
    [InlineData(ResizeMode.Crop, 30, 30, 30, 30)]
    [InlineData(ResizeMode.Pad, 30, 30, 30, 30)]
    [InlineData(ResizeMode.BoxPad, 80, 80, 80, 80)]
    [InlineData(ResizeMode.Max, 30, 30, 30, 22)]
    [InlineData(ResizeMode.Min, 30, 30, 41, 30)]
    [InlineData(ResizeMode.Stretch, 30, 30, 30, 30)]
    [InlineData(ResizeMode.Stretch, 0, 10, 14, 10)]
    public void Modes_give_their_sizes(ResizeMode mode, int width, int height, int expectedWidth, int expectedHeight)
    {
        using Image<Rgb24> image = Picture();
        image.Mutate(context => context.Resize(new ResizeOptions { Mode = mode, Size = new Size(width, height) }));
        Assert.Equal(new Size(expectedWidth, expectedHeight), image.Size);
    }

    [Fact]
    public void Cropping_to_a_square_keeps_the_centre()
    {
        using Image<Rgb24> image = Picture();
        using Image<Rgb24> byMode = image.Clone(context => context.Resize(new ResizeOptions { Size = new Size(45, 45) }));
        using Image<Rgb24> byHand = image.Clone(context => context.Crop(new Rectangle(8, 0, 45, 45)));
        AssertSame(byHand, byMode);
    }

    [Fact]
    public void Padding_fills_with_its_colour()
    {
        using Image<Rgb24> image = Picture();
        ResizeOptions options = new() { Mode = ResizeMode.Pad, Size = new Size(61, 65), PadColor = Color.Red };
        image.Mutate(context => context.Resize(options));
        Assert.Equal(new Rgb24(255, 0, 0), image[30, 9]);
        using Image<Rgb24> inner = image.Clone(context => context.Crop(new Rectangle(0, 10, 61, 45))), picture = Picture();
        AssertSame(picture, inner);
    }

    [Fact]
    public void The_same_size_changes_nothing()
    {
        using Image<Rgb24> image = Picture(), same = image.Clone(context => context.Resize(61, 45));
        AssertSame(image, same);
    }

    [Fact]
    public void Sizes_must_be_positive()
    {
        using Image<Rgb24> image = Picture();
        Assert.Throws<InvalidOperationException>(() => image.Mutate(context => context.Resize(0, 0)));
    }

    [Fact]
    public void Resizing_in_parallel_gives_the_same()
    {
        using Image<Rgb24> image = Picture();
        using Image<Rgb24> first = image.Clone(context => context.Resize(24, 24)), second = image.Clone(context => context.Resize(33, 20));
        byte[] expected = Bytes(first), other = Bytes(second);
        Parallel.For(0, 200, i =>
        {
            using Image<Rgb24> resized = image.Clone(context => context.Resize(i % 2 == 0 ? 24 : 33, i % 2 == 0 ? 24 : 20));
            Assert.Equal(i % 2 == 0 ? expected : other, Bytes(resized));
        });
    }

    private static IResampler Sampler(string name) => name switch
    {
        "Bicubic" => KnownResamplers.Bicubic,
        "Triangle" => KnownResamplers.Triangle,
        "Box" => KnownResamplers.Box,
        _ => KnownResamplers.Lanczos3,
    };

    private static (double Radius, Func<double, double> Value) Kernel(string name) => name switch
    {
        "Bicubic" => (2, x => x < 1 ? (1.5 * x * x * x) - (2.5 * x * x) + 1 : (-.5 * x * x * x) + (2.5 * x * x) - (4 * x) + 2),
        "Triangle" => (1, x => 1 - x),
        "Box" => (.5, _ => 1),
        _ => (3, x => x == 0 ? 1 : 3 * Math.Sin(Math.PI * x) * Math.Sin(Math.PI * x / 3) / (Math.PI * Math.PI * x * x)),
    };

    private static Image<Rgb24> NaiveResize(Image<Rgb24> source, int width, int height, string name)
    {
        double[][] across = Weights(source.Width, width, name), down = Weights(source.Height, height, name);
        Image<Rgb24> result = new(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                result[x, y] = Sum(source, across[x], down[y]);
        }
        return result;
    }

    private static Rgb24 Sum(Image<Rgb24> source, double[] across, double[] down)
    {
        double r = 0, g = 0, b = 0;
        for (int y = 0; y < source.Height; y++)
        {
            for (int x = 0; x < source.Width; x++)
            {
                double weight = across[x] * down[y];
                Rgb24 pixel = source[x, y];
                (r, g, b) = (r + (weight * pixel.R), g + (weight * pixel.G), b + (weight * pixel.B));
            }
        }
        return new Rgb24(Round(r), Round(g), Round(b));

        static byte Round(double value) => (byte)Math.Clamp(value + 0.5, 0, 255);
    }

    private static double[][] Weights(int source, int target, string name)
    {
        (double radius, Func<double, double> value) = Kernel(name);
        double ratio = (double)source / target, scale = Math.Max(1, ratio);
        double[][] weights = new double[target][];
        for (int i = 0; i < target; i++)
        {
            double center = ((i + .5) * ratio) - .5;
            weights[i] = new double[source];
            for (int j = 0; j < source; j++)
            {
                double x = (j - center) / scale;
                // The box is half open: what lies on its upper edge belongs to it, what lies on the lower does not.
                bool inside = name == "Box" ? x > -radius && x <= radius : Math.Abs(x) < radius;
                weights[i][j] = inside ? value(Math.Abs(x)) : 0;
            }
            double sum = weights[i].Sum();
            weights[i] = [.. weights[i].Select(weight => weight / sum)];
        }
        return weights;
    }
}
