using FaceLab.Networks;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Explanation;

/// <summary>The activations of the channels of one layer for some faces.</summary>
/// <remarks>Early layers respond to edges and colours, later ones to parts. A single channel rarely has one meaning:
/// look at several.</remarks>
public sealed class Activations : IDisposable
{
    private Activations(string layer, Tensor maps) => (Layer, Maps) = (layer, maps);

    /// <summary>The layer.</summary>
    public string Layer { get; }

    /// <summary>The maps, (N, C, H, W), float32, on the CPU, in the layer's own units, of either sign where no ReLU
    /// came before. Owned by this object.</summary>
    public Tensor Maps { get; }

    /// <summary>Feeds faces forward and keeps the output of one layer, before a later layer changes it in
    /// place.</summary>
    /// <param name="network">Any network; its mode is restored afterwards, also after an error. No other thread may use
    /// it meanwhile.</param>
    /// <param name="images">(N, 3, S, S), float32 in [-1, 1], on the network's device.</param>
    /// <param name="layer">The layer's name, one of <see cref="Layers"/>.</param>
    /// <returns>The maps; the caller disposes them.</returns>
    /// <exception cref="ArgumentException">There is no such layer, the images have another shape, or a pixel or an
    /// activation is not finite.</exception>
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
            maps, $"The activation of '{layer}' for face", "Look for a network that diverged.", nameof(network));
        return new Activations(layer, maps.alias().DetachFromDisposeScope());
    }

    /// <summary>Lists the layers of a network with maps, in the order in which a face passes them; a block comes after
    /// its parts.</summary>
    /// <param name="network">Any network; it gets one grey face, and its mode is restored.</param>
    public static IReadOnlyList<MapLayer> Layers(EmbeddingNetwork network) => MapLayers.Of(network);

    /// <summary>Finds the most active channels for a face, by <see cref="ChannelActivation.Mean"/>; equal ones in the
    /// order of their numbers.</summary>
    /// <param name="face">The index of the face in the batch.</param>
    /// <param name="count">The number of channels, at least 1; all if there are fewer.</param>
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

    /// <summary>Returns one map of a face.</summary>
    /// <param name="face">The index of the face in the batch.</param>
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

/// <summary>The activation of a channel of a layer for a face.</summary>
/// <param name="Channel">The number of the channel, from 0.</param>
/// <param name="Mean">Mean over the map of its positive part, in the layer's own units.</param>
/// <param name="Largest">The map's largest value.</param>
public sealed record ChannelActivation(int Channel, float Mean, float Largest);
