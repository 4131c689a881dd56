using System.Text.Json;
using FaceLab.Training.Checkpoints;
using FaceLab.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Training;

public sealed partial class EmbeddingTrainer
{
    private const string Kind = "facelab training checkpoint 1";

    /// <summary>Writes all that decides the rest of the run: weights, optimizer, sampler, random numbers, curve.</summary>
    /// <param name="path">A safetensors file; an existing one is replaced as a whole.</param>
    /// <exception cref="IOException">The disk is full or not writable; an existing file is as it was.</exception>
    public void SaveCheckpoint(string path)
    {
        using var scope = NewDisposeScope();
        var tensors = Slots().Select(slot => (slot.Name, Value: slot.Read())).Where(slot => slot.Value is not null).ToDictionary(slot => slot.Name, slot => slot.Value!);
        // Seconds since the last point are kept, too; they are no part of what is learned.
        var now = progress with { Seconds = progress.Seconds + clock.Elapsed.TotalSeconds };
        SafetensorsFile.Write(path, tensors, new Dictionary<string, string>
        {
            ["kind"] = Kind,
            ["faces"] = faces.Key,
            ["network"] = model.Description.ToJson(),
            ["options"] = RunJson.Line(Options),
            ["sampler"] = sampler.State,
            ["progress"] = RunJson.Line(now),
            ["history"] = RunJson.Line(history),
        });
    }

    /// <summary>Goes on where another trainer, made with the same arguments, wrote a checkpoint: bit for bit as if it had not stopped, on the CPU.</summary>
    /// <param name="path">A file of <see cref="SaveCheckpoint"/>.</param>
    /// <exception cref="SafetensorsException">The file is missing, damaged, of another network, loss, optimizer, other options or faces; nothing has changed then.</exception>
    public void LoadCheckpoint(string path)
    {
        var file = SafetensorsFile.Open(path);
        RequireSame("kind", Kind, "what is in the file");
        RequireSame("faces", faces.Key, "the faces");
        RequireSame("network", model.Description.ToJson(), "the network");
        RequireSame("options", RunJson.Line(Options), "the options");
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var slots = Slots().ToList();
        TensorSlot.RequireFit(slots, file, path);
        var loaded = slots.Where(slot => file.Contains(slot.Name)).Select(slot => (slot, Value: file.Read(slot.Name))).ToList();
        var (saved, curve) = (Read<TrainingProgress>("progress"), Read<List<TrainingPoint>>("history"));
        try
        {
            sampler.Restore(Text("sampler"));
        }
        catch (ArgumentException error)
        {
            throw new SafetensorsException($"'{path}': {error.Message}", error);
        }
        foreach (var (slot, value) in loaded)
            slot.Write(value);
        progress = saved;
        history.Clear();
        history.AddRange(curve);
        clock.Reset();
        waiting.Reset();

        string Text(string name) => file.Metadata.TryGetValue(name, out var text) ? text
            : throw new SafetensorsException($"'{path}' is no training checkpoint: it does not say '{name}'.");

        void RequireSame(string name, string here, string what)
        {
            if (Text(name) != here)
                throw new SafetensorsException($"'{path}' was written with something else as {what}: {Text(name)}, here {here}. Go on with the same, or start a new run.");
        }

        T Read<T>(string name)
        {
            try
            {
                return RunJson.Parse<T>(Text(name));
            }
            catch (JsonException error)
            {
                throw new SafetensorsException($"'{path}': '{name}' cannot be read: {error.Message}", error);
            }
        }
    }

    /// <summary>Every tensor that the rest of the run depends on.</summary>
    private IEnumerable<TensorSlot> Slots()
    {
        var (augmentation, global) = (random.get_state(), torch.get_rng_state());
        return
        [
            .. TensorSlot.Of("model.", model), .. TensorSlot.Of("loss.", loss), .. OptimizerSlots.Of("optimizer.", optimizer, learned),
            new TensorSlot("random.augmentation", augmentation.shape, augmentation.dtype, () => augmentation, random.set_state),
            new TensorSlot("random.global", global.shape, global.dtype, () => global, torch.set_rng_state),
        ];
    }
}
