using System.Globalization;
using System.Text.Json;
using FaceLab.Learning.Checkpoints;
using FaceLab.Networks;
using static TorchSharp.torch;

namespace FaceLab.Learning;

/// <summary>A network in one safetensors file, with its weights and its description.</summary>
/// <param name="Network">The network, in evaluation mode.</param>
/// <param name="FacesKey">The key of the prepared faces that it was trained on.</param>
/// <param name="FacesParameters">The preparation of those faces, which the network needs.</param>
/// <param name="Step">The number of optimizer steps that it was trained for.</param>
public sealed record TrainedNetwork(EmbeddingNetwork Network, string FacesKey, string FacesParameters, int Step)
    : IDisposable
{
    private const string Kind = "facelab network 1";

    /// <summary>Writes a network.</summary>
    /// <param name="path">The file; an existing one is replaced as a whole.</param>
    /// <param name="network">The network; the caller keeps it.</param>
    /// <param name="facesKey">The key of the prepared faces.</param>
    /// <param name="facesParameters">Their preparation.</param>
    /// <param name="step">The evaluation that it is saved at.</param>
    /// <exception cref="IOException">The disk is full or not writable; an existing file is unchanged.</exception>
    public static void Save(string path, EmbeddingNetwork network, string facesKey, string facesParameters,
        EvaluationStep step)
    {
        SafetensorsFile.Write(path, network.state_dict(), new Dictionary<string, string>
        {
            ["kind"] = Kind, ["network"] = network.Description.ToJson(), ["faces"] = facesKey,
            ["preparation"] = facesParameters, ["step"] = step.Step.ToString(CultureInfo.InvariantCulture),
            ["score"] = step.Metric.ToString("R", CultureInfo.InvariantCulture),
        });
    }

    /// <summary>Makes the network that a file describes, with its weights.</summary>
    /// <param name="path">A file of <see cref="Save"/>.</param>
    /// <returns>The network; the caller disposes it.</returns>
    /// <exception cref="SafetensorsException">The file is missing, damaged, or not a network.</exception>
    public static TrainedNetwork Load(string path)
    {
        var file = Opened(path);
        var network = Make(file, path);
        try
        {
            Fill(network, file, path);
            network.eval();
            _ = int.TryParse(Text(file, "step", path), CultureInfo.InvariantCulture, out var step);
            return new TrainedNetwork(network, Text(file, "faces", path), Text(file, "preparation", path), step);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Loads the weights of a file into a network. A file of another kind or size changes nothing.</summary>
    /// <param name="path">A file of <see cref="Save"/>.</param>
    /// <param name="network">A network like the one in the file; the caller keeps it.</param>
    /// <exception cref="SafetensorsException">The file is missing, damaged, not a network, or another one.</exception>
    public static void LoadInto(string path, EmbeddingNetwork network) => Fill(network, Opened(path), path);

    /// <summary>Frees the network.</summary>
    public void Dispose() => Network.Dispose();

    private static SafetensorsFile Opened(string path)
    {
        var file = SafetensorsFile.Open(path);
        return Text(file, "kind", path) is Kind ? file
            : throw new SafetensorsException(
                $"'{path}' is a {Text(file, "kind", path)}, not a {Kind}: take the run's best.safetensors.");
    }

    private static string Text(SafetensorsFile file, string name, string path) =>
        file.Metadata.TryGetValue(name, out var text) ? text
        : throw new SafetensorsException($"'{path}' has no text '{name}': take a run's best.safetensors.");

    private static void Fill(EmbeddingNetwork network, SafetensorsFile file, string path)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var (slot, value) in TensorSlot.ReadAll([.. TensorSlot.Of("", network)], file, path))
            slot.Write(value);
    }

    private static EmbeddingNetwork Make(SafetensorsFile file, string path)
    {
        var numbers = file.Entries.Sum(entry => entry.Shape.Aggregate(1L, (product, side) => product * side));
        try
        {
            var description = NetworkDescription.FromJson(Text(file, "network", path));
            description.Options.Validate();
            if (numbers >= description.Options.LeastNumbers)
                return EmbeddingNetworks.Create(description);
            throw new SafetensorsException($"'{path}' holds {numbers:N0} numbers, but the {description.Kind} that it " +
                $"describes has at least {description.Options.LeastNumbers:N0}: the file is damaged. Take another " +
                "checkpoint of the run, or copy the file again.");
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new SafetensorsException($"'{path}' describes a network that cannot be made here: {error.Message}",
                error);
        }
    }
}
