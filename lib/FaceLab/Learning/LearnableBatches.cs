using FaceLab.Learning.Losses;
using FaceLab.Learning.Sampling;
using FaceLab.Networks;
using TorchSharp.Modules;

namespace FaceLab.Learning;

/// <summary>Refuses batches from which a network cannot learn.</summary>
internal static class LearnableBatches
{
    /// <summary>Throws if the loss would be 0 in every batch, or if batch norm cannot use the batches.</summary>
    /// <param name="model">The network.</param>
    /// <param name="loss">The loss. A loss that is not FaceLab's own is not judged.</param>
    /// <param name="sampler">The sampler of the training people.</param>
    /// <exception cref="ArgumentException">The training cannot learn; the message has the cause and the
    /// remedy.</exception>
    public static void Require(EmbeddingNetwork model, object loss, BatchSampler sampler)
    {
        var compares = loss is EmbeddingLoss and not IClassLoss;
        if (compares && sampler.MissingPairs is { } missing)
            throw new ArgumentException($"Training with {loss.GetType().Name} cannot learn, because its loss is 0 for" +
                $" every batch: {missing}");
        if (sampler.BatchSize == 1 && model.modules().Any(IsBatchNorm))
            throw new ArgumentException("A batch of 1 face is too small for the network's batch norm, which takes " +
                "means over the batch: give batches of at least 2 (\"training\": {\"batches\": {\"size\": 2}}).");
    }

    private static bool IsBatchNorm(TorchSharp.torch.nn.Module module) => module is BatchNorm1d or BatchNorm2d;
}
