using static TorchSharp.torch;

namespace FaceLab.Training.Checkpoints;

/// <summary>A place in a live object that a checkpoint's tensor is read from and written to.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Shape">The shape it has.</param>
/// <param name="Type">The type it has.</param>
/// <param name="Read">What is there now; <see langword="null"/> if nothing is there yet. It may be a tensor of the live object.</param>
/// <param name="Write">Puts a tensor there.</param>
internal sealed record TensorSlot(string Name, long[] Shape, ScalarType Type, Func<Tensor?> Read, Action<Tensor> Write)
{
    /// <summary>A tensor that stays where it is and is written into.</summary>
    public static TensorSlot Of(string name, Tensor live) => new(name, live.shape, live.dtype, () => live, loaded => live.copy_(loaded));

    /// <summary>Parameters and buffers of a module.</summary>
    public static IEnumerable<TensorSlot> Of(string prefix, nn.Module module) => module.state_dict().Select(entry => Of($"{prefix}{entry.Key}", entry.Value));

    /// <summary>Fails unless a file has exactly these tensors; one that was not there yet when the file was written may be missing.</summary>
    /// <exception cref="SafetensorsException">Names the first tensor that is missing, too much, or of another shape or type.</exception>
    public static void RequireFit(IReadOnlyCollection<TensorSlot> slots, SafetensorsFile file, string path)
    {
        var entryOf = file.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        foreach (var slot in slots)
        {
            if (!entryOf.Remove(slot.Name, out var entry))
            {
                if (slot.Read() is null)
                    continue;
                throw new SafetensorsException($"'{path}' lacks '{slot.Name}': it belongs to another network, loss or optimizer.");
            }
            if (entry.Type != slot.Type || !entry.Shape.SequenceEqual(slot.Shape))
            {
                throw new SafetensorsException($"'{path}': '{slot.Name}' is {entry.Type} of shape ({string.Join(", ", entry.Shape)}), not {slot.Type} of " +
                    $"({string.Join(", ", slot.Shape)}): it belongs to another network, loss or optimizer.");
            }
        }
        if (entryOf.Count > 0)
            throw new SafetensorsException($"'{path}' holds '{entryOf.Keys.First()}', which has no place here: it belongs to another network, loss or optimizer.");
    }
}
