using static TorchSharp.torch;

namespace FaceLab.Evaluation.Explanation;

/// <summary>Where in N faces lies what makes them like their partners.</summary>
/// <param name="Heat">(N, 1, S, S), float32 in 0..1, on the CPU: the positive part of <paramref name="Places"/> over its maximum, upsampled bilinearly
/// to the network's input; zeros where no place speaks for the similarity. Owned by this object.</param>
/// <param name="Places">(N, 1, H, W), float32, on the CPU: what each place of the layer's map gives to the similarity, of either sign. Owned by this object.</param>
/// <param name="Scales">N numbers, at least 0: what the place of most heat gives, the similarity that a heat of 1 stands for.</param>
public sealed record FaceHeat(Tensor Heat, Tensor Places, IReadOnlyList<float> Scales) : IDisposable
{
    /// <summary>From the signed map.</summary>
    /// <param name="places">(N, 1, H, W), float32; within the caller's scope.</param>
    /// <param name="size">Side of the network's input in pixels, S.</param>
    internal static FaceHeat Of(Tensor places, int size)
    {
        using var scope = NewDisposeScope();
        var own = places.detach().cpu().contiguous();
        var positive = nn.functional.relu(own);
        var largest = positive.amax([2, 3], keepdim: true);
        var heat = Upsample(positive / largest.clamp_min(float.Epsilon), size).clamp(0, 1);
        return new FaceHeat(heat.DetachFromDisposeScope(), own.clone().DetachFromDisposeScope(), largest.flatten().data<float>().ToArray());
    }

    /// <summary>Bilinear, the pixels of both pictures covering the same square.</summary>
    internal static Tensor Upsample(Tensor maps, int size) =>
        nn.functional.interpolate(maps, [size, size], mode: InterpolationMode.Bilinear, align_corners: false);

    /// <summary>Frees the maps.</summary>
    public void Dispose()
    {
        Heat.Dispose();
        Places.Dispose();
    }
}
