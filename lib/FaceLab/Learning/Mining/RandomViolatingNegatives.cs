using static TorchSharp.torch;

namespace FaceLab.Learning.Mining;

/// <summary>For every anchor-positive pair a random negative that violates the margin, d(a, n) &lt; d(a, p) + margin; a pair
/// without one is dropped.</summary>
/// <remarks>
/// Source: B. Amos, B. Ludwiczuk, M. Satyanarayanan, "OpenFace", 2016, and its training code as its community reworked it: one
/// forward pass over P x K faces, all anchor-positive pairs, a random violating negative. Departure: there each genuine pair
/// has one anchor, here both of its images are. OpenFace's margin is 0.2 on squared distances of unit embeddings.
/// Negatives closer than the positive are among the picks, unlike <see cref="SemiHardNegatives"/>.
/// </remarks>
/// <param name="margin">In units of the distance, above 0.</param>
/// <param name="seed">The same seed gives the same picks.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is not positive or not finite.</exception>
public sealed class RandomViolatingNegatives(double margin = 0.2, long seed = 1) : RandomNegatives(nameof(RandomViolatingNegatives), margin, seed)
{
    private protected override Tensor? Beyond(Tensor far, Tensor near) => null;
}
