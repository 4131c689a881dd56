using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace FaceLab.Training.Checkpoints;

/// <summary>The state of a source of random numbers on the CPU, as a place for a checkpoint.</summary>
internal static class RandomSlot
{
    /// <summary>The place.</summary>
    /// <param name="name">Its name in the file.</param>
    /// <param name="state">The state it has, a tensor of bytes.</param>
    /// <param name="write">Puts a state there.</param>
    public static TensorSlot Of(string name, Tensor state, Action<Tensor> write) => new(name, state.shape, state.dtype, () => state, write, IsState);

    /// <summary>Whether a generator takes these bytes: one that is thrown away tries, so that no live one is left half changed.</summary>
    private static bool IsState(Tensor bytes)
    {
        using var scratch = new Generator(0, CPU);
        try
        {
            scratch.set_state(bytes);
            return true;
        }
        catch (ExternalException)
        {
            return false;
        }
    }
}
