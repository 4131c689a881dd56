using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Checkpoints;
using FaceLab.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Runs;

/// <summary>A trained network, with the run that it comes from where that is known.</summary>
public sealed class EvaluatedModel : IEvaluatedModel
{
    private readonly TrainedNetwork trained;
    private readonly PreparationOptions? preparation;

    private EvaluatedModel(string file, TrainedNetwork trained, TrainingRun? run, PreparationOptions? preparation) =>
        (File, this.trained, Run, this.preparation) = (file, trained, run, preparation);

    /// <summary>The file of the network.</summary>
    public string File { get; }

    /// <summary>The run, or <see langword="null"/> for a file that lies elsewhere.</summary>
    public TrainingRun? Run { get; }

    /// <summary>The run's name, or the file's, with its extension if it is of another format. A checkpoint of a run
    /// that is not the best one is named, too.</summary>
    public string Name => Run is null ? Path.GetExtension(File) == ".safetensors"
            ? Path.GetFileNameWithoutExtension(File) : Path.GetFileName(File)
        : File == Run.BestCheckpoint ? Run.Name : $"{Run.Name}-{Path.GetFileNameWithoutExtension(File)}";

    /// <summary>The kind of network and its steps.</summary>
    public string Description => FormattableString.Invariant($"{Network.Description.Kind}, {Step:N0} steps");

    /// <summary>The layers, as text of several lines; <see langword="null"/> if they are unknown.</summary>
    public string? Layers => NetworkSummary.Of(Network) is { Layers.Count: > 0 } summary ? summary.ToString() : null;

    /// <summary>The number of parameters.</summary>
    public long Parameters => Network.parameters().Sum(parameter => parameter.numel());

    /// <summary>The side of the network's input in pixels.</summary>
    public int InputSize => Network.InputSize;

    /// <summary>The device that it computes on.</summary>
    public Device Device => Network.Device;

    /// <summary>The network, in evaluation mode. Owned by this object.</summary>
    public EmbeddingNetwork Network => trained.Network;

    /// <summary>The number of optimizer steps that it was trained for.</summary>
    public int Step => trained.Step;

    /// <summary>The key of the faces that it was trained on; empty if it is unknown.</summary>
    public string FacesKey => trained.FacesKey;

    /// <summary>The preparation of those faces, as a text; empty if it is unknown.</summary>
    public string FacesParameters => trained.FacesParameters;

    /// <summary>The preparation of those faces; <see langword="null"/> if it is unknown.</summary>
    public PreparationOptions? Preparation => preparation ?? Run?.Config.Data.Preparation
        ?? PreparationOptions.FromParameters(FacesParameters);

    /// <summary>Opens the best network of a run, or a network's file.</summary>
    /// <param name="path">A run's folder, or a file of <see cref="TrainedNetwork.Save"/>.</param>
    /// <param name="device">The device to compute on; the CPU if not given.</param>
    /// <returns>The model; the caller disposes it.</returns>
    /// <exception cref="FaceDataException">There is no such folder or file, or the run has no network yet.</exception>
    /// <exception cref="SafetensorsException">The file is damaged, or not a network.</exception>
    public static EvaluatedModel Open(string path, Device? device = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var run = RunOf(path = Path.GetFullPath(path));
        var file = Directory.Exists(path) ? run!.BestCheckpoint : path;
        if (!System.IO.File.Exists(file))
            throw new FaceDataException(run is null || file != run.BestCheckpoint
                ? $"There is no model '{path}': give the folder of a run (`facelab runs list` lists them), or a " +
                    "network's file such as RUN/checkpoints/best.safetensors."
                : $"The run '{run.Folder}' has no network yet: `facelab resume {run.Folder}` trains one.");
        var trained = TrainedNetwork.Load(file);
        trained.Network.to(device ?? CPU);
        return new EvaluatedModel(file, trained, run, null);
    }

    /// <inheritdoc cref="Embedder.Embed"/>
    public Tensor Embed(PreparedFaces faces, IReadOnlyList<int> rows) => Embedder.Embed(Network, faces, rows);

    /// <summary>Makes a model of a network that comes from a file of another format.</summary>
    /// <param name="file">The file.</param>
    /// <param name="trained">The network, and the texts about its faces; owned by the model.</param>
    /// <param name="preparation">The preparation of the faces to judge it on.</param>
    /// <returns>The model, without a run; the caller disposes it.</returns>
    public static EvaluatedModel Of(string file, TrainedNetwork trained, PreparationOptions preparation) =>
        new(Path.GetFullPath(file), trained, null, preparation);

    /// <summary>Frees the network.</summary>
    public void Dispose() => trained.Dispose();

    /// <summary>Opens the run in a folder, or the run of a checkpoint.</summary>
    private static TrainingRun? RunOf(string path)
    {
        if (Directory.Exists(path))
            return TrainingRun.Open(path);
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(path));
        return folder is not null && Path.GetFileName(Path.GetDirectoryName(path)) == "checkpoints"
            && System.IO.File.Exists(Path.Combine(folder, "config.json"))
            ? TrainingRun.Open(folder) : null;
    }
}
