using System.Numerics;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using static ImageSharp.Tests.Support;

namespace ImageSharp.Tests;

public sealed class ProcessingTests
{
    [Fact]
    public void Cropping_keeps_the_rectangle()
    {
        using Image<Rgb24> image = Picture(), crop = image.Clone(context => context.Crop(new Rectangle(5, 6, 20, 10)));
        Assert.Equal(new Size(20, 10), crop.Size);
        Assert.Equal(image[5, 6], crop[0, 0]);
        Assert.Equal(image[24, 15], crop[19, 9]);
    }

    [Fact]
    public void Cropping_outside_is_refused_and_changes_nothing()
    {
        using Image<Rgb24> image = Picture();
        Assert.Throws<ArgumentException>(() => image.Mutate(context => context.Crop(new Rectangle(50, 40, 20, 10))));
        Assert.Throws<ArgumentException>(() => image.Mutate(context => context.Crop(new Rectangle(-1, 0, 20, 10))));
        Assert.Equal(new Size(61, 45), image.Size);
    }

    [Fact]
    public void Flips_and_right_angles_move_pixels()
    {
        using Image<Rgb24> image = Picture();
        (int w, int h) = (image.Width, image.Height);
        Check(context => context.Flip(FlipMode.Horizontal), (x, y) => (w - 1 - x, y), w, h);
        Check(context => context.Flip(FlipMode.Vertical), (x, y) => (x, h - 1 - y), w, h);
        Check(context => context.Flip(FlipMode.None), (x, y) => (x, y), w, h);
        Check(context => context.Rotate(RotateMode.Rotate90), (x, y) => (h - 1 - y, x), h, w);
        Check(context => context.Rotate(RotateMode.Rotate180), (x, y) => (w - 1 - x, h - 1 - y), w, h);
        Check(context => context.Rotate(-90), (x, y) => (y, w - 1 - x), h, w);

        void Check(Action<IImageProcessingContext> operation, Func<int, int, (int X, int Y)> goesTo, int width, int height)
        {
            using Image<Rgb24> result = image.Clone(operation);
            Assert.Equal(new Size(width, height), result.Size);
            foreach ((int x, int y) in new[] { (0, 0), (60, 0), (13, 27), (60, 44) })
                Assert.Equal(image[x, y], result[goesTo(x, y).X, goesTo(x, y).Y]);
        }
    }

    [Fact]
    public void Rotation_enlarges_the_canvas()
    {
        using Image<Rgba32> image = new(41, 41, Color.White);
        image.Mutate(context => context.Rotate(45));
        Assert.InRange(image.Width, 57, 59);
        Assert.Equal(0, image[0, 0].A);
        Assert.Equal(new Rgba32(255, 255, 255, 255), image[image.Width / 2, image.Height / 2]);
    }

    [Fact]
    public void Affine_transforms_agree_with_a_naive_bilinear_lookup()
    {
        using Image<Rgb24> image = Picture();
        Matrix3x2 matrix = Matrix3x2.CreateRotation(.3F, new Vector2(30, 22)) * Matrix3x2.CreateTranslation(-14, -6);
        using Image<Rgb24> aligned = image.Clone(
            context => context.Transform(image.Bounds, matrix, new Size(32, 32), KnownResamplers.Triangle));
        Assert.Equal(new Size(32, 32), aligned.Size);
        Assert.True(Matrix3x2.Invert(matrix, out Matrix3x2 inverse));
        for (int i = 0; i < 32; i++)
        {
            Vector2 at = Vector2.Transform(new Vector2(i, 31 - i), inverse);
            (int x, int y) = ((int)at.X, (int)at.Y);
            (float u, float v) = (at.X - x, at.Y - y);
            float expected = ((1 - v) * (((1 - u) * image[x, y].G) + (u * image[x + 1, y].G)))
                + (v * (((1 - u) * image[x, y + 1].G) + (u * image[x + 1, y + 1].G)));
            Assert.Equal(expected, aligned[i, 31 - i].G, 1.01F);
        }
    }

    [Fact]
    public void The_affine_builder_composes_its_steps()
    {
        AffineTransformBuilder builder = new AffineTransformBuilder()
            .AppendTranslation(new PointF(2, 3)).AppendScale(2F).AppendRotationRadians(MathF.PI / 2, Vector2.Zero);
        Vector2 at = Vector2.Transform(new Vector2(1, 1), builder.BuildMatrix(new Size(10, 10)));
        Assert.Equal(-8, at.X, 1e-4F);
        Assert.Equal(6, at.Y, 1e-4F);
    }

    [Fact]
    public void Grayscale_weighs_by_the_standard_asked_for()
    {
        using Image<Rgb24> image = Picture(), bt709 = image.Clone(context => context.Grayscale());
        using Image<Rgb24> bt601 = image.Clone(context => context.Grayscale(GrayscaleMode.Bt601));
        Rgb24 pixel = image[17, 9];
        Assert.Equal((.2126 * pixel.R) + (.7152 * pixel.G) + (.0722 * pixel.B), bt709[17, 9].G, 0.6);
        Assert.Equal((.299 * pixel.R) + (.587 * pixel.G) + (.114 * pixel.B), bt601[17, 9].G, 0.6);
        Assert.Equal(bt709[17, 9].R, bt709[17, 9].B);
    }

    [Fact]
    public void Brightness_and_contrast_are_linear()
    {
        using Image<L8> image = Image.LoadPixelData<L8>(new byte[] { 0, 50, 100, 200 }, 4, 1);
        using Image<L8> brighter = image.Clone(context => context.Brightness(1.5F));
        using Image<L8> harder = image.Clone(context => context.Contrast(2F));
        Assert.Equal(new byte[] { 0, 75, 150, 255 }, Bytes(brighter).Where((_, i) => i % 4 == 0));
        Assert.Equal(2 * 100 - 127.5, harder[2, 0].PackedValue, 0.6);
        Assert.Throws<ArgumentOutOfRangeException>(() => image.Mutate(context => context.Brightness(-1)));
    }

    [Fact]
    public void Blur_keeps_flat_areas_and_spreads_a_point()
    {
        using Image<L8> flat = new(20, 20, new L8(77)), point = new(21, 21);
        point[10, 10] = new L8(255);
        flat.Mutate(context => context.GaussianBlur(2));
        point.Mutate(context => context.GaussianBlur(1));
        Assert.Equal(77, flat[0, 0].PackedValue);
        Assert.Equal(255 / (2 * Math.PI), point[10, 10].PackedValue, 1.1);
        Assert.Equal(point[10, 9], point[9, 10]);
    }

    [Fact]
    public void Drawing_blends_by_alpha_and_opacity()
    {
        using Image<Rgb24> background = new(10, 10, new Rgb24(100, 100, 100));
        using Image<Rgba32> mark = new(4, 4, new Rgba32(200, 0, 100, 255));
        background.Mutate(context => context.DrawImage(mark, new Point(8, -2), 0.5F));
        Assert.Equal(new Rgb24(150, 50, 100), background[8, 0]);
        Assert.Equal(new Rgb24(100, 100, 100), background[7, 0]);
        Assert.Equal(new Rgb24(100, 100, 100), background[8, 2]);
    }

    [Fact]
    public void A_background_shows_through()
    {
        using Image<Rgba32> image = new(2, 1);
        image[1, 0] = new Rgba32(10, 20, 30, 255);
        image.Mutate(context => context.BackgroundColor(Color.Orange));
        Assert.Equal(new Rgba32(255, 165, 0, 255), image[0, 0]);
        Assert.Equal(new Rgba32(10, 20, 30, 255), image[1, 0]);
    }

    [Fact]
    public void Padding_centres()
    {
        using Image<Rgb24> image = Picture(), padded = image.Clone(context => context.Pad(71, 55, Color.Blue));
        Assert.Equal(new Rgb24(0, 0, 255), padded[4, 30]);
        Assert.Equal(image[0, 0], padded[5, 5]);
    }

    [Fact]
    public void Operations_follow_each_other()
    {
        using Image<Rgb24> image = Picture();
        Size between = default;
        image.Mutate(context =>
        {
            context.Crop(new Rectangle(0, 0, 40, 30)).Resize(20, 15);
            between = context.GetCurrentSize();
            context.Rotate(RotateMode.Rotate90);
        });
        Assert.Equal(new Size(20, 15), between);
        Assert.Equal(new Size(15, 20), image.Size);
    }
}
