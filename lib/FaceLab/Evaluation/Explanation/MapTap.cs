using FaceLab.Networks;
using FaceLab.Networks.Layers;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Explanation;

/// <summary>Records the maps that a layer returns in one pass, until it is disposed.</summary>
internal sealed class MapTap : IDisposable
{
    private readonly EmbeddingNetwork network;
    private readonly List<Action> removals = [];
    private Tensor? map;
    private int calls;

    private MapTap(EmbeddingNetwork network, string layer, bool cut)
    {
        (this.network, Layer) = (network, layer);
        removals.Add(MapLayers.Find(network, layer).register_forward_hook((_, _, output) => Take(output, cut)).remove);
    }

    public string Layer { get; }

    /// <summary>The maps, (N, C, H, W), a leaf of its own, as the layer computes them: later layers do not change them
    /// in place. Owned by this object.</summary>
    /// <exception cref="ArgumentException">The layer gave no maps, or several times.</exception>
    public Tensor Map => calls == 1 && map!.dim() == 4 ? map : throw new ArgumentException(
        $"'{Layer}' of {network.GetName()} {Fault}; layers that give maps once are " +
        $"{string.Join(", ", MapLayers.Of(network))}.", "layer");

    private string Fault => calls switch
    {
        0 => "was not called",
        1 => $"gives ({string.Join(", ", map!.shape)}), no maps (N, C, H, W)",
        _ => $"was called {calls} times in one pass",
    };

    /// <summary>Records the maps only.</summary>
    public static MapTap Look(EmbeddingNetwork network, string layer) => new(network, layer, cut: false);

    /// <summary>Lets the gradient graph begin at the layer's output, without earlier parameters, also if all are
    /// frozen.</summary>
    public static MapTap Cut(EmbeddingNetwork network, string layer) => new(network, layer, cut: true);

    /// <summary>Treats the length by which a last <see cref="UnitLength"/> divides as a constant; embeddings do not
    /// change.</summary>
    public void HoldLength()
    {
        foreach (var unit in network.named_children().Select(child => child.module).OfType<UnitLength>())
        {
            removals.Add(unit.register_forward_hook((_, input, _) =>
            {
                using var scope = NewDisposeScope();
                return (input / input.detach().norm(1, keepdim: true).clamp_min(unit.Smallest))
                    .MoveToOuterDisposeScope();
            }).remove);
        }
    }

    public void Dispose()
    {
        removals.ForEach(remove => remove());
        map?.Dispose();
    }

    private Tensor Take(Tensor output, bool cut)
    {
        calls++;
        map?.Dispose();
        using var scope = NewDisposeScope();
        map = output.detach().clone().DetachFromDisposeScope();
        if (!cut)
            return output;
        map.requires_grad = true;
        return map.clone().MoveToOuterDisposeScope();
    }
}
