using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Weight decay as part of the gradient.</summary>
internal static class Decay
{
    /// <summary><c>grad + weightDecay · parameter</c>, or null where there is nothing to add.</summary>
    internal static Tensor? Add(Tensor grad, Parameter parameter, double weightDecay)
        => weightDecay == 0 ? null : grad.add(parameter, alpha: weightDecay);
}
