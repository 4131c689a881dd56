using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Synthetic;

namespace FaceLab.Browser.Tests.Support;

/// <summary>Rendered faces with pairs and made-up similarities: what an explorer is made of.</summary>
public sealed class JudgedFaces : IDisposable
{
    private const int People = 30, Images = 4, Size = 64;

    public PreparedFaces Faces { get; } = Rendered();

    public IReadOnlyList<FacePair> Pairs { get; }

    public JudgedFaces()
    {
        var all = new PairEnumeration(Faces.Faces);
        Pairs = [.. Enumerable.Range(0, 150).Select(k => all.Genuine(k)),
            .. Enumerable.Range(0, 1200).Select(k => all.Impostor(5L * k))];
    }

    /// <summary>Genuine pairs around 0.55, impostors around 0.15; some similarities are equal.</summary>
    public PairSimilarities Similarities(int seed = 1, double between = 0.4)
    {
        var random = new Random(seed);
        return new([.. Pairs.Select(pair =>
            (float)Math.Clamp(Math.Round(0.15 + (pair.Genuine ? between : 0) + 0.16 * Normal(random), 3), -1, 1))],
            [.. Pairs.Select(pair => pair.Genuine)]);
    }

    public void Dispose() => Faces.Dispose();

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static PreparedFaces Rendered()
    {
        var pixels = new SyntheticFaces(new() { Identities = People, ImagesPerIdentity = Images, Size = Size })
            .RenderRange(0, People);
        return PreparedFaces.FromPixels(new FaceSet("rendered",
            from person in Enumerable.Range(0, People)
            from image in Enumerable.Range(1, Images)
            select new FaceRecord(NameOf(person), image, $"{person}/{image}")), pixels, Size);
    }

    /// <summary>Some people have names that would break a page that took them for HTML.</summary>
    private static string NameOf(int person) => person switch
    {
        0 => "</script><script>throw new Error('name')</script>",
        1 => "<img src=http://faces.example/x onerror=\"throw new Error('name')\">",
        2 => "Ann \"A\" O'Hara & \u2028 ${1+1} `x` \\",
        _ => $"Person_{person:00}",
    };
}
