using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>Keeps a network in evaluation mode until it is disposed; then each module has its old mode.</summary>
internal sealed class EvaluationMode : IDisposable
{
    private readonly List<(Module Module, bool Training)> found;

    public EvaluationMode(Module network)
    {
        found = [.. network.modules().Prepend(network).Select(module => (module, module.training))];
        network.eval();
    }

    // Parents come before their parts, whose mode they set as well.
    public void Dispose() => found.ForEach(one => one.Module.train(one.Training));
}
