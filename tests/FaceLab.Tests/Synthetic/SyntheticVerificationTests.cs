using FaceLab.Synthetic;

namespace FaceLab.Tests.Synthetic;

/// <summary>The faces are an exercise: pixels must say something about the person, and far from everything.</summary>
public class SyntheticVerificationTests
{
    private const int People = 60;
    private const int Images = 6;

    private static readonly Lazy<byte[]> Pixels = new(
        () => new SyntheticFaces(new() { Identities = People, ImagesPerIdentity = Images }).RenderAll());

    [Fact]
    public void Pixel_distance_verifies_better_than_chance_and_worse_than_a_model_should()
    {
        // Measured at seed 123: 0.69.
        Assert.InRange(Auc(Pixels.Value.Length / (People * Images), image => image), 0.55, 0.85);
    }

    [Fact]
    public void Average_colour_alone_does_not_suffice()
    {
        // Measured at seed 123: 0.58.
        Assert.InRange(Auc(3, MeanColour), 0.5, 0.75);
    }

    [Fact]
    public void Images_of_one_person_differ_in_every_condition()
    {
        var faces = new SyntheticFaces();
        var conditions = Enumerable.Range(0, 200).Select(image => faces.Conditions(0, image)).ToArray();

        Assert.True(Spread(c => c.Pose.YawDegrees) > 10);
        Assert.True(Spread(c => c.Light.AzimuthDegrees) > 20);
        Assert.True(Spread(c => c.Light.Intensity) > 0.1);
        Assert.True(Spread(c => c.Expression.Smile) > 0.2);
        Assert.True(Spread(c => c.Camera.Scale) > 0.01);
        var hidden = conditions.Count(c => c.Occlusion != FaceOcclusion.None) / 200.0;
        Assert.InRange(hidden, 0.15, 0.35);
        Assert.Equal(Enum.GetValues<FaceOcclusion>().Length, conditions.Select(c => c.Occlusion).Distinct().Count());

        double Spread(Func<FaceConditions, double> value)
        {
            var mean = conditions.Average(value);
            return Math.Sqrt(conditions.Average(c => Math.Pow(value(c) - mean, 2)));
        }
    }

    private static byte[] MeanColour(byte[] image) =>
        [.. Enumerable.Range(0, 3).Select(c => (byte)image.Where((_, i) => i % 3 == c).Average(v => v))];

    private static double Auc(int length, Func<byte[], byte[]> feature)
    {
        var bytes = Pixels.Value.Length / (People * Images);
        var features = Enumerable.Range(0, People * Images)
            .Select(i => feature(Pixels.Value.AsSpan(i * bytes, bytes).ToArray())).ToArray();
        Assert.Equal(length, features[0].Length);
        List<double> genuine = [], impostor = [];
        for (var i = 0; i < features.Length; i++)
        {
            for (var j = i + 1; j < features.Length; j += i / Images == j / Images ? 1 : 7)
                (i / Images == j / Images ? genuine : impostor).Add(Distance(features[i], features[j]));
        }

        impostor.Sort();
        return genuine.Average(d => 1 - Below(impostor, d) / (double)impostor.Count);
    }

    private static int Below(List<double> sorted, double value)
    {
        var at = sorted.BinarySearch(value);
        return at < 0 ? ~at : at;
    }

    private static double Distance(byte[] a, byte[] b)
    {
        var sum = 0L;
        for (var i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }
}
