using FaceLab.Data;
using FaceLab.Faces.Alignment;
using FaceLab.Faces.Decoding;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Tests.Faces.Alignment;

public sealed class PictureWarpTests
{
    private static readonly SimilarityTransform Identity = new(1, 0, 0, 0);

    [Fact]
    public void Without_a_change_every_byte_stays()
    {
        using var picture = Picture(40, 40, Noise);

        Assert.Equal(Bytes(picture), Warp(picture, Identity, 40));
    }

    [Fact]
    public void A_quarter_turn_and_a_shift_move_whole_pixels()
    {
        using var picture = Picture(50, 30, Noise);

        // (x, y) -> (30 - y, x): the picture's left column becomes the top row.
        var turned = Warp(picture, new(0, 1, 30, 0), 30);

        for (var i = 0; i < turned.Length; i++)
            Assert.Equal(Noise(i / 3 / 30, 29 - i / 3 % 30, i % 3), turned[i]);
    }

    [Theory]
    [InlineData(3.0, 0)]
    [InlineData(1.0, 20)]
    [InlineData(0.9, -35)]
    [InlineData(0.51, 8)]
    [InlineData(0.3, 45)]
    [InlineData(0.11, 80)]
    public void A_straight_ramp_stays_exact_at_every_scale_and_turn(double scale, double degrees)
    {
        using var picture = Picture(300, 300, (x, y, channel) => channel == 0 ? x * 0.8 : channel == 1 ? y * 0.8 : 0.4
            * (x + y));
        var size = (int)(100 * scale);
        var transform = About(new(150, 150), SimilarityTransform.Of(scale, degrees), size);

        var warped = Warp(picture, transform, size);

        // Bytes of the source are rounded to half a step, and so are those of the result.
        var back = transform.Invert();
        for (var i = 0; i < warped.Length; i++)
        {
            var (x, y) = back.Apply(new(i / 3 % size + 0.5, i / 3 / size + 0.5));
            var expected = (i % 3) switch { 0 => (x - 0.5) * 0.8, 1 => (y - 0.5) * 0.8, _ => 0.4 * (x + y - 1) };
            Assert.Equal(expected, warped[i], 1.0);
        }
    }

    [Theory]
    [InlineData(1.4, 15)]
    [InlineData(0.8, -10)]
    [InlineData(0.5, 0)]
    [InlineData(0.37, 30)]
    [InlineData(0.2, 5)]
    public void Photo_like_pictures_agree_with_a_mean_over_each_pixels_area(double scale, double degrees)
    {
        using var picture = Picture(200, 200, Waves);
        var transform = About(new(100, 100), SimilarityTransform.Of(scale, degrees), 40);

        var warped = Warp(picture, transform, 40);

        var reference = AreaMean(Bytes(picture), 200, transform, 40);
        Assert.InRange(warped.Zip(reference, (a, b) => Math.Abs(a - b)).Average(), 0, 1.5);
        Assert.InRange(warped.Zip(reference, (a, b) => Math.Abs(a - b)).Max(), 0, 12);
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(2.7)]
    [InlineData(4.0)]
    public void Shrinking_turns_a_fine_grid_to_gray_and_makes_no_pattern_of_it(double factor)
    {
        using var picture = Picture(240, 240, (x, y, _) => (x + y) % 2 == 0 ? 0 : 255);

        var warped = Warp(picture, new(1 / factor, 0, 0, 0), 40);

        Assert.All(warped, value => Assert.InRange(value, 118, 137));
    }

    [Fact]
    public void Beyond_the_edge_the_picture_is_mirrored()
    {
        using var picture = Picture(8, 8, (x, y, _) => 10 * x + y);
        var moved = new SimilarityTransform(1, 0, 3, 0);

        Assert.Equal([20, 10, 0, 0, 10, 20, 30, 40], Red(Warp(picture, moved, 8)));
        // A picture of one pixel has nothing but itself to mirror.
        using var dot = Picture(1, 1, (_, _, _) => 77);
        Assert.All(Warp(dot, Identity, 8), value => Assert.Equal(77, value));

        static IEnumerable<int> Red(byte[] pixels) => Enumerable.Range(0, 8).Select(x => (int)pixels[3 * x]);
    }

    [Fact]
    public void Gray_pictures_are_warped_like_colours()
    {
        using var picture = Picture(64, 64, (x, y, _) => Waves(x, y, 0));
        var transform = About(new(30, 30), SimilarityTransform.Of(0.6, 20), 24);

        var gray = PictureWarp.Warp(GrayPicture.From(picture), transform, 24);

        var colours = Warp(picture, transform, 24);
        Assert.Equal(Enumerable.Range(0, 24 * 24).Select(i => colours[3 * i]), gray.Pixels.ToArray());
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        using var picture = Picture(20, 20, Noise);

        Assert.Throws<ArgumentException>(() => PictureWarp.Warp(picture, Identity, 8, new byte[100]));
        Assert.Throws<ArgumentException>(() => Warp(picture, default, 8));
        Assert.Throws<ArgumentException>(() => Warp(picture, Identity with { X0 = double.NaN }, 8));
        Assert.Contains("far beyond", Assert.Throws<ArgumentException>(
            () => Warp(picture, new(1e-7, 0, 0, 0), 8)).Message);
        Assert.Contains("far beyond", Assert.Throws<ArgumentException>(
            () => Warp(picture, Identity with { X0 = 1e9 }, 8)).Message);
    }

    /// <summary>The plain way: 12 x 12 samples of the nearest pixel over each pixel's area; where the result is finer
    /// than the picture, bilinear.</summary>
    private static byte[] AreaMean(byte[] source, int side, SimilarityTransform transform, int size)
    {
        const int Each = 12;
        var back = transform.Invert();
        var result = new byte[size * size * 3];
        for (var i = 0; i < result.Length; i++)
        {
            var sum = 0.0;
            for (var sample = 0; sample < Each * Each; sample++)
            {
                var (x, y) = back.Apply(new(i / 3 % size + (sample % Each + 0.5) / Each,
                    i / 3 / size + (sample / Each + 0.5) / Each));
                sum += Bilinear(source, side, x - 0.5, y - 0.5, i % 3);
            }
            result[i] = (byte)Math.Round(sum / (Each * Each));
        }
        return result;
    }

    private static double Bilinear(byte[] source, int side, double x, double y, int channel)
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        return At(left, top) * (left + 1 - x) * (top + 1 - y) + At(left + 1, top) * (x - left) * (top + 1 - y)
            + At(left, top + 1) * (left + 1 - x) * (y - top) + At(left + 1, top + 1) * (x - left) * (y - top);

        double At(int column, int row) => source[(Inside(row) * side + Inside(column)) * 3 + channel];

        int Inside(int at) => at < 0 ? -1 - at : at >= side ? 2 * side - 1 - at : at;
    }

    private static SimilarityTransform About(FacePoint centre, SimilarityTransform turn, int size)
    {
        var (x, y) = turn.Apply(centre);
        return turn with { X0 = size / 2.0 - x, Y0 = size / 2.0 - y };
    }

    private static byte[] Warp(Image<Rgb24> picture, SimilarityTransform transform, int size)
    {
        var pixels = new byte[size * size * 3];
        PictureWarp.Warp(picture, transform, size, pixels);
        return pixels;
    }

    private static byte Noise(int x, int y, int channel) => (byte)((x * 31 + y * 57 + channel * 91 + x * y * 7) % 256);

    private static double Waves(int x, int y, int channel) => 128 + 70 * Math.Sin(x / 5.0 + channel) * Math.Cos(y / 7.0)
        + 40 * Math.Sin((x - y) / 3.0);

    private static byte[] Bytes(Image<Rgb24> picture)
    {
        var bytes = new byte[picture.Width * picture.Height * 3];
        picture.CopyPixelDataTo(bytes);
        return bytes;
    }

    private static Image<Rgb24> Picture(int width, int height, Func<int, int, int, byte> value) =>
        Picture(width, height, (x, y, channel) => (double)value(x, y, channel));

    private static Image<Rgb24> Picture(int width, int height, Func<int, int, int, double> value)
    {
        var pixels = new byte[width * height * 3];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)Math.Round(value(i / 3 % width, i / 3 / width, i % 3));
        return Image.LoadPixelData<Rgb24>(pixels, width, height);
    }
}
