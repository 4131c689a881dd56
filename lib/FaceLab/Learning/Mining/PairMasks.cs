using static TorchSharp.torch;

namespace FaceLab.Learning.Mining;

/// <summary>The genuine and the impostor pairs of a batch; no pair is both, and no row is a pair with itself.</summary>
/// <param name="Genuine">(N, N), bool.</param>
/// <param name="Impostor">(N, N), bool.</param>
internal sealed record PairMasks(Tensor Genuine, Tensor Impostor)
{
    /// <summary>Makes the masks of a batch; the current dispose scope owns them.</summary>
    /// <param name="labels">(N), int64.</param>
    public static PairMasks Of(Tensor labels)
    {
        var same = labels.unsqueeze(0) == labels.unsqueeze(1);
        var itself = eye(labels.shape[0], dtype: ScalarType.Bool, device: labels.device);
        return new(same.logical_and(itself.logical_not()), same.logical_not());
    }

    /// <summary>Leaves out pairs whose distance, (N, N), is not a finite number.</summary>
    public PairMasks WhereFinite(Tensor distances)
    {
        var finite = distances.isfinite();
        return new(Genuine.logical_and(finite), Impostor.logical_and(finite));
    }

    /// <summary>Lists every ordered genuine pair and its distance.</summary>
    /// <param name="distances">(N, N).</param>
    /// <returns>The anchor's row, the positive's row (int64) and their distance, (A) each.</returns>
    public (Tensor Anchors, Tensor Positives, Tensor Near) AnchorPositives(Tensor distances)
    {
        var pairs = Genuine.nonzero();                  // (A, 2)
        var (anchors, positives) = (pairs.select(1, 0), pairs.select(1, 1));
        return (anchors, positives, distances.flatten().index_select(0, anchors * distances.shape[0] + positives));
    }
}
