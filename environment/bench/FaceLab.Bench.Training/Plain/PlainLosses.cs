using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Bench.Plain;

/// <summary>Mean d² of the genuine pairs plus mean max(0, 1 - d)² of the 512 closest impostor pairs.</summary>
internal sealed class PlainContrastiveLoss() : Module<Tensor, Tensor, Tensor>(nameof(PlainContrastiveLoss))
{
    public override Tensor forward(Tensor embeddings, Tensor labels)
    {
        var squares = embeddings.square().sum(1, keepdim: true);
        var distances = (squares + squares.t() - 2 * embeddings.matmul(embeddings.t())).clamp_min(1e-6);
        var once = ones_like(distances, ScalarType.Bool).triu(1);
        var same = labels.unsqueeze(0) == labels.unsqueeze(1);
        var genuine = distances.masked_select(same & once);
        var impostor = distances.masked_select(~same & once);
        if (impostor.numel() > 512)
            impostor = impostor.topk(512, largest: false, sorted: false).values;
        return genuine.mean() + (1 - impostor.sqrt()).clamp_min(0).square().mean();
    }
}

/// <summary>Cross entropy of a linear classifier plus 1e-4 times half the mean squared distance to centres that
/// follow.</summary>
internal sealed class PlainCenterLoss : Module<Tensor, Tensor, Tensor>
{
    private readonly Linear softmax;
    private readonly PlainCenters center;

    public PlainCenterLoss(int classes) : base(nameof(PlainCenterLoss))
    {
        softmax = Linear(128, classes);
        center = new PlainCenters(classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor embeddings, Tensor labels) =>
        functional.cross_entropy(softmax.call(embeddings), labels) + 1e-4 * center.call(embeddings, labels);
}

/// <summary>Half the mean squared distance to the centre of each row's class.</summary>
internal sealed class PlainCenters : Module<Tensor, Tensor, Tensor>
{
    private readonly Tensor centers;

    public PlainCenters(int classes) : base(nameof(PlainCenters))
    {
        centers = zeros(classes, 128);
        RegisterComponents();
    }

    public override Tensor forward(Tensor embeddings, Tensor labels)
    {
        var offsets = embeddings - centers[labels];
        using (no_grad())
        {
            var counts = bincount(labels, minlength: centers.shape[0]).unsqueeze(1);
            centers.add_(0.9 * zeros_like(centers).index_add_(0, labels, offsets, 1) / (1 + counts));
        }
        return offsets.square().sum(1).mean() / 2;
    }
}
