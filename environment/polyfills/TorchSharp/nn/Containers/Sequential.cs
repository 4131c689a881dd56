using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Modules one after another. It owns them, and disposes each intermediate result as soon as the next module is done
/// with it (the autograd graph keeps what it needs).
/// </summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<(string name, nn.IModule<Tensor, Tensor> module)> steps = [];

    internal Sequential() : base(nameof(Sequential)) { }

    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules) : this()
    {
        foreach (var (name, submodule) in modules)
            append(name, submodule);
    }

    protected Sequential(params nn.Module<Tensor, Tensor>[] modules) : this()
    {
        foreach (var module in modules)
            append(module);
    }

    public int Count => steps.Count;

    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => steps[index].module;

    [IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    [IndexerName("SequentialItems")]
    public Sequential this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    public Sequential append(nn.IModule<Tensor, Tensor> module)
        => append(Count.ToString(CultureInfo.InvariantCulture), module);

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        register_module(name, (nn.Module)module);
        steps.Add((name, module));
        return this;
    }

    public override Tensor forward(Tensor tensor)
    {
        if (steps.Count == 0) return tensor.alias();
        var result = steps[0].module.call(tensor);
        for (var i = 1; i < steps.Count; i++)
        {
            var next = steps[i].module.call(result);
            result.Dispose();
            result = next;
        }
        return result;
    }

    /// <summary>The same modules, not copies.</summary>
    private Sequential Slice(int start, int end)
    {
        if (start < 0 || start > Count || end < 0 || end > Count)
            throw new ArgumentOutOfRangeException(
                nameof(start), $"{start}..{end} is no range of a Sequential of {Count} modules.");
        var slice = new Sequential();
        for (var i = start; i < end; i++)
            slice.append(steps[i].name, steps[i].module);
        return slice;
    }
}
