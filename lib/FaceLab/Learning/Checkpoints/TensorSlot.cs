using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceLab.Learning.Checkpoints;

/// <summary>A tensor of a live object that a checkpoint saves and restores.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Type">The element type.</param>
/// <param name="Read">Returns the current tensor, maybe the live one; <see langword="null"/> if there is none.</param>
/// <param name="Write">Sets a tensor of that shape and type that <paramref name="IsSound"/> accepts.</param>
/// <param name="IsSound">Returns true for a tensor with possible values; <see langword="null"/> accepts all.</param>
internal sealed record TensorSlot(string Name, long[] Shape, ScalarType Type, Func<Tensor?> Read,
    Action<Tensor> Write, Func<Tensor, bool>? IsSound = null)
{
    /// <summary>Makes the slot of a live tensor, which is written into.</summary>
    public static TensorSlot Of(string name, Tensor live) =>
        new(name, live.shape, live.dtype, () => live, loaded => live.copy_(loaded));

    /// <summary>Makes the slots of a module's parameters and buffers.</summary>
    public static IEnumerable<TensorSlot> Of(string prefix, nn.Module module) =>
        module.state_dict().Select(entry => Of($"{prefix}{entry.Key}", entry.Value));

    /// <summary>Makes the slot of a CPU random generator's state, a tensor of bytes.</summary>
    public static TensorSlot OfRandom(string name, Tensor state, Action<Tensor> write) =>
        new(name, state.shape, state.dtype, () => state, write, bytes => GeneratorState.IsSound(bytes.bytes));

    /// <summary>Makes the slots of the optimizer's state, named by the parameter's number.</summary>
    /// <exception cref="NotSupportedException">The optimizer is none of <c>OptimizerOptions</c>.</exception>
    public static IEnumerable<TensorSlot> Of(string prefix, OptimizerHelper optimizer,
        IReadOnlyList<Parameter> parameters) =>
        optimizer.state_dict().State.SelectMany((state, i) =>
            Of(string.Create(CultureInfo.InvariantCulture, $"{prefix}{i}."), state, parameters[i]));

    /// <summary>Reads a file's tensors for these slots, and writes none of them yet.</summary>
    /// <returns>Slots with their tensors, in the caller's dispose scope.</returns>
    /// <exception cref="SafetensorsException">A tensor is missing, unexpected, of another shape or type, or has
    /// impossible values; the message names the first. A tensor that the object does not have yet may be
    /// missing.</exception>
    public static IReadOnlyList<(TensorSlot Slot, Tensor Value)> ReadAll(IReadOnlyCollection<TensorSlot> slots,
        SafetensorsFile file, string path)
    {
        RequireFit(slots, file, path);
        var read = slots.Where(slot => file.Contains(slot.Name))
            .Select(slot => (Slot: slot, Value: file.Read(slot.Name))).ToList();
        return read.FirstOrDefault(one => one.Slot.IsSound?.Invoke(one.Value) == false) is { Slot: { } bad }
            ? throw new SafetensorsException($"'{path}': '{bad.Name}' has impossible values: the file is " +
                "damaged. Replace it by a copy, or start a new run.")
            : read;
    }

    private static void RequireFit(IReadOnlyCollection<TensorSlot> slots, SafetensorsFile file, string path)
    {
        const string Remedy = "it belongs to another network, loss or optimizer";
        var entryOf = file.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        foreach (var slot in slots)
        {
            if (!entryOf.Remove(slot.Name, out var entry))
            {
                if (slot.Read() is null)
                    continue;
                throw new SafetensorsException($"'{path}' lacks '{slot.Name}': {Remedy}.");
            }
            if (entry.Type != slot.Type || !entry.Shape.SequenceEqual(slot.Shape))
                throw new SafetensorsException($"'{path}': '{slot.Name}' is {entry.Type} " +
                    $"({string.Join(", ", entry.Shape)}), not {slot.Type} " +
                    $"({string.Join(", ", slot.Shape)}): {Remedy}.");
        }
        if (entryOf.Count > 0)
            throw new SafetensorsException($"'{path}' also holds '{entryOf.Keys.First()}': {Remedy}.");
    }

    private static IEnumerable<TensorSlot> Of(string name, OptimizerState state, Tensor parameter) => state switch
    {
        AdamW.State adam => OfAdam(name, () => adam.step, step => adam.step = step, adam.exp_avg, adam.exp_avg_sq),
        Adam.State adam => OfAdam(name, () => adam.step, step => adam.step = step, adam.exp_avg, adam.exp_avg_sq),
        SGD.State sgd =>
        [
            new(name + "momentum_buffer", parameter.shape, parameter.dtype, () => sgd.momentum_buffer,
                loaded => SetMomentum(sgd, loaded, parameter.device)),
        ],
        _ => throw new NotSupportedException($"A checkpoint cannot hold the state " +
            $"of {state.GetType().DeclaringType?.Name}: use Adam, AdamW or SGD."),
    };

    private static IEnumerable<TensorSlot> OfAdam(string name, Func<long> step, Action<long> setStep, Tensor mean,
        Tensor square) =>
    [
        new(name + "step", [], ScalarType.Int64, () => tensor(step()), loaded => setStep(loaded.item<long>()),
            loaded => loaded.item<long>() >= 0),
        Of(name + "exp_avg", mean), Of(name + "exp_avg_sq", square),
    ];

    private static void SetMomentum(SGD.State state, Tensor loaded, Device device)
    {
        state.momentum_buffer?.Dispose();
        state.momentum_buffer = loaded.to(device, copy: true).DetachFromDisposeScope();
    }
}
