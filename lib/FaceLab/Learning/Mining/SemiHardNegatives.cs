using static TorchSharp.torch;

namespace FaceLab.Learning.Mining;

/// <summary>For every anchor-positive pair a random semi-hard negative, d(a, p) &lt; d(a, n) &lt; d(a, p) + margin: farther than
/// the positive, yet within the margin. A pair without one is dropped.</summary>
/// <remarks>
/// Source: F. Schroff, D. Kalenichenko, J. Philbin, "FaceNet", CVPR 2015, section 3.2: all anchor-positive pairs of a
/// mini-batch, and semi-hard negatives, as the hardest ones let a young network collapse. Which of them the paper takes is left
/// open; here each is as likely. Its margin is 0.2 on squared distances of unit embeddings, its batches have 1,800 faces with
/// about 40 of an identity.
/// </remarks>
/// <param name="margin">In units of the distance, above 0.</param>
/// <param name="seed">The same seed gives the same picks.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is not positive or not finite.</exception>
public sealed class SemiHardNegatives(double margin = 0.2, long seed = 1) : RandomNegatives(nameof(SemiHardNegatives), margin, seed)
{
    private protected override Tensor? Beyond(Tensor far, Tensor near) => far > near;
}
