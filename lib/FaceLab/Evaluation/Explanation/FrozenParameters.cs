using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace FaceLab.Evaluation.Explanation;

/// <summary>Parameters that ask for no gradient until this is disposed: a backward pass leaves theirs alone.</summary>
internal sealed class FrozenParameters : IDisposable
{
    private readonly List<Parameter> learned;

    public FrozenParameters(Module network)
    {
        learned = [.. network.parameters().Where(parameter => parameter.requires_grad)];
        learned.ForEach(parameter => parameter.requires_grad = false);
    }

    public void Dispose() => learned.ForEach(parameter => parameter.requires_grad = true);
}
