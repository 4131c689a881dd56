using TorchSharp;

namespace FaceLab.Networks;

/// <summary>How large a network is.</summary>
public static class ModelSize
{
    /// <summary>Number of trainable parameters.</summary>
    public static long CountParameters(this torch.nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.parameters().Where(parameter => parameter.requires_grad).Sum(parameter => parameter.numel());
    }
}
