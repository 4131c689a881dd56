using static TorchSharp.torch;

namespace FaceLab.Learning.Checkpoints;

/// <summary>A place in a live object that a checkpoint's tensor is read from and written to.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Shape">The shape it has.</param>
/// <param name="Type">The type it has.</param>
/// <param name="Read">What is there now; <see langword="null"/> if nothing is there yet. It may be a tensor of the live object.</param>
/// <param name="Write">Puts a tensor there, which does not fail where shape, type and <paramref name="IsSound"/> allow the tensor.</param>
/// <param name="IsSound">Whether a tensor's values may stand there; all may if <see langword="null"/>.</param>
internal sealed record TensorSlot(string Name, long[] Shape, ScalarType Type, Func<Tensor?> Read, Action<Tensor> Write, Func<Tensor, bool>? IsSound = null)
{
    /// <summary>A tensor that stays where it is and is written into.</summary>
    public static TensorSlot Of(string name, Tensor live) => new(name, live.shape, live.dtype, () => live, loaded => live.copy_(loaded));

    /// <summary>Parameters and buffers of a module.</summary>
    public static IEnumerable<TensorSlot> Of(string prefix, nn.Module module) => module.state_dict().Select(entry => Of($"{prefix}{entry.Key}", entry.Value));

    /// <summary>Reads a file's tensors for these places, and writes none of them yet.</summary>
    /// <returns>Places with their tensors, in the caller's dispose scope; one that was not there yet is left out.</returns>
    /// <exception cref="SafetensorsException">Names the first tensor that does not fit, or whose values cannot be.</exception>
    public static IReadOnlyList<(TensorSlot Slot, Tensor Value)> ReadAll(IReadOnlyCollection<TensorSlot> slots, SafetensorsFile file, string path)
    {
        RequireFit(slots, file, path);
        var read = slots.Where(slot => file.Contains(slot.Name)).Select(slot => (Slot: slot, Value: file.Read(slot.Name))).ToList();
        return read.FirstOrDefault(one => one.Slot.IsSound?.Invoke(one.Value) == false) is { Slot: { } bad }
            ? throw new SafetensorsException($"'{path}': '{bad.Name}' cannot be what was written: the file is damaged. " +
                "Put a copy of it in its place, or start a new run.")
            : read;
    }

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
