using FaceLab.Basics;
using FaceLab.Networks;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Explanation;

/// <summary>Pairs of which one face has its hottest or coldest pixels masked, and the other is whole.</summary>
internal sealed class MaskedPairs
{
    private readonly EmbeddingNetwork network;
    private readonly (Tensor Images, Tensor Whole, FaceHeat Heat)[] sides;

    /// <summary>Embeds the whole faces, within the caller's scope.</summary>
    /// <param name="network">In evaluation mode.</param>
    /// <param name="first">(N, 3, S, S).</param>
    /// <param name="second">(N, 3, S, S).</param>
    /// <param name="heat">Of these pairs.</param>
    public MaskedPairs(EmbeddingNetwork network, Tensor first, Tensor second, PairHeat heat)
    {
        this.network = network;
        sides = [(first, Embed(first), heat.First), (second, Embed(second), heat.Second)];
    }

    /// <summary>What the network makes of the pairs, N cosine similarities: the mean of the two that mask the first or the second face.</summary>
    /// <param name="share">Share of the pixels, 0 to 1.</param>
    /// <param name="largest">The hottest, else the coldest.</param>
    /// <param name="random">Shifts each mask; <see langword="null"/> leaves it where it is.</param>
    public double[] Similarities(double share, bool largest, RandomSource? random = null)
    {
        using var scope = NewDisposeScope();
        var masked = sides.Select(side => Embed(Masked(side.Images, side.Heat, share, largest, random))).ToArray();
        var mean = ((masked[0] * sides[1].Whole).sum([1]) + (sides[0].Whole * masked[1]).sum([1])) / 2;
        return [.. mean.cpu().data<float>().ToArray().Select(similarity => (double)similarity)];
    }

    private Tensor Embed(Tensor images) => nn.functional.normalize(network.call(images));

    private static Tensor Masked(Tensor images, FaceHeat heat, double share, bool largest, RandomSource? random)
    {
        var mask = Mask(heat, (int)images.shape[2], share, largest);
        if (random is not null)
            mask = mask.roll((random.Below(mask.shape[2]), random.Below(mask.shape[3])), (2, 3));
        mask = mask.to(images.device);
        return images * (1 - mask) + images.mean([2, 3], keepdim: true) * mask;
    }

    /// <summary>(N, 1, S, S), 1 where a pixel is masked. The signed places order also the pixels without heat.</summary>
    private static Tensor Mask(FaceHeat heat, int size, double share, bool largest)
    {
        var order = FaceHeat.Upsample(heat.Places, size).flatten(1);
        var (_, masked) = order.topk((int)Math.Round(share * size * size), 1, largest);
        return zeros_like(order).scatter_(1, masked, ones_like(masked).to(ScalarType.Float32)).reshape(-1, 1, size, size);
    }
}
