using FaceLab.Data;
using FaceLab.Synthetic;

namespace FaceLab.Tests.Synthetic;

public class FaceTruthTests
{
    private static readonly FaceConditions Plain =
        new(0, new(), new(Intensity: 0.5, Ambient: 0.7), new(), FaceOcclusion.None, new());

    [Fact]
    public void Landmarks_lie_in_the_box_and_the_box_in_the_image()
    {
        var faces = new SyntheticFaces();
        for (var i = 0; i < 150; i++)
        {
            var truth = faces.Render(i / 3, i % 3).Truth;
            var box = truth.Box;
            Assert.Equal((i / 3, i % 3), (truth.Identity, truth.Image));
            Assert.True(box.X >= 0 && box.Y >= 0 && box.X + box.Width <= 64 && box.Y + box.Height <= 64, $"{box}");
            Assert.True(box.Width > 25 && box.Height > 25, $"{box}");
            Assert.All(truth.Landmarks.ToArray(), point => Assert.True(box.Contains(point), $"{point} in {box}"));
            Assert.True(truth.Landmarks.LeftEye.X < truth.Landmarks.RightEye.X);
            Assert.InRange(truth.Rating, 1, 5);
        }
    }

    [Fact]
    public void Mirrored_yaw_mirrors_the_landmarks()
    {
        var faces = new SyntheticFaces(new() { Size = 64 });
        var right = faces.Render(6, Plain with { Pose = new(YawDegrees: 25) }).Truth.Landmarks;
        var left = faces.Render(6, Plain with { Pose = new(YawDegrees: -25) }).Truth.Landmarks;

        Same(right.LeftEye, left.RightEye);
        Same(right.RightEye, left.LeftEye);
        Same(right.Nose, left.Nose);
        Same(right.MouthLeft, left.MouthRight);
        Assert.True(right.Nose.X > 36 && left.Nose.X < 28, "Yaw above 0 points the nose to the right.");
        // The side that is turned away is narrower.
        Assert.True(right.RightEye.X - right.Nose.X < right.Nose.X - right.LeftEye.X);

        static void Same(FacePoint a, FacePoint mirrored)
        {
            Assert.Equal(a.X, 64 - mirrored.X, 3);
            Assert.Equal(a.Y, mirrored.Y, 3);
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(25, 0, 0)]
    [InlineData(-15, 12, 10)]
    public void Eye_landmarks_are_where_eyes_are_drawn(double yaw, double pitch, double roll)
    {
        // What changes when the gaze goes from left to right is the two eyes; at 128 pixels 2 are 1 at 64.
        var faces = new SyntheticFaces(new() { Size = 128 });
        for (var identity = 0; identity < 12; identity++)
        {
            var pose = Plain with { Pose = new(yaw, pitch, roll) };
            var (left, truth) = faces.Render(identity, pose with { Expression = new(GazeX: -1) });
            var right = faces.Render(identity, pose with { Expression = new(GazeX: 1) }).Pixels;
            foreach (var eye in (FacePoint[])[truth.Landmarks.LeftEye, truth.Landmarks.RightEye])
            {
                var found = CentreOfChange(left, right, 128, eye, reach: 9);
                var off = Math.Sqrt(Math.Pow(found.X - eye.X, 2) + Math.Pow(found.Y - eye.Y, 2));
                Assert.True(off < 2, $"identity {identity}: landmark {eye}, drawn {found}, {off:F2} apart");
            }
        }
    }

    [Fact]
    public void Mouth_landmarks_are_the_ends_of_the_dark_line_between_the_lips()
    {
        // Beards have a grain of their own, so the mean of many people decides.
        var faces = new SyntheticFaces(new() { Size = 128 });
        var (within, beyond) = (0.0, 0.0);
        const int people = 40;
        for (var identity = 0; identity < people; identity++)
        {
            var (pixels, truth) = faces.Render(identity, Plain);
            var (left, right) = (truth.Landmarks.MouthLeft, truth.Landmarks.MouthRight);
            Assert.Equal(truth.Landmarks.Nose.X, (left.X + right.X) / 2, 1);
            within += Darkness(pixels, left, right, 0.85) / people;
            beyond += Darkness(pixels, left, right, 1.4) / people;
        }

        Assert.True(within > 0.25 && beyond < 0.15, $"within {within:F3}, beyond {beyond:F3}");

        // How much darker the line is than the skin above it, at a place given in half mouths from the middle.
        static double Darkness(byte[] pixels, FacePoint left, FacePoint right, double at)
        {
            var x = (left.X + right.X) / 2 + at * (right.X - left.X) / 2;
            var line = Enumerable.Range(-1, 4).Min(dy => Grey(pixels, 128, x, right.Y + dy));
            return 1 - line / Grey(pixels, 128, x, right.Y - 4);
        }
    }

    [Fact]
    public void Rating_rises_with_expression_and_differs_between_people()
    {
        var faces = new SyntheticFaces();
        var calm = faces.Render(1, Plain).Truth.Rating;
        var laughing = new FaceExpression(Smile: 1, MouthOpen: 0.8, BrowRaise: 1, EyeOpen: 1.2);
        var lively = faces.Render(1, Plain with { Expression = laughing }).Truth.Rating;
        var people = Enumerable.Range(0, 100).Select(identity => faces.Render(identity, Plain).Truth.Rating).ToArray();

        Assert.True(lively > calm + 0.5, $"{calm} {lively}");
        Assert.True(people.Max() - people.Min() > 0.8, $"{people.Min()} {people.Max()}");
    }

    [Fact]
    public void Light_direction_is_a_unit_vector_to_the_light()
    {
        var light = new FaceLight(AzimuthDegrees: 90, ElevationDegrees: 30).Direction;

        Assert.Equal(MathF.Sqrt(3) / 2, light.X, 6);
        Assert.Equal(0.5f, light.Y, 6);
        Assert.Equal(0f, light.Z, 6);
    }

    private static double Grey(byte[] pixels, int size, double x, double y)
    {
        var at = (((int)y * size) + (int)x) * 3;
        return (pixels[at] + pixels[at + 1] + pixels[at + 2]) / 3.0;
    }

    private static FacePoint CentreOfChange(byte[] one, byte[] two, int size, FacePoint near, int reach)
    {
        var (sum, sumX, sumY) = (0.0, 0.0, 0.0);
        for (var y = (int)near.Y - reach; y <= (int)near.Y + reach; y++)
        {
            for (var x = (int)near.X - reach; x <= (int)near.X + reach; x++)
            {
                var change = Math.Abs(Grey(one, size, x, y) - Grey(two, size, x, y));
                sum += change;
                sumX += change * (x + 0.5);
                sumY += change * (y + 0.5);
            }
        }

        Assert.True(sum > 0, "Nothing changed near the landmark.");
        return new FacePoint(sumX / sum, sumY / sum);
    }
}
