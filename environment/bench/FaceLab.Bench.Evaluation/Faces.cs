using FaceLab.Data;
using FaceLab.Data.Sets;
using static TorchSharp.torch;

namespace FaceLab.Bench.Evaluation;

/// <summary>Embeddings of as many people and faces as LFW has: a direction for each person, and noise.</summary>
/// <remarks>The work does not depend on what a network makes of the faces, only on how many there are.</remarks>
internal sealed record Faces(Tensor Embeddings, int[] Labels, string Origin)
{
    private const int LfwFaces = 13_233;

    public static Faces Make(int seed = 1, int size = 128, double noise = 1.6)
    {
        manual_seed(seed);
        var (labels, origin) = FindLfw() is { } lfw
            ? (LfwDataset.Open(lfw).Faces.Labels.ToArray(), "LFW's people")
            : (MadeUp(), "made-up counts of faces a person, as LFW is not here");
        using var scope = NewDisposeScope();
        var centres = randn(labels.Max() + 1, size);
        var embeddings = nn.functional.normalize(centres.index_select(
            0, tensor(labels.Select(label => (long)label).ToArray())) + noise * randn(labels.Length, size));
        return new Faces(embeddings.MoveToOuterDisposeScope(), labels, origin);
    }

    private static string? FindLfw()
    {
        try
        {
            return FaceSource.Find().LfwFolder;
        }
        catch (FaceDataException)
        {
            return null;
        }
    }

    /// <summary>The k-th person has 530 / k^0.8 faces, at least one: about LFW's shape.</summary>
    private static int[] MadeUp() => [.. Enumerable.Range(1, LfwFaces)
        .SelectMany(k => Enumerable.Repeat(k - 1, Math.Max(1, (int)(530 / Math.Pow(k, 0.8))))).Take(LfwFaces)];
}
