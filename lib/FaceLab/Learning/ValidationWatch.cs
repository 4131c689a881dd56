using FaceLab.Faces;
using FaceLab.Learning.Sampling;
using FaceLab.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning;

/// <summary>The same few batches of people whom training never sees, looked at again and again.</summary>
internal sealed class ValidationWatch
{
    private readonly EmbeddingNetwork model;
    private readonly Module<Tensor, Tensor, Tensor> loss;
    private readonly PreparedFaces faces;
    private readonly FaceRatings? scores;
    private readonly Device device;
    private readonly IReadOnlyList<LabeledRows> batches;

    public ValidationWatch(EmbeddingNetwork model, Module<Tensor, Tensor, Tensor> loss, PreparedFaces faces, FaceRatings? scores, Device device,
        IBatchSampler sampler, int batches)
    {
        (this.model, this.loss, this.faces, this.scores, this.device) = (model, loss, faces, scores, device);
        this.batches = [.. Enumerable.Range(0, batches).Select(_ => sampler.Next())];
    }

    /// <summary>Mean loss, not a number if it is not asked for; effective rank and spread of all embeddings, not numbers where scores are
    /// learned.</summary>
    /// <remarks>A score is one number, and all faces have about the mean one: few directions and little spread are no collapse then.</remarks>
    /// <param name="step">Steps so far, for messages.</param>
    /// <param name="withLoss">Whether the loss fits these people: one that classifies the training people does not.</param>
    /// <exception cref="TrainingException">An embedding is not finite.</exception>
    public (double Loss, double EffectiveRank, double Spread) Measure(int step, bool withLoss)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        model.eval();
        loss.eval();
        var embeddings = batches.Select(Embed).ToList();
        using var all = cat(embeddings, 0);
        if (!all.isfinite().all().item<bool>())
            throw NotFinite.Embedding(step);
        var meanLoss = withLoss ? batches.Zip(embeddings, Loss).Average() : double.NaN;
        return scores is null ? (meanLoss, EffectiveRank.Of(all), Spread(all)) : (meanLoss, double.NaN, double.NaN);
    }

    private static double Spread(Tensor embeddings)
    {
        var lengths = embeddings.square().sum([1]).mean();
        return (1 - embeddings.mean([0]).square().sum() / lengths.clamp_min(1e-30)).item<float>();
    }

    private Tensor Embed(LabeledRows batch)
    {
        using var scope = NewDisposeScope();
        return model.call(FaceInput.Center(BatchTensors.Pixels(faces, batch, device), model.InputSize)).MoveToOuterDisposeScope();
    }

    private double Loss(LabeledRows batch, Tensor embeddings)
    {
        using var scope = NewDisposeScope();
        return loss.call(embeddings, BatchTensors.Targets(batch, null, scores, device)).item<float>();
    }
}
