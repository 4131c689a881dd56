using FaceLab.Data;
using FaceLab.Faces.Decoding;
using FaceLab.Faces.Detection;

namespace FaceLab.Bench.Landmarks;

/// <summary>What a cascade learns from: patches with boxes off by as much as a detector's, turned and mirrored, and
/// their points.</summary>
internal sealed class TrainingPatches
{
    private TrainingPatches(GrayPicture[] patches, float[][] shapes) => (Patches, Shapes) = (patches, shapes);

    public GrayPicture[] Patches { get; }

    /// <summary>(10) for each patch, in shape coordinates.</summary>
    public float[][] Shapes { get; }

    public static TrainingPatches Cut(IReadOnlyList<LandmarkExample> examples, FivePointTraining options)
    {
        var each = 2 * options.PatchesEach;
        var (patches, shapes) = (new GrayPicture[examples.Count * each], new float[examples.Count * each][]);
        Parallel.For(0, examples.Count, e =>
        {
            var random = new Random(unchecked(options.Seed * 1_000_003 + e));
            var mirrored = Mirrored(examples[e]);
            for (var i = 0; i < each; i++)
            {
                var example = i % 2 == 0 ? examples[e] : mirrored;
                (patches[e * each + i], shapes[e * each + i]) = Cut(example, options, random);
            }
        });
        return new TrainingPatches(patches, shapes);
    }

    private static (GrayPicture, float[]) Cut(LandmarkExample example, FivePointTraining options, Random random)
    {
        var (right, down) = (options.BoxError * Normal(random), options.BoxError * Normal(random));
        var scale = Math.Exp(options.BoxError * Normal(random));
        var box = new BoxAdjustment(right, down, scale).Apply(FaceFrame.Around(example.Landmarks));
        var transform = FacePatch.FromPicture(box, options.RotationDegrees * (2 * random.NextDouble() - 1));
        var shape = new float[10];
        for (var i = 0; i < 5; i++)
        {
            var (x, y) = transform.Apply(example.Landmarks.ToArray()[i]);
            (shape[2 * i], shape[2 * i + 1]) = ((float)FacePatch.ToShape(x), (float)FacePatch.ToShape(y));
        }
        return (FacePatch.Cut(example.Picture, transform), shape);
    }

    /// <summary>The mirror image, whose left eye was the right one.</summary>
    private static LandmarkExample Mirrored(LandmarkExample example)
    {
        var (picture, points) = (example.Picture, example.Landmarks);
        var pixels = picture.Pixels.ToArray();
        for (var y = 0; y < picture.Height; y++)
            pixels.AsSpan(y * picture.Width, picture.Width).Reverse();
        var (left, right) = (Flip(points.RightEye), Flip(points.LeftEye));
        var (mouthLeft, mouthRight) = (Flip(points.MouthRight), Flip(points.MouthLeft));
        return new LandmarkExample(new GrayPicture(pixels, picture.Width, picture.Height),
            new FaceLandmarks(left, right, Flip(points.Nose), mouthLeft, mouthRight));

        FacePoint Flip(FacePoint point) => point with { X = picture.Width - point.X };
    }

    /// <summary>Normal, cut at three standard deviations (Box and Muller 1958).</summary>
    private static double Normal(Random random)
    {
        var length = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        return Math.Clamp(length * Math.Cos(2 * Math.PI * random.NextDouble()), -3, 3);
    }
}
