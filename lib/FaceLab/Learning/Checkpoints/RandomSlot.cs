using static TorchSharp.torch;

namespace FaceLab.Learning.Checkpoints;

/// <summary>The state of a source of random numbers on the CPU, as a place for a checkpoint.</summary>
internal static class RandomSlot
{
    /// <summary>The place.</summary>
    /// <param name="name">Its name in the file.</param>
    /// <param name="state">The state it has, a tensor of bytes.</param>
    /// <param name="write">Puts a state there.</param>
    public static TensorSlot Of(string name, Tensor state, Action<Tensor> write) =>
        new(name, state.shape, state.dtype, () => state, write, bytes => GeneratorState.IsSound(bytes.bytes));
}
