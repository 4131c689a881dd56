using static TorchSharp.torch;

namespace FaceLab.Evaluation.Explanation;

/// <summary>Two heat maps for each of N pairs: the places at which its faces are alike.</summary>
/// <param name="First">Of the first faces.</param>
/// <param name="Second">Of the second faces.</param>
/// <param name="CosineSimilarities">N similarities in [-1, 1], which the maps explain.</param>
/// <param name="Layer">The layer whose maps they are.</param>
public sealed record PairHeat(FaceHeat First, FaceHeat Second, IReadOnlyList<float> CosineSimilarities, string Layer)
    : IDisposable
{
    /// <summary>The number of pairs, N.</summary>
    public int Count => CosineSimilarities.Count;

    /// <summary>Frees the maps.</summary>
    public void Dispose()
    {
        First.Dispose();
        Second.Dispose();
    }
}

/// <summary>Heat maps of N faces: the places that make them like their partners.</summary>
/// <param name="Heat">(N, 1, S, S), float32 in 0..1, on the CPU: the positive part of <paramref name="Places"/> over
/// its maximum, upsampled bilinearly to the network's input; zeros if no place raises the similarity. Owned by this
/// object.</param>
/// <param name="Places">(N, 1, H, W), float32, on the CPU: the contribution of each place of the layer's map to the
/// similarity, of either sign. Owned by this object.</param>
/// <param name="Scales">N numbers, at least 0: the contribution of the hottest place, which has a heat of 1.</param>
public sealed record FaceHeat(Tensor Heat, Tensor Places, IReadOnlyList<float> Scales) : IDisposable
{
    /// <summary>Makes heat maps of signed maps.</summary>
    /// <param name="places">(N, 1, H, W), float32; within the caller's scope.</param>
    /// <param name="size">Side of the network's input in pixels, S.</param>
    internal static FaceHeat Of(Tensor places, int size)
    {
        using var scope = NewDisposeScope();
        var own = places.detach().cpu().contiguous();
        var positive = nn.functional.relu(own);
        var largest = positive.amax([2, 3], keepdim: true);
        // The pixels of both pictures cover the same square.
        var heat = nn.functional.interpolate(positive / largest.clamp_min(float.Epsilon), [size, size],
            mode: InterpolationMode.Bilinear, align_corners: false).clamp(0, 1);
        return new FaceHeat(heat.DetachFromDisposeScope(), own.clone().DetachFromDisposeScope(),
            largest.flatten().data<float>().ToArray());
    }

    /// <summary>Frees the maps.</summary>
    public void Dispose()
    {
        Heat.Dispose();
        Places.Dispose();
    }
}
