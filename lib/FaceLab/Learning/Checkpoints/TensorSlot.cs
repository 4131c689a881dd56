using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceLab.Learning.Checkpoints;

/// <summary>A place in a live object that a checkpoint's tensor is read from and written to.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Shape">The shape it has.</param>
/// <param name="Type">The type it has.</param>
/// <param name="Read">What is there now; <see langword="null"/> if nothing is. It may be the live tensor.</param>
/// <param name="Write">Puts a tensor of that shape and type there that <paramref name="IsSound"/> allows.</param>
/// <param name="IsSound">True for a tensor whose values may stand there; all may if <see langword="null"/>.</param>
internal sealed record TensorSlot(string Name, long[] Shape, ScalarType Type, Func<Tensor?> Read,
    Action<Tensor> Write, Func<Tensor, bool>? IsSound = null)
{
    /// <summary>A tensor that stays where it is and is written into.</summary>
    public static TensorSlot Of(string name, Tensor live) =>
        new(name, live.shape, live.dtype, () => live, loaded => live.copy_(loaded));

    /// <summary>Parameters and buffers of a module.</summary>
    public static IEnumerable<TensorSlot> Of(string prefix, nn.Module module) =>
        module.state_dict().Select(entry => Of($"{prefix}{entry.Key}", entry.Value));

    /// <summary>The state of a source of random numbers on the CPU, a tensor of bytes.</summary>
    public static TensorSlot OfRandom(string name, Tensor state, Action<Tensor> write) =>
        new(name, state.shape, state.dtype, () => state, write, bytes => GeneratorState.IsSound(bytes.bytes));

    /// <summary>The optimizer's memory of each parameter, named by the parameter's number.</summary>
    /// <exception cref="NotSupportedException">The optimizer is none of <c>OptimizerOptions</c>.</exception>
    public static IEnumerable<TensorSlot> Of(string prefix, OptimizerHelper optimizer,
        IReadOnlyList<Parameter> parameters) =>
        optimizer.state_dict().State.SelectMany((state, i) =>
            Of(string.Create(CultureInfo.InvariantCulture, $"{prefix}{i}."), state, parameters[i]));

    /// <summary>Reads a file's tensors for these places, and writes none of them yet.</summary>
    /// <returns>Places with their tensors, in the caller's dispose scope.</returns>
    /// <exception cref="SafetensorsException">Names the first tensor that is missing, too much, of another shape or
    /// type, or whose values cannot be. One that was not there yet when the file was written may be
    /// missing.</exception>
    public static IReadOnlyList<(TensorSlot Slot, Tensor Value)> ReadAll(IReadOnlyCollection<TensorSlot> slots,
        SafetensorsFile file, string path)
    {
        RequireFit(slots, file, path);
        var read = slots.Where(slot => file.Contains(slot.Name))
            .Select(slot => (Slot: slot, Value: file.Read(slot.Name))).ToList();
        return read.FirstOrDefault(one => one.Slot.IsSound?.Invoke(one.Value) == false) is { Slot: { } bad }
            ? throw new SafetensorsException($"'{path}': '{bad.Name}' cannot be what was written: the file is " +
                "damaged. Put a copy of it in its place, or start a new run.")
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
            throw new SafetensorsException($"'{path}' holds '{entryOf.Keys.First()}', too: {Remedy}.");
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
