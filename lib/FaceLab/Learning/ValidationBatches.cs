using FaceLab.Faces;
using FaceLab.Learning.Sampling;
using FaceLab.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning;

/// <summary>The batches of validation identities, the same ones for each evaluation.</summary>
internal sealed class ValidationBatches(EmbeddingNetwork model, Module<Tensor, Tensor, Tensor> loss,
    PreparedFaces faces, BatchTargets targets, Device device, IReadOnlyList<LabeledRows> batches)
{
    /// <summary>Measures the mean loss, and effective rank and spread of all embeddings. The loss is not a number for a
    /// loss that classifies the training people. Rank and spread are not numbers for a loss of ratings, because most
    /// ratings are near their mean.</summary>
    /// <param name="step">Steps so far, for messages.</param>
    /// <exception cref="TrainingException">An embedding is not finite.</exception>
    public (double Loss, double EffectiveRank, double Spread) Measure(int step)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        model.eval();
        loss.eval();
        var embeddings = batches.Select(Embed).ToList();
        using var all = cat(embeddings, 0);
        if (!all.isfinite().all().item<bool>())
            throw NotFinite.Embedding(step);
        var meanLoss = targets.AreClasses ? double.NaN : batches.Zip(embeddings, Loss).Average();
        return targets.AreRatings ? (meanLoss, double.NaN, double.NaN) : (meanLoss, EffectiveRank.Of(all), Spread(all));
    }

    private static double Spread(Tensor embeddings)
    {
        var lengths = embeddings.square().sum([1]).mean();
        return (1 - embeddings.mean([0]).square().sum() / lengths.clamp_min(1e-30)).item<float>();
    }

    private Tensor Embed(LabeledRows batch)
    {
        using var scope = NewDisposeScope();
        var pixels = faces.Pixels.index_select(0, tensor(batch.Rows)).to(device);
        return model.call(FaceInput.Center(pixels, model.InputSize)).MoveToOuterDisposeScope();
    }

    private double Loss(LabeledRows batch, Tensor embeddings)
    {
        using var scope = NewDisposeScope();
        return loss.call(embeddings, targets.Of(batch, device)).item<float>();
    }
}
