using FaceLab.Learning.Mining;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Learning.Losses;

/// <summary>What a loss saw in one batch. Free of gradient, and of the work of bringing it to the processor until it is read.</summary>
/// <remarks>
/// The four figures wait on the loss's device as one small tensor; the first read fetches them, which on a GPU waits for it. A
/// loss that is stuck at its margin with an active share of 1 and equal distances of both kinds has collapsed.
/// </remarks>
public sealed class BatchStatistics : IDisposable
{
    private Tensor? waiting;        // (4), float64
    private double[]? figures;

    private BatchStatistics(Tensor waiting) => this.waiting = waiting;

    /// <summary>Pairs or triplets that the batch offered to the loss; the loss says which those are.</summary>
    public long Valid => (long)Figures[0];

    /// <summary>How many of them cost something, and so have a gradient.</summary>
    public long Active => (long)Figures[1];

    /// <summary><see cref="Active"/> over <see cref="Valid"/>, 0 to 1; not a number where nothing is valid.</summary>
    public double ActiveShare => Figures[1] / Figures[0];

    /// <summary>Mean distance of all genuine pairs of the batch, in the units of the loss; not a number where there is none.</summary>
    public double MeanGenuineDistance => Figures[2];

    /// <summary>Mean distance of all impostor pairs of the batch, in the units of the loss; not a number where there is none.</summary>
    public double MeanImpostorDistance => Figures[3];

    private double[] Figures
    {
        get
        {
            if (figures is null)
            {
                ObjectDisposedException.ThrowIf(waiting is null, this);
                using (var here = waiting.cpu())
                    figures = here.data<double>().ToArray();
                Dispose();
            }
            return figures;
        }
    }

    /// <summary>Frees the tensor; figures that have been read stay.</summary>
    public void Dispose()
    {
        waiting?.Dispose();
        waiting = null;
    }

    /// <summary>From the distances of all pairs.</summary>
    /// <param name="distances">(N, N).</param>
    /// <param name="masks">Which are genuine.</param>
    /// <param name="valid">A scalar.</param>
    /// <param name="active">A scalar.</param>
    internal static BatchStatistics Of(Tensor distances, PairMasks masks, Tensor valid, Tensor active)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        return Of(valid, active, Mean(masks.Genuine), Mean(masks.Impostor));

        Tensor Mean(Tensor mask) => distances.masked_fill(mask.logical_not(), 0).sum() / mask.sum();
    }

    /// <summary>From four scalars.</summary>
    internal static BatchStatistics Of(params ReadOnlySpan<Tensor> scalars)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var device = scalars[^1].device;
        var doubles = new List<Tensor>();
        foreach (var scalar in scalars)
            doubles.Add(scalar.detach().to(ScalarType.Float64).to(device));
        return new BatchStatistics(torch.stack(doubles).DetachFromDisposeScope());
    }
}
