using System.Diagnostics;
using FaceLab.Data;
using FaceLab.Faces;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Reporting;

/// <summary>The embeddings of some rows of prepared faces, each computed once.</summary>
internal sealed class FaceEmbeddings : IDisposable
{
    private const int FacesAtOnce = 512;

    private readonly Tensor embeddings;
    private readonly Dictionary<int, int> positionOf;

    private FaceEmbeddings(Tensor embeddings, int[] rows, double millisecondsEach)
    {
        (this.embeddings, MillisecondsEach) = (embeddings, millisecondsEach);
        positionOf = rows.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
    }

    /// <summary>The time of one face.</summary>
    public double MillisecondsEach { get; }

    /// <summary>Embeds rows; a row may be named twice.</summary>
    /// <exception cref="ArgumentException">An embedding is not finite or zero, or all are equal.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FaceEmbeddings Of(IFaceEmbedder model, PreparedFaces faces, IEnumerable<int> rows,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        int[] each = [.. rows.Distinct().Order()];
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (parts, done, timed, watch) = (new List<Tensor>(), 0L, 0, new Stopwatch());
        foreach (var chunk in each.Chunk(FacesAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // The first faces also warm the network up: where there are others, those are timed.
            if (parts.Count == 1)
                (timed, watch) = (0, new Stopwatch());
            watch.Start();
            parts.Add(model.Embed(faces, chunk));
            watch.Stop();
            timed += chunk.Length;
            progress?.Report(done += chunk.Length);
        }
        var unit = UnitRows.Of(cat(parts, 0), "embeddings");
        UnitRows.RequireDifferent(unit);
        return new FaceEmbeddings(unit.DetachFromDisposeScope(), each, watch.Elapsed.TotalMilliseconds / timed);
    }

    /// <summary>Returns the embeddings of some of the rows, in their order; the caller owns them.</summary>
    public Tensor Rows(IEnumerable<int> rows) =>
        embeddings.index_select(0, tensor(rows.Select(row => (long)positionOf[row]).ToArray()));

    /// <summary>Compares pairs of rows.</summary>
    public PairSimilarities Compare(IReadOnlyList<FacePair> pairs) => PairSimilarities.Of(embeddings,
        [.. pairs.Select(pair => pair with { First = positionOf[pair.First], Second = positionOf[pair.Second] })]);

    /// <inheritdoc/>
    public void Dispose() => embeddings.Dispose();
}
