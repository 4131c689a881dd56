using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks.Layers;

/// <summary>A branch of an inception block: a 1x1 convolution that reduces the channels, then a 3x3 or 5x5
/// convolution.</summary>
/// <param name="Reduced">Channels after the reduction.</param>
/// <param name="Outputs">Channels out.</param>
public sealed record InceptionBranch(int Reduced, int Outputs);

/// <summary>The pooling of an inception block.</summary>
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
/// <param name="Projected">Channels of the 1x1 convolution after the pooling; 0 for none.</param>
/// <param name="Stride">The stride of the convolutions and the pooling; above 1 there is no 1x1 branch.</param>
public sealed record InceptionShape(
    int Direct, InceptionBranch Three, InceptionBranch? Five, InceptionPool Pool, int Projected, int Stride = 1)
{
    /// <summary>Returns the channels out for a number of channels in.</summary>
    public int OutputsOf(int inputs) =>
        Direct + Three.Outputs + (Five?.Outputs ?? 0) + (Projected > 0 ? Projected : inputs);
}

/// <summary>Four parallel branches on the same maps: 1x1, 3x3, 5x5 and a pooling.</summary>
/// <remarks>
/// Source: C. Szegedy et al., "Going Deeper with Convolutions", 2015, figure 2b, with batch norm after each
/// convolution; the L2-norm pooling and the blocks of stride 2 are those of F. Schroff, D. Kalenichenko, J. Philbin,
/// "FaceNet", 2015, table 2.
/// </remarks>
public sealed class InceptionBlock : Module<Tensor, Tensor>
{
    private readonly ConvUnit? direct;
    private readonly ConvUnit reduce3;
    private readonly ConvUnit conv3;
    private readonly ConvUnit? reduce5;
    private readonly ConvUnit? conv5;
    private readonly Module<Tensor, Tensor> pool;
    private readonly ConvUnit? project;

    /// <summary>Makes a block with new random weights.</summary>
    /// <param name="inputs">Channels in.</param>
    /// <param name="shape">The branches.</param>
    /// <param name="precision">The precision of the convolutions.</param>
    public InceptionBlock(int inputs, InceptionShape shape, Precision precision) : base(nameof(InceptionBlock))
    {
        direct = shape.Direct > 0 ? new ConvUnit(inputs, shape.Direct, 1, 1, precision) : null;
        (reduce3, conv3) = Branch(shape.Three, 3);
        if (shape.Five is { } five)
            (reduce5, conv5) = Branch(five, 5);
        pool = shape.Pool == InceptionPool.Max ? MaxPool2d(3, shape.Stride, 1) : new L2Pool2d(shape.Stride);
        project = shape.Projected > 0 ? new ConvUnit(inputs, shape.Projected, 1, 1, precision) : null;
        RegisterComponents();

        (ConvUnit Reduce, ConvUnit Look) Branch(InceptionBranch branch, int kernel) => (
            new(inputs, branch.Reduced, 1, 1, precision),
            new(branch.Reduced, branch.Outputs, kernel, shape.Stride, precision));
    }

    /// <param name="input">The maps (N, inputs, H, W).</param>
    /// <returns>The maps (N, outputs, H / stride, W / stride); the caller owns them.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        List<Tensor> views = [];
        if (direct is not null)
            views.Add(direct.call(input));
        views.Add(conv3.call(reduce3.call(input)));
        if (reduce5 is not null && conv5 is not null)
            views.Add(conv5.call(reduce5.call(input)));
        var pooled = pool.call(input);
        views.Add(project?.call(pooled) ?? pooled);
        return cat(views, 1).MoveToOuterDisposeScope();
    }
}
