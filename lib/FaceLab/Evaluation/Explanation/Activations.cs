using FaceLab.Networks;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Explanation;

/// <summary>The answers of the channels of one layer to some faces.</summary>
/// <remarks>
/// Early layers answer to edges and colours, later ones to parts; a single channel rarely has a name, so look at
/// several.
/// </remarks>
public sealed class Activations : IDisposable
{
    private Activations(string layer, Tensor maps) => (Layer, Maps) = (layer, maps);

    /// <summary>The layer.</summary>
    public string Layer { get; }

    /// <summary>The maps, (N, C, H, W), float32, on the CPU, in the layer's own units, of either sign where no ReLU
    /// came before. Owned by this object.</summary>
    public Tensor Maps { get; }

    /// <summary>Feeds faces forward and keeps what one layer gives, before a later layer works on it in
    /// place.</summary>
    /// <param name="network">Any network; in evaluation mode meanwhile, afterwards as it was, also after an error. No
    /// other thread may use it meanwhile.</param>
    /// <param name="images">(N, 3, S, S), float32 in [-1, 1], on the network's device.</param>
    /// <param name="layer">The layer's name, one of <see cref="Layers"/>.</param>
    /// <returns>The maps; the caller disposes them.</returns>
    /// <exception cref="ArgumentException">There is no such layer, the images have another shape, or a pixel or an
    /// answer is not finite.</exception>
    public static Activations Of(EmbeddingNetwork network, Tensor images, string layer)
    {
        PairImages.RequireFinite(images, "A pixel of face", "Look at how the images were made.", nameof(images));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var mode = new EvaluationMode(network);
        using var tap = MapTap.Look(network, layer);
        network.call(images);
        var maps = tap.Map.to(ScalarType.Float32).cpu().contiguous();
        PairImages.RequireFinite(
            maps, $"What '{layer}' answers to face", "Look for a network that diverged.", nameof(network));
        return new Activations(layer, maps.alias().DetachFromDisposeScope());
    }

    /// <summary>Lists the layers of a network that one may ask for, in the order in which a face passes them; a block
    /// comes after its parts.</summary>
    /// <param name="network">Any network; it is fed one grey face, and afterwards as it was.</param>
    public static IReadOnlyList<MapLayer> Layers(EmbeddingNetwork network) => MapLayers.Of(network);

    /// <summary>Finds the channels that answer most to a face, by <see cref="ChannelActivation.Mean"/>; equal ones in
    /// the order of their numbers.</summary>
    /// <param name="face">Its place in the batch.</param>
    /// <param name="count">How many, at least 1; at most all are given.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such face, or <paramref name="count"/> is below
    /// 1.</exception>
    public IReadOnlyList<ChannelActivation> Strongest(int face, int count)
    {
        RequireWithin(face, 0, nameof(face));
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var scope = NewDisposeScope();
        var map = Maps[face].flatten(1);
        var means = nn.functional.relu(map).mean([1]).data<float>().ToArray();
        var largest = map.amax([1]).data<float>().ToArray();
        return [.. means.Select((mean, channel) => new ChannelActivation(channel, mean, largest[channel]))
            .OrderByDescending(channel => channel.Mean).Take(count)];
    }

    /// <summary>Takes one map of a face.</summary>
    /// <param name="face">Its place in the batch.</param>
    /// <param name="channel">The channel's number.</param>
    /// <returns>H rows of W values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such face or channel.</exception>
    public float[,] Map(int face, int channel)
    {
        RequireWithin(face, 0, nameof(face));
        RequireWithin(channel, 1, nameof(channel));
        using var scope = NewDisposeScope();
        return (float[,])Maps[face][channel].data<float>().ToNDArray();
    }

    /// <summary>Frees the maps.</summary>
    public void Dispose() => Maps.Dispose();

    private void RequireWithin(int place, int dimension, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, Maps.shape[dimension], name);
    }
}

/// <summary>The answer of a channel of a layer to a face.</summary>
/// <param name="Channel">Its number, from 0.</param>
/// <param name="Mean">Mean over the map of what is above 0, in the layer's own units.</param>
/// <param name="Largest">The map's largest value.</param>
public sealed record ChannelActivation(int Channel, float Mean, float Largest);
