using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Learning.Mining;

/// <summary>Which pairs of a batch are genuine and which impostor; none is both, and no row is a pair with itself.</summary>
/// <param name="Genuine">(N, N), bool.</param>
/// <param name="Impostor">(N, N), bool.</param>
internal sealed record PairMasks(Tensor Genuine, Tensor Impostor)
{
    /// <summary>Masks of a batch; the current dispose scope owns them.</summary>
    /// <param name="labels">(N), int64.</param>
    public static PairMasks Of(Tensor labels)
    {
        var same = labels.unsqueeze(0) == labels.unsqueeze(1);
        var itself = torch.eye(labels.shape[0], dtype: ScalarType.Bool, device: labels.device);
        return new(same.logical_and(itself.logical_not()), same.logical_not());
    }

    /// <summary>The same without pairs whose distance, (N, N), is not a finite number.</summary>
    public PairMasks WhereFinite(Tensor distances)
    {
        var finite = distances.isfinite();
        return new(Genuine.logical_and(finite), Impostor.logical_and(finite));
    }

    /// <summary>Every ordered genuine pair: the anchor's row and the positive's, (A) each, int64.</summary>
    public (Tensor Anchors, Tensor Positives) AnchorPositives()
    {
        var pairs = Genuine.nonzero();                  // (A, 2)
        return (pairs.select(1, 0), pairs.select(1, 1));
    }
}
