using FaceLab.Basics;
using FaceLab.Learning.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Learning;

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
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        Apply(Checked(path));
    }

    /// <summary>Reads all of a checkpoint and checks it; this trainer stays as it is.</summary>
    private Saved Checked(string path)
    {
        var file = new CheckpointFile(path);
        file.RequireSame("kind", Kind, "what is in the file");
        file.RequireSame("faces", faces.Key, "the faces");
        file.RequireSame("network", model.Description.ToJson(), "the network");
        file.RequireSame("options", RunJson.Line(Options), "the options");
        var tensors = TensorSlot.ReadAll([.. Slots()], file.Tensors, path);
        var (at, curve) = (file.Read<TrainingProgress>("progress"), file.Read<List<EvaluationStep>>("history"));
        if (at.Fault(curve, Options.Steps) is { } fault)
            throw file.Damaged(fault);
        RequireSampler(file, file.Text("sampler"));
        return new Saved(tensors, file.Text("sampler"), at, curve);
    }

    private void Apply(Saved saved)
    {
        foreach (var (slot, value) in saved.Tensors)
            slot.Write(value);
        sampler.Restore(saved.Sampler);
        progress = saved.Progress;
        history.Clear();
        history.AddRange(saved.Curve);
        clock.Reset();
        waiting.Reset();
    }

    /// <summary>The sampler tries the state and goes back to its own.</summary>
    private void RequireSampler(CheckpointFile file, string state)
    {
        var here = sampler.State;
        try
        {
            sampler.Restore(state);
        }
        catch (ArgumentException error)
        {
            throw file.Damaged(error.Message, error);
        }
        finally
        {
            sampler.Restore(here);
        }
    }

    /// <summary>Every tensor that the rest of the run depends on.</summary>
    private IEnumerable<TensorSlot> Slots()
    {
        var (augmentation, global) = (random.get_state(), torch.get_rng_state());
        return
        [
            .. TensorSlot.Of("model.", model), .. TensorSlot.Of("loss.", loss), .. OptimizerSlots.Of("optimizer.", optimizer, learned),
            RandomSlot.Of("random.augmentation", augmentation, random.set_state), RandomSlot.Of("random.global", global, torch.set_rng_state),
        ];
    }

    private sealed record Saved(IReadOnlyList<(TensorSlot Slot, Tensor Value)> Tensors, string Sampler, TrainingProgress Progress,
        IReadOnlyList<EvaluationStep> Curve);
}
