using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Learning;
using FaceLab.Learning.Checkpoints;
using FaceLab.Networks;
using static TorchSharp.torch;

namespace FaceLab.Runs;

/// <summary>A run as a folder. It may be killed at any moment and continues from its last checkpoint.</summary>
/// <remarks>
/// Its files: <c>config.json</c>, the settings; <c>environment.json</c>, the machines and software; <c>faces.txt</c>,
/// the faces; <c>metrics.csv</c>, the curve; <c>checkpoints/last.safetensors</c>, the state to continue from;
/// <c>checkpoints/best.safetensors</c>, the best network so far.
/// </remarks>
public sealed class TrainingRun
{
    private TrainingRun(string folder, RunConfig config) => (Folder, Config) = (folder, config);

    /// <summary>The run's folder.</summary>
    public string Folder { get; }

    /// <summary>The name of the run, the last part of its folder.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Folder));

    /// <summary>The config of the run.</summary>
    public RunConfig Config { get; }

    /// <summary>The file of the state that the run continues from.</summary>
    public string LastCheckpoint => Path.Combine(Folder, "checkpoints", "last.safetensors");

    /// <summary>The file of the best network so far, for <see cref="TrainedNetwork.Load"/>.</summary>
    public string BestCheckpoint => Path.Combine(Folder, "checkpoints", "best.safetensors");

    /// <summary>The learning curve so far.</summary>
    /// <exception cref="FaceDataException"><c>metrics.csv</c> was changed.</exception>
    public IReadOnlyList<EvaluationStep> History => MetricsFile.Read(Path.Combine(Folder, "metrics.csv"));

    /// <summary>The environments of the run, oldest first, with a new one for each change of commit, machine or device;
    /// none before its first step.</summary>
    /// <exception cref="FaceDataException"><c>environment.json</c> was changed.</exception>
    public IReadOnlyList<RunEnvironment> Environments => RunEnvironment.ReadAll(EnvironmentPath);

    /// <summary>The last of <see cref="Environments"/>; <see langword="null"/> before its first step.</summary>
    /// <exception cref="FaceDataException"><c>environment.json</c> was changed.</exception>
    public RunEnvironment? Environment => Environments is [.., var last] ? last : null;

    /// <summary>Makes the folder of a new run.</summary>
    /// <param name="folder">The folder; it must not hold a run yet.</param>
    /// <param name="config">The config of the run; its paths are stored as full paths.</param>
    /// <param name="data">The faces that the config names, if they are prepared: training on them is checked, and a
    /// run that cannot begin gets no folder.</param>
    /// <exception cref="FaceDataException">The folder holds a run already.</exception>
    /// <exception cref="ArgumentException">An option is out of range, faces are smaller than the network's input, or
    /// training on the faces cannot learn.</exception>
    public static TrainingRun Create(string folder, RunConfig config, TrainingData? data = null)
    {
        RequireNew(folder, config);
        if (data is not null)
            StartedTraining.Of(config, data, CPU).Dispose();
        (folder, config) = (Path.GetFullPath(folder), config.Rooted());
        Directory.CreateDirectory(folder);
        WholeFile.Write(ConfigIn(folder), temporary => File.WriteAllText(temporary, config.ToJson()));
        return new TrainingRun(folder, config);
    }

    /// <summary>Throws where <see cref="Create"/> would, and makes nothing: a check before long preparation.</summary>
    /// <param name="folder">The folder of the new run.</param>
    /// <param name="config">Its config.</param>
    /// <exception cref="FaceDataException">The folder holds a run already.</exception>
    /// <exception cref="ArgumentException">An option is out of range, or faces are smaller than the network's
    /// input.</exception>
    public static void RequireNew(string folder, RunConfig config)
    {
        config.Validate();
        config.RequireFit();
        folder = Path.GetFullPath(folder);
        if (File.Exists(ConfigIn(folder)))
            throw new FaceDataException($"'{folder}' holds a run already: `facelab resume {folder}` continues it; " +
                "another --run FOLDER starts a new one.");
    }

    /// <summary>Opens an existing run.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="FaceDataException">There is none, or its config cannot be read.</exception>
    public static TrainingRun Open(string folder)
    {
        folder = Path.GetFullPath(folder);
        if (!File.Exists(ConfigIn(folder)))
            throw new FaceDataException($"'{folder}' holds no run: there is no config.json. See `facelab runs list`.");
        return new TrainingRun(folder, RunConfig.Read(ConfigIn(folder)));
    }

    /// <summary>Opens the runs in a folder, by name; a folder without <c>config.json</c> is no run.</summary>
    /// <param name="folder">The folder of runs.</param>
    /// <param name="onBad">Gets the message of a run whose config cannot be read; the run is left out.</param>
    /// <exception cref="FaceDataException">There is no such folder.</exception>
    public static IReadOnlyList<TrainingRun> AllIn(string folder, Action<string>? onBad = null)
    {
        if (!Directory.Exists(folder))
            throw new FaceDataException($"There is no folder of runs '{folder}': `facelab train` makes one.");
        var runs = new List<TrainingRun>();
        foreach (var inside in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
            .Where(inside => File.Exists(ConfigIn(inside))))
        {
            try
            {
                runs.Add(Open(inside));
            }
            catch (FaceDataException error)
            {
                onBad?.Invoke(error.Message);
            }
        }
        return runs;
    }

    /// <summary>Opens the run if it exists, with the same config, else makes it.</summary>
    /// <exception cref="FaceDataException">The folder holds a run with another config.</exception>
    public static TrainingRun OpenOrCreate(string folder, RunConfig config)
    {
        if (!File.Exists(ConfigIn(folder)))
            return Create(folder, config);
        var run = Open(folder);
        return run.Config.Rooted().ToJson() == config.Rooted().ToJson() ? run
            : throw new FaceDataException($"'{folder}' holds a run with another config: delete it, or name another.");
    }

    /// <summary>Trains from the start, or from the last checkpoint, to the end.</summary>
    /// <param name="data">The faces that the config names; the caller keeps them.</param>
    /// <param name="device">The device to compute on; the CPU by default.</param>
    /// <param name="onEvaluation">Called after every evaluation, which is on the disk then.</param>
    /// <param name="steps">Gets the number of steps made so far, after each step.</param>
    /// <param name="cancellationToken">Stops between two steps; a checkpoint is written then.</param>
    /// <returns>The network as it is after the last step, and the whole curve; the caller disposes it.</returns>
    /// <exception cref="ArgumentException">The data were loaded without the config's metric set.</exception>
    /// <exception cref="TrainingException">A number is not finite; the last good checkpoint stays.</exception>
    /// <exception cref="FaceDataException">Another process trains the run, a file was changed, or the faces have
    /// changed since the run began.</exception>
    /// <exception cref="SafetensorsException">The last checkpoint or the first network does not fit.</exception>
    public TrainingOutcome Train(TrainingData data, Device? device = null,
        Action<EvaluationStep>? onEvaluation = null, IProgress<int>? steps = null,
        CancellationToken cancellationToken = default)
    {
        using var only = FileLock.TryTake(Path.Combine(Folder, ".lock"))
            ?? throw new FaceDataException($"Another process is training '{Folder}': wait for it, or stop it.");
        foreach (var file in (string[])
            [ConfigIn(Folder), EnvironmentPath, FacesPath, MetricsPath, LastCheckpoint, BestCheckpoint])
            WholeFile.DeleteRemains(file);
        var isNew = !File.Exists(LastCheckpoint);
        if (!isNew)
            RunFaces.RequireSame(FacesPath, data.Faces);
        using var training = StartedTraining.Of(Config, data, device, isNew);
        var (model, trainer) = (training.Model, training.Trainer);
        try
        {
            if (isNew)
                Begin(data);
            else
                trainer.LoadCheckpoint(LastCheckpoint);
            if (!trainer.IsDone)
                RunEnvironment.Here(data.Faces, device ?? CPU).AddTo(EnvironmentPath);
            Directory.CreateDirectory(Path.GetDirectoryName(LastCheckpoint)!);
            MetricsFile.Write(MetricsPath, trainer.History);
            trainer.Run(step => Keep(trainer, model, data, step, onEvaluation), steps, cancellationToken);
            if (!trainer.IsDone)
                trainer.SaveCheckpoint(LastCheckpoint);
            return new TrainingOutcome(training.TakeModel(), [.. trainer.History], trainer.IsDone)
            {
                Steps = trainer.Step, PlannedSteps = Config.Training.Steps,
            };
        }
        catch (TrainingException error)
        {
            throw new TrainingException($"{error.Message} {Remaining()}", error);
        }
    }

    /// <summary>Forgets the environments of a run that never came to a checkpoint, and notes its faces.</summary>
    private void Begin(TrainingData data)
    {
        File.Delete(EnvironmentPath);
        RunFaces.Write(FacesPath, data.Faces);
    }

    /// <summary>Describes what is left of a run that failed.</summary>
    private string Remaining() => File.Exists(LastCheckpoint)
        ? $"The last good checkpoint stays: '{LastCheckpoint}'. Begin a new run with other settings."
        : "There is no checkpoint yet: begin a new run with other settings.";

    private string EnvironmentPath => Path.Combine(Folder, "environment.json");

    private string FacesPath => Path.Combine(Folder, "faces.txt");

    private string MetricsPath => Path.Combine(Folder, "metrics.csv");

    private static string ConfigIn(string folder) => Path.Combine(folder, "config.json");

    /// <summary>Writes best, last, curve: after a kill in between, the older last makes them again.</summary>
    private void Keep(EmbeddingTrainer trainer, EmbeddingNetwork model, TrainingData data, EvaluationStep step,
        Action<EvaluationStep>? onEvaluation)
    {
        if (trainer.IsBest)
            TrainedNetwork.Save(BestCheckpoint, model, data.Faces.Key, data.Faces.Parameters, step);
        trainer.SaveCheckpoint(LastCheckpoint);
        MetricsFile.Write(MetricsPath, trainer.History);
        onEvaluation?.Invoke(step);
    }
}

/// <summary>The result of a training.</summary>
/// <param name="Network">The network after the last step.</param>
/// <param name="History">The whole learning curve.</param>
/// <param name="Finished">True if the run is over, by steps or patience; else it was stopped and can continue.</param>
public sealed record TrainingOutcome(EmbeddingNetwork Network, IReadOnlyList<EvaluationStep> History, bool Finished)
    : IDisposable
{
    /// <summary>The number of steps that were made.</summary>
    public int Steps { get; init; }

    /// <summary>The number of steps of the whole run.</summary>
    public int PlannedSteps { get; init; }

    /// <summary>Frees the network.</summary>
    public void Dispose() => Network.Dispose();
}
