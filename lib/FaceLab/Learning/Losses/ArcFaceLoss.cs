using static TorchSharp.torch;

namespace FaceLab.Learning.Losses;

/// <summary>Additive angular margin softmax: the cross entropy of s cos θ over the classes, with s cos(θ + m) for the
/// own class; θ is the angle between an embedding and a class's weight.</summary>
/// <remarks>
/// Source: J. Deng, J. Guo, N. Xue, S. Zafeiriou, "ArcFace", CVPR 2019, equation 3; s = 64 and m = 0.5 radians, 28.6°,
/// are the paper's. cos(θ + m) rises again where θ + m passes π, and would reward an embedding for pointing away from
/// its class. As in the authors' code it is replaced there, for θ &gt; π - m, by cos θ - m sin m, which continues to
/// fall (after a step down of cos m + m sin m - 1, 0.117 at m = 0.5). s must grow with the classes: to reach a
/// probability q of the own class it must be at least (C - 1) / C ln((C - 1) q / (1 - q)) (H. Wang et al., "CosFace",
/// 2018); with few classes 64 makes the loss steep, and 16 to 32 train more stably. Range: at least 0. Owned tensors:
/// weight (C, D). Embeddings are normalised here. The gradient of sin θ is infinite at θ = 0: sin² θ below 1e-6 counts
/// as 1e-6, without gradient.
/// </remarks>
public sealed class ArcFaceLoss : ClassifierLoss
{
    private readonly double margin;

    /// <summary>A loss with a fresh classifier.</summary>
    /// <param name="classes">C, at least 2: identities of the training set.</param>
    /// <param name="embeddingSize">D, at least 1.</param>
    /// <param name="scale">s, above 0.</param>
    /// <param name="marginRadians">m in radians, 0 to π / 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ArcFaceLoss(int classes, int embeddingSize, double scale = 64, double marginRadians = 0.5)
        : base(nameof(ArcFaceLoss), classes, embeddingSize, scale)
    {
        if (!(marginRadians >= 0 && marginRadians <= Math.PI / 2))
        {
            throw new ArgumentOutOfRangeException(nameof(marginRadians), marginRadians,
                "Give an angle in radians from 0 to π / 2; the paper's is 0.5.");
        }
        margin = marginRadians;
    }

    private protected override Tensor Logits(Tensor embeddings, Tensor labels) =>
        LogitsWithMargin(embeddings, labels, WithMargin);

    /// <summary>Turns cos θ into cos(θ + m), any shape.</summary>
    private Tensor WithMargin(Tensor cosine)
    {
        var (cosM, sinM) = (Math.Cos(margin), Math.Sin(margin));
        var sine = (1 - cosine.square()).clamp_min(1e-6).sqrt();
        return where(cosine.gt(-cosM), cosine * cosM - sine * sinM, cosine - margin * sinM);
    }
}
