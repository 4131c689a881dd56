using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>Keeps a network in evaluation mode. When disposed, it gives each module its old mode back.</summary>
internal sealed class EvaluationMode : IDisposable
{
    private readonly List<(Module Module, bool Training)> found;

    public EvaluationMode(Module network)
    {
        found = [.. network.modules().Prepend(network).Select(module => (module, module.training))];
        network.eval();
    }

    // Parents come before their parts, because they also set the mode of their parts.
    public void Dispose() => found.ForEach(one => one.Module.train(one.Training));
}
