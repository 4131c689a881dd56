namespace FaceLab.Networks.Layers;

/// <summary>A 1x1 convolution that reduces the channels, then a convolution that looks around.</summary>
/// <param name="Reduced">Channels after the reduction.</param>
/// <param name="Outputs">Channels out.</param>
public sealed record InceptionBranch(int Reduced, int Outputs);

/// <summary>Which pooling an inception block has.</summary>
public enum InceptionPool
{
    /// <summary>The maximum of 3x3 pixels.</summary>
    Max,

    /// <summary>The Euclidean norm of 3x3 pixels.</summary>
    L2,
}

/// <summary>The branches of an inception block, in the order in which their channels are concatenated.</summary>
/// <param name="Direct">Channels of the 1x1 branch; 0 for none.</param>
/// <param name="Three">The 3x3 branch.</param>
/// <param name="Five">The 5x5 branch; <see langword="null"/> for none.</param>
/// <param name="Pool">The pooling branch's kind.</param>
/// <param name="Projected">Channels of the 1x1 convolution after the pooling; 0 for none: the pooled input itself.</param>
/// <param name="Stride">Step of the 3x3 and 5x5 convolutions and of the pooling; above 1 there is no 1x1 branch.</param>
public sealed record InceptionShape(int Direct, InceptionBranch Three, InceptionBranch? Five, InceptionPool Pool, int Projected, int Stride = 1)
{
    /// <summary>Channels out, of so many channels in.</summary>
    public int OutputsOf(int inputs) => Direct + Three.Outputs + (Five?.Outputs ?? 0) + (Projected > 0 ? Projected : inputs);
}
