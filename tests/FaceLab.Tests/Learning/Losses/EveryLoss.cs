using FaceLab.Learning.Losses;
using FaceLab.Learning.Mining;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Tests.Learning.Losses;

/// <summary>All losses of embeddings (N, D) and labels (N), by name, for at most 6 classes and D = 4.</summary>
internal static class EveryLoss
{
    public const int Size = 4;

    private static readonly Dictionary<string, Func<Module<Tensor, Tensor, Tensor>>> Makers = new()
    {
        ["contrastive"] = () => new ContrastiveLoss(hardestImpostors: null),
        ["L1 hinge of consecutive pairs"] = () => new L1HingePairLoss(),
        ["contrastive of consecutive pairs"] = () => new ContrastivePairLoss(),
        ["cosine of consecutive pairs"] = () => new CosinePairLoss(),
        ["decision of consecutive pairs"] = () => new DecisionPairLoss(Size, hidden: 6),
        ["FaceNet"] = () => MinedTripletLoss.FaceNet(margin: 1),
        ["OpenFace"] = () => MinedTripletLoss.OpenFace(margin: 1),
        ["batch hard"] = () => MinedTripletLoss.BatchHard(0.5),
        ["batch hard, soft"] = () => MinedTripletLoss.BatchHard(),
        ["batch all"] = () => new BatchAllTripletLoss(),
        ["batch all, soft, cosine"] = () => new BatchAllTripletLoss(null, EmbeddingDistance.Cosine),
        ["softmax"] = () => new SoftmaxLoss(6, Size),
        ["normalised softmax"] = () => new SoftmaxLoss(6, Size, bias: false, normalize: true, scale: 16),
        ["center"] = () => new CenterLoss(6, Size),
        ["softmax and center"] = () => new SoftmaxCenterLoss(6, Size),
        ["ArcFace"] = () => new ArcFaceLoss(6, Size, scale: 16),
        ["CosFace"] = () => new CosFaceLoss(6, Size, scale: 16),
        ["supervised contrastive"] = () => new SupervisedContrastiveLoss(),
    };

    public static TheoryData<string> Names => [.. Makers.Keys];

    /// <summary>Those that compare faces of a batch with each other: they need two, and may find no pair or
    /// triplet.</summary>
    public static TheoryData<string> Comparing => [.. Makers.Keys.Where(name => !Classifying(name))];

    public static TheoryData<string> Classifiers => [.. Makers.Keys.Where(Classifying)];

    /// <summary>Those that one batch is enough to tell identities apart by: center loss alone collapses, and
    /// consecutive pairs are too few.</summary>
    public static TheoryData<string> Separating =>
        [.. Makers.Keys.Where(name => name != "center"
            && !name.EndsWith("consecutive pairs", StringComparison.Ordinal))];

    public static Module<Tensor, Tensor, Tensor> Make(string name)
    {
        manual_seed(1);
        return Makers[name]();
    }

    private static bool Classifying(string name)
    {
        using var loss = Makers[name]();
        return loss is IClassLoss;
    }
}
