using FaceLab.Basics;
using FaceLab.Learning.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Learning;

/// <content>Checkpoints.</content>
public sealed partial class EmbeddingTrainer
{
    private const string Kind = "facelab training checkpoint 1";

    /// <summary>Writes what decides the rest of the run: weights, optimizer, sampler, random numbers, curve.</summary>
    /// <param name="path">A safetensors file; an existing one is replaced as a whole.</param>
    /// <exception cref="IOException">The disk is full or not writable; an existing file is as it was.</exception>
    public void SaveCheckpoint(string path)
    {
        using var scope = NewDisposeScope();
        var tensors = Slots().Select(slot => (slot.Name, Value: slot.Read())).Where(slot => slot.Value is not null)
            .ToDictionary(slot => slot.Name, slot => slot.Value!);
        // Seconds since the last evaluation are kept, too; they are no part of what is learned.
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

    /// <summary>Goes on where another trainer, made with the same arguments, wrote a checkpoint: bit for bit as if it
    /// had not stopped, on the CPU.</summary>
    /// <param name="path">A file of <see cref="SaveCheckpoint"/>.</param>
    /// <exception cref="SafetensorsException">The file is missing, damaged, of another network, loss, optimizer,
    /// other options or faces; nothing has changed then.</exception>
    public void LoadCheckpoint(string path)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var file = new CheckpointFile(path);
        file.RequireSame("kind", Kind, "what is in the file");
        file.RequireSame("faces", faces.Key, "the faces");
        file.RequireSame("network", model.Description.ToJson(), "the network");
        file.RequireSame("options", RunJson.Line(Options), "the options");
        var tensors = TensorSlot.ReadAll([.. Slots()], file.Tensors, path);
        var (saved, curve) = (file.Read<TrainingProgress>("progress"), file.Read<List<EvaluationStep>>("history"));
        if (saved.Fault(curve, Options.Steps) is { } fault)
            throw file.Damaged(fault);
        RestoreSampler(file);
        // From here on nothing fails.
        foreach (var (slot, value) in tensors)
            slot.Write(value);
        progress = saved;
        history.Clear();
        history.AddRange(curve);
        clock.Reset();
        waiting.Reset();
    }

    private void RestoreSampler(CheckpointFile file)
    {
        try
        {
            sampler.Restore(file.Text("sampler"));
        }
        catch (ArgumentException error)
        {
            throw file.Damaged(error.Message, error);
        }
    }

    /// <summary>Every tensor that the rest of the run depends on.</summary>
    private IEnumerable<TensorSlot> Slots()
    {
        var (augmentation, global) = (random.get_state(), torch.get_rng_state());
        return
        [
            .. TensorSlot.Of("model.", model), .. TensorSlot.Of("loss.", loss),
            .. TensorSlot.Of("optimizer.", optimizer, learned),
            TensorSlot.OfRandom("random.augmentation", augmentation, random.set_state),
            TensorSlot.OfRandom("random.global", global, torch.set_rng_state),
        ];
    }
}
