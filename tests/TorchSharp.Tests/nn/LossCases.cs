using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

/// <summary>How C# makes the losses of make_nn_golden.py, by the names of their cases.</summary>
internal static class LossCases
{
    internal static readonly Dictionary<string, Func<nn.Module>> All = Make();

    private static Dictionary<string, Func<nn.Module>> Make()
    {
        var all = new Dictionary<string, Func<nn.Module>>
        {
            ["KLDivLoss probabilities"] = () => nn.KLDivLoss(log_target: false),
            ["TripletMarginLoss swap"] = () => nn.TripletMarginLoss(0.4, 3, 1e-3, swap: true),
            ["TripletMarginWithDistanceLoss swap"] = () => nn.TripletMarginWithDistanceLoss(swap: true),
        };
        foreach (var (name, r) in new[] { ("none", nn.Reduction.None), ("mean", nn.Reduction.Mean), ("sum",
            nn.Reduction.Sum) })
            foreach (var (loss, make) in Reduced(r))
                all.Add($"{loss} {name}", make);
        return all;
    }

    private static Dictionary<string, Func<nn.Module>> Reduced(nn.Reduction r) => new()
    {
        ["BCELoss"] = () => nn.BCELoss(reduction: r),
        ["BCEWithLogitsLoss"] = () => nn.BCEWithLogitsLoss(reduction: r),
        ["CrossEntropyLoss"] = () => nn.CrossEntropyLoss(reduction: r),
        ["NLLLoss"] = () => nn.NLLLoss(reduction: r),
        ["MSELoss"] = () => nn.MSELoss(r),
        ["L1Loss"] = () => nn.L1Loss(r),
        ["SmoothL1Loss"] = () => nn.SmoothL1Loss(r, 0.5),
        ["HuberLoss"] = () => nn.HuberLoss(0.7, r),
        ["KLDivLoss"] = () => nn.KLDivLoss(log_target: true, r),
        ["CosineEmbeddingLoss"] = () => nn.CosineEmbeddingLoss(0.2, r),
        ["HingeEmbeddingLoss"] = () => nn.HingeEmbeddingLoss(reduction: r),
        ["MarginRankingLoss"] = () => nn.MarginRankingLoss(0.3, r),
        ["SoftMarginLoss"] = () => nn.SoftMarginLoss(r),
        ["MultiMarginLoss"] = () => nn.MultiMarginLoss(2, 0.8, reduction: r),
        ["TripletMarginLoss"] = () => nn.TripletMarginLoss(reduction: r),
        ["TripletMarginWithDistanceLoss"] = () => nn.TripletMarginWithDistanceLoss(
            (a, b) => 1 - nn.functional.cosine_similarity(a, b), 0.5, reduction: r),
    };
}
