using FaceLab.Basics;
using FaceLab.Learning.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Learning;

/// <content>Checkpoints.</content>
public sealed partial class EmbeddingTrainer
{
    private const string Kind = "facelab training checkpoint 1";

    /// <summary>Writes all that the rest of the run depends on: weights, optimizer, sampler, random state,
    /// curve.</summary>
    /// <param name="path">A safetensors file; an existing one is replaced as a whole.</param>
    /// <exception cref="IOException">The disk is full or not writable; an existing file is unchanged.</exception>
    public void SaveCheckpoint(string path)
    {
        using var scope = NewDisposeScope();
        var tensors = Slots().Select(slot => (slot.Name, Value: slot.Read())).Where(slot => slot.Value is not null)
            .ToDictionary(slot => slot.Name, slot => slot.Value!);
        // The seconds since the last evaluation are saved, too; they do not affect training.
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

    /// <summary>Continues from the checkpoint of a trainer with the same arguments. On the CPU the rest of the run is
    /// bit for bit the same as without the stop.</summary>
    /// <param name="path">A file of <see cref="SaveCheckpoint"/>.</param>
    /// <exception cref="SafetensorsException">The file is missing, damaged, or of another network, loss, optimizer,
    /// other options or faces; the trainer is unchanged then.</exception>
    public void LoadCheckpoint(string path)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var file = new CheckpointFile(path);
        file.RequireSame("kind", Kind, "the kind of file");
        if (file.Text("faces") != faces.Key)
            throw new SafetensorsException($"'{path}' was written with other faces than these {faces.Faces.Count:N0} " +
                $"of {faces.Faces.Identities.Count:N0} people, prepared as '{faces.Parameters}': their pictures, " +
                "people or preparation have changed. Bring the old ones back, or start a new run.");
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

    /// <summary>Lists every tensor that the rest of the run depends on.</summary>
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
