using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Checkpoints;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using static TorchSharp.torch;

namespace FaceLab.Runs;

/// <summary>A run as a folder: kill it at any moment, and it goes on as if nothing had happened.</summary>
/// <remarks>
/// <c>config.json</c>, what decides it; <c>environment.json</c>, where it was made and went on; <c>metrics.csv</c>, its curve;
/// <c>checkpoints/last.safetensors</c>, all that decides its rest; <c>checkpoints/best.safetensors</c>, the best network so far.
/// </remarks>
public sealed class TrainingRun
{
    private TrainingRun(string folder, RunConfig config) => (Folder, Config) = (folder, config);

    /// <summary>The run's folder.</summary>
    public string Folder { get; }

    /// <summary>Its last part.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Folder));

    /// <summary>What decides it.</summary>
    public RunConfig Config { get; }

    /// <summary>All that decides the rest of the run.</summary>
    public string LastCheckpoint => Path.Combine(Folder, "checkpoints", "last.safetensors");

    /// <summary>The best network so far, for <see cref="TrainedNetwork.Load"/>.</summary>
    public string BestCheckpoint => Path.Combine(Folder, "checkpoints", "best.safetensors");

    /// <summary>The curve so far.</summary>
    /// <exception cref="FaceDataException"><c>metrics.csv</c> was changed by somebody.</exception>
    public IReadOnlyList<EvaluationStep> History => MetricsFile.Read(Path.Combine(Folder, "metrics.csv"));

    /// <summary>
    /// Where and on what it was made, oldest first: another one each time that it went on with another commit, machine or device;
    /// none before its first step.
    /// </summary>
    /// <exception cref="FaceDataException"><c>environment.json</c> was changed by somebody.</exception>
    public IReadOnlyList<RunEnvironment> Environments => EnvironmentFile.Read(EnvironmentPath);

    /// <summary>The last of <see cref="Environments"/>; <see langword="null"/> before its first step.</summary>
    /// <exception cref="FaceDataException"><c>environment.json</c> was changed by somebody.</exception>
    public RunEnvironment? Environment => Environments is [.., var last] ? last : null;

    /// <summary>Makes a folder for a new run.</summary>
    /// <param name="folder">The folder; it must not hold a run yet.</param>
    /// <param name="config">What decides the run; its paths are kept as full ones, so that the run goes on from anywhere.</param>
    /// <exception cref="FaceDataException">There is a run already.</exception>
    /// <exception cref="ArgumentException">A setting is out of its range, or the network sees more than the faces have; there is no folder then.</exception>
    public static TrainingRun Create(string folder, RunConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        config.Validate();
        config.RequireFit();
        folder = Path.GetFullPath(folder);
        if (File.Exists(ConfigIn(folder)))
            throw new FaceDataException($"'{folder}' holds a run already: go on with it by `facelab resume`, or give another name.");
        config = config.Rooted();
        Directory.CreateDirectory(folder);
        WholeFile.Write(ConfigIn(folder), temporary => File.WriteAllText(temporary, config.ToJson()));
        return new TrainingRun(folder, config);
    }

    /// <summary>Opens a run that is there.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="FaceDataException">There is none, or its config cannot be read.</exception>
    public static TrainingRun Open(string folder)
    {
        folder = Path.GetFullPath(folder);
        if (!File.Exists(ConfigIn(folder)))
            throw new FaceDataException($"'{folder}' holds no run: there is no config.json. `facelab runs list` lists those there are.");
        return new TrainingRun(folder, RunConfig.Read(ConfigIn(folder)));
    }

    /// <summary>Opens the run if it is there, which must have the same config, else makes it.</summary>
    /// <exception cref="FaceDataException">There is one with another config.</exception>
    public static TrainingRun OpenOrCreate(string folder, RunConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        if (!File.Exists(ConfigIn(folder)))
            return Create(folder, config);
        var run = Open(folder);
        return run.Config.Rooted().ToJson() == config.Rooted().ToJson() ? run
            : throw new FaceDataException($"'{folder}' holds a run with another config: delete the folder, or give another name.");
    }

    /// <summary>Trains from the start, or from the last checkpoint, to the end.</summary>
    /// <param name="data">
    /// The faces that the config names: <see cref="TrainingData.Load(RunConfig, FaceCacheOptions?, IProgress{int}?, CancellationToken)"/>.
    /// They stay the caller's.
    /// </param>
    /// <param name="device">Where to compute; the CPU by default.</param>
    /// <param name="onEvaluation">Called at every new point, after it is on the disk.</param>
    /// <param name="cancellationToken">Stops between two steps; a checkpoint is written then.</param>
    /// <returns>The network as it is after the last step, and the whole curve; the caller disposes it.</returns>
    /// <exception cref="ArgumentException">The config names a set to score the run on, and the data were loaded without it.</exception>
    /// <exception cref="TrainingException">Loss, gradient or an embedding is not finite; the last good checkpoint stays.</exception>
    /// <exception cref="FaceDataException">Another process trains the run, or <c>environment.json</c> was changed by somebody.</exception>
    /// <exception cref="SafetensorsException">The last checkpoint is damaged, or belongs to other faces; or the run starts from no such
    /// network.</exception>
    public TrainingOutcome Train(TrainingData data, Device? device = null, Action<EvaluationStep>? onEvaluation = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var only = FileLock.TryTake(Path.Combine(Folder, ".lock"))
            ?? throw new FaceDataException($"Another process is training '{Folder}': wait for it, or stop it.");
        foreach (var file in (string[])[ConfigIn(Folder), EnvironmentPath, MetricsPath, LastCheckpoint, BestCheckpoint])
            WholeFile.DeleteRemains(file);
        manual_seed(Config.WeightSeed);
        var model = EmbeddingNetworks.Create(Config.Network);
        try
        {
            if (Config.StartFrom is { } start && !File.Exists(LastCheckpoint))
                TrainedNetwork.LoadInto(Directory.Exists(start) ? Open(start).BestCheckpoint : start, model);
            using var loss = Config.Loss.Make(data.Training.Identities.Count, model.EmbeddingSize);
            var score = RatingOf(data, loss);
            using var trainer = new EmbeddingTrainer(model, loss, data.Faces, data.Training, data.Validation, Config.Training, device, score);
            if (File.Exists(LastCheckpoint))
                trainer.LoadCheckpoint(LastCheckpoint);
            else
                File.Delete(EnvironmentPath);
            if (!trainer.IsDone)
                EnvironmentFile.Add(EnvironmentPath, RunEnvironment.Here(data.Faces, device ?? CPU));
            Directory.CreateDirectory(Path.GetDirectoryName(LastCheckpoint)!);
            MetricsFile.Write(MetricsPath, trainer.History);
            trainer.Run(point => Keep(trainer, model, data, point, onEvaluation), cancellationToken);
            if (!trainer.IsDone)
                trainer.SaveCheckpoint(LastCheckpoint);
            return new TrainingOutcome(model, [.. trainer.History], trainer.IsDone);
        }
        catch (TrainingException error)
        {
            model.Dispose();
            throw new TrainingException($"{error.Message} {Remaining()}", error);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>What is measured after each epoch: how well scores are predicted, or people verified; nothing where the config wants none.</summary>
    private IValidationMetric? RatingOf(TrainingData data, object loss)
    {
        var comparer = loss as IPairComparer;
        if (Config.MetricSet is { } set)
        {
            return data.MetricPairs?.By(comparer)
                ?? throw new ArgumentException($"The run is scored on '{set}', whose faces were not loaded: take TrainingData.Load(run.Config).",
                    nameof(data));
        }
        if (Config.MetricPairsEach == 0)
            return null;
        return loss is RatingRegressionLoss scores
            ? new RatingCorrelation(data.Faces, data.Validation, scores)
            : VerificationMetric.Of(data.Faces, data.Validation, Config.MetricPairsEach, comparer: comparer);
    }

    /// <summary>What is left of a run that failed.</summary>
    private string Remaining() => File.Exists(LastCheckpoint)
        ? $"The last good checkpoint stays: '{LastCheckpoint}'. With the same settings it would come to the same; begin a new run with others."
        : "There is no checkpoint yet: begin a new run with other settings.";

    private string EnvironmentPath => Path.Combine(Folder, "environment.json");

    private string MetricsPath => Path.Combine(Folder, "metrics.csv");

    private static string ConfigIn(string folder) => Path.Combine(folder, "config.json");

    /// <summary>Best, last, curve, in this order: a kill between two of them leaves an older last, which makes the others anew.</summary>
    private void Keep(EmbeddingTrainer trainer, EmbeddingNetwork model, TrainingData data, EvaluationStep point, Action<EvaluationStep>? onEvaluation)
    {
        if (trainer.IsBest)
            TrainedNetwork.Save(BestCheckpoint, model, data.Faces.Key, data.Faces.Parameters, point);
        trainer.SaveCheckpoint(LastCheckpoint);
        MetricsFile.Write(MetricsPath, trainer.History);
        onEvaluation?.Invoke(point);
    }
}
