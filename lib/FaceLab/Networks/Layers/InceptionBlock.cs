using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks.Layers;

/// <summary>Four views of the same maps side by side: 1x1, 3x3, 5x5 and a pooling.</summary>
/// <remarks>
/// Source: C. Szegedy et al., "Going Deeper with Convolutions", 2015, figure 2b, with batch norm after each convolution; the
/// L2-norm pooling and the blocks of stride 2 are those of F. Schroff, D. Kalenichenko, J. Philbin, "FaceNet", 2015, table 2.
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

    /// <summary>A block.</summary>
    /// <param name="inputs">Channels in.</param>
    /// <param name="shape">Its branches.</param>
    /// <param name="precision">Format to compute in.</param>
    /// <exception cref="ArgumentException">A branch cannot be made, or a block of stride 2 has a 1x1 branch.</exception>
    public InceptionBlock(int inputs, InceptionShape shape, Precision precision) : base(nameof(InceptionBlock))
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.Direct > 0 && shape.Stride > 1)
            throw new ArgumentException($"A 1x1 branch keeps the size, while stride {shape.Stride} does not: leave it out.", nameof(shape));
        direct = shape.Direct > 0 ? new ConvUnit(inputs, shape.Direct, 1, 1, precision) : null;
        (reduce3, conv3) = Branch(inputs, shape.Three, 3, shape.Stride, precision);
        if (shape.Five is { } five)
            (reduce5, conv5) = Branch(inputs, five, 5, shape.Stride, precision);
        pool = shape.Pool == InceptionPool.Max ? MaxPool2d(3, shape.Stride, 1) : new L2Pool2d(3, shape.Stride);
        project = shape.Projected > 0 ? new ConvUnit(inputs, shape.Projected, 1, 1, precision) : null;
        Outputs = shape.OutputsOf(inputs);
        RegisterComponents();
    }

    /// <summary>Channels out.</summary>
    public int Outputs { get; }

    /// <param name="input">(N, inputs, H, W).</param>
    /// <returns>(N, <see cref="Outputs"/>, H / stride, W / stride); the caller owns it.</returns>
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

    private static (ConvUnit Reduce, ConvUnit Look) Branch(int inputs, InceptionBranch branch, int kernel, int stride, Precision precision) =>
        (new(inputs, branch.Reduced, 1, 1, precision), new(branch.Reduced, branch.Outputs, kernel, stride, precision));
}
