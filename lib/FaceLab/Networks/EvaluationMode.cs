using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>A network in evaluation mode until this is disposed; then each of its modules is in the mode in which it was found.</summary>
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
