using FaceLab.Evaluation;
using FaceLab.Learning;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Runs;

/// <summary>The network, loss, metric and trainer of a config, before the first step.</summary>
internal sealed class StartedTraining : IDisposable
{
    private readonly Module<Tensor, Tensor, Tensor> loss;
    private bool ownsModel = true;

    private StartedTraining(EmbeddingNetwork model, Module<Tensor, Tensor, Tensor> loss, IValidationMetric? metric,
        EmbeddingTrainer trainer) => (Model, this.loss, Metric, Trainer) = (model, loss, metric, trainer);

    public EmbeddingNetwork Model { get; }

    public IValidationMetric? Metric { get; }

    public EmbeddingTrainer Trainer { get; }

    /// <summary>Makes them with the weights of the config's seed.</summary>
    /// <param name="config">The config.</param>
    /// <param name="data">The faces that it names.</param>
    /// <param name="device">The device to compute on; the CPU by default.</param>
    /// <param name="isNew">True to read the weights of <see cref="RunConfig.StartFrom"/>.</param>
    /// <exception cref="ArgumentException">The config does not fit the faces, or training cannot learn.</exception>
    public static StartedTraining Of(RunConfig config, TrainingData data, Device? device, bool isNew = true)
    {
        manual_seed(config.WeightSeed);
        var model = EmbeddingNetworks.Create(config.Network);
        Module<Tensor, Tensor, Tensor>? loss = null;
        try
        {
            if (isNew && config.StartFrom is { } start)
                TrainedNetwork.LoadInto(
                    Directory.Exists(start) ? TrainingRun.Open(start).BestCheckpoint : start, model);
            loss = config.Loss.Make(data.Training.Identities.Count, model.EmbeddingSize);
            var metric = MetricOf(config, data, loss);
            var trainer = new EmbeddingTrainer(model, loss, data.Faces, data.Training, data.Validation, config.Training,
                device, metric);
            return new StartedTraining(model, loss, metric, trainer);
        }
        catch
        {
            model.Dispose();
            loss?.Dispose();
            throw;
        }
    }

    /// <summary>Gives the network to the caller, who disposes it.</summary>
    public EmbeddingNetwork TakeModel()
    {
        ownsModel = false;
        return Model;
    }

    public void Dispose()
    {
        Trainer.Dispose();
        loss.Dispose();
        if (ownsModel)
            Model.Dispose();
    }

    /// <summary>Makes the metric of ratings or of people; null if the config has none.</summary>
    private static IValidationMetric? MetricOf(RunConfig config, TrainingData data, object loss)
    {
        var comparer = loss as IPairComparer;
        if (config.MetricSet is { } set)
        {
            return data.MetricPairs?.By(comparer)
                ?? throw new ArgumentException(
                    $"The faces of '{set}' were not loaded: take TrainingData.Load(run.Config).", nameof(data));
        }
        if (config.MetricPairsEach == 0)
            return null;
        return loss is RatingRegressionLoss ratings
            ? new RatingCorrelation(data.Faces, data.Validation, ratings)
            : VerificationMetric.Of(data.Faces, data.Validation, config.MetricPairsEach, comparer: comparer);
    }
}
