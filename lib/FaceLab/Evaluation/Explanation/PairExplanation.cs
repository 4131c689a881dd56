using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Networks;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Explanation;

/// <summary>Finds the places of each face of a pair that make the pair similar: Grad-CAM for pairs, and a more faithful
/// form of it.</summary>
/// <remarks>
/// With maps A (C, H, W) of a layer and the pair's cosine similarity s: L = ReLU(sum over k of a_k A_k), a_k the mean
/// of ds/dA_k over the map (R. Selvaraju, M. Cogswell, A. Das, R. Vedantam, D. Parikh, D. Batra, "Grad-CAM", 2017,
/// section 3, equations 1 and 2, where s is a class's activation): <see cref="PairExplanationOptions.GradCam"/>. The
/// gradient is taken for each of the two faces with regard to its own maps. It shows what would make the faces more
/// similar: it vanishes for two equal faces, and with a linear head without a bias its places sum to 0, because a
/// cosine does not change with length (Euler's theorem). The defaults depart from it. The lengths of both embeddings
/// count as constants of the gradient; this needs a network that ends in a normalisation to unit length, or that does
/// not normalise. And a_k is the gradient at each place (HiResCAM: R. Draelos, L. Carin, "Use HiResCAM instead of
/// Grad-CAM for faithful explanations", 2020), the same where a global average follows, and exact also for a linear
/// layer over the flattened maps and for a depthwise convolution over the whole map. Then the places of a face sum to s
/// wherever a linear head without offsets follows the maps; after a global average this is the decomposition of A.
/// Stylianou, R. Souvenir, R. Pless, "Visualizing Deep Similarity Networks", 2019. A heat map shows what this network
/// used, not whether that was right; it is as coarse as the layer's maps. Convolutions may compute in bfloat16: heat is
/// then accurate to two digits.
/// </remarks>
public static class PairExplanation
{
    /// <summary>Shorter embeddings are divided by this length.</summary>
    private const double Shortest = 1e-12;

    private const string Diverged = "Look for a network that diverged.";

    /// <summary>Explains pairs of images.</summary>
    /// <param name="network">Any network; mode, parameters and gradients are restored, also after an error. No other
    /// thread may use it meanwhile.</param>
    /// <param name="first">(N, 3, S, S), float32 in [-1, 1], on the network's device.</param>
    /// <param name="second">(N, 3, S, S): image i makes a pair with image i of <paramref name="first"/>.</param>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <returns>Two heat maps for each pair; the caller disposes them.</returns>
    /// <exception cref="ArgumentException">Shapes do not fit, a pixel or embedding is not finite, embeddings have one
    /// number, or there is no such layer, or embeddings do not depend on it.</exception>
    public static PairHeat Of(
        EmbeddingNetwork network, Tensor first, Tensor second, PairExplanationOptions? options = null)
    {
        PairImages.Check(first, second);
        if (network.EmbeddingSize < 2)
            throw new ArgumentException(
                $"{network.GetName()} gives one number, a rating; the angle between embeddings needs " +
                "two or more.", nameof(network));
        options ??= new PairExplanationOptions();
        using var scope = NewDisposeScope();
        using var gradients = enable_grad();
        using var mode = new EvaluationMode(network);
        using var frozen = new FrozenParameters(network);
        using var tap = MapTap.Cut(network, options.Layer ?? MapLayers.Last(network));
        if (!options.Published)
            tap.HoldLength();
        var embeddings = network.call(cat([first.detach(), second.detach()]));
        var similarities = Similarities(embeddings, holdLengths: !options.Published);
        var places = Places(tap.Map, GradientOf(similarities, tap), averaged: options.Published).chunk(2);
        PairImages.RequireFinite(cat(places, 1), "A gradient of pair", Diverged, nameof(network));
        return new PairHeat(FaceHeat.Of(places[0], network.InputSize), FaceHeat.Of(places[1], network.InputSize),
            similarities.detach().cpu().data<float>().ToArray(), tap.Layer);
    }

    /// <summary>Explains pairs of prepared faces, by their centre crops.</summary>
    /// <param name="network">As above.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="pairs">Pairs of rows of <paramref name="faces"/>; all are fed at once, a few hundred at
    /// most.</param>
    /// <param name="options">As above.</param>
    /// <returns>Two heat maps for each pair; the caller disposes them.</returns>
    /// <exception cref="ArgumentException">As above, or there is no pair or no such row.</exception>
    public static PairHeat Of(
        EmbeddingNetwork network, PreparedFaces faces, IReadOnlyList<FacePair> pairs,
        PairExplanationOptions? options = null)
    {
        using var scope = NewDisposeScope();
        var (first, second) = PairImages.Of(network, faces, pairs);
        return Of(network, first, second, options);
    }

    /// <summary>Computes N cosines of (2N, D), with a gradient graph.</summary>
    private static Tensor Similarities(Tensor embeddings, bool holdLengths)
    {
        var lengths = embeddings.norm(1, keepdim: true).clamp_min(Shortest);
        var sides = (embeddings / (holdLengths ? lengths.detach() : lengths)).chunk(2);
        PairImages.RequireFinite(sides[0], "The embedding of the first face of pair", Diverged, "network");
        PairImages.RequireFinite(sides[1], "The embedding of the second face of pair", Diverged, "network");
        return (sides[0] * sides[1]).sum([1]);
    }

    /// <summary>Computes the gradient (2N, C, H, W) for the maps, the only leaf that requires one.</summary>
    /// <remarks>It does not use <c>autograd.grad</c>, in which an error ends the process.</remarks>
    private static Tensor GradientOf(Tensor similarities, MapTap tap)
    {
        var maps = tap.Map;
        if (!similarities.requires_grad)
            throw new ArgumentException(
                $"The embeddings do not depend on what '{tap.Layer}' gives, or the network cuts their " +
                $"gradient off: choose another {nameof(PairExplanationOptions.Layer)}.");
        similarities.sum().backward();
        return maps.grad!;
    }

    /// <summary>Computes the weighted sum of the maps, (2N, C, H, W) to (2N, 1, H, W).</summary>
    private static Tensor Places(Tensor maps, Tensor gradient, bool averaged)
    {
        var slopes = gradient.to(ScalarType.Float32);
        if (averaged)
            slopes = slopes.mean([2, 3], keepdim: true);
        return (slopes * maps.detach().to(ScalarType.Float32)).sum([1], keepdim: true);
    }

    /// <summary>Freezes parameters until it is disposed: a backward pass does not change their gradients.</summary>
    private sealed class FrozenParameters : IDisposable
    {
        private readonly List<TorchSharp.Modules.Parameter> learned;

        public FrozenParameters(nn.Module network)
        {
            learned = [.. network.parameters().Where(parameter => parameter.requires_grad)];
            learned.ForEach(parameter => parameter.requires_grad = false);
        }

        public void Dispose() => learned.ForEach(parameter => parameter.requires_grad = true);
    }
}
