namespace TorchSharp;

/// <summary>How a tensor is written as text.</summary>
public enum TensorStringStyle
{
    /// <summary>Shape, type and device only.</summary>
    Metadata,
    Julia,
    Numpy,
    CSharp,

    /// <summary>Whatever <see cref="torch.TensorStringStyle"/> says.</summary>
    Default,
}
