using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace FaceLab.Bench.Nets;

/// <summary>A tensor as bare float32 numbers, row by row; NumPy reads it with <c>fromfile</c>.</summary>
internal static class RawFile
{
    public static void Write(string file, Tensor values)
    {
        using var scope = NewDisposeScope();
        File.WriteAllBytes(file, values.detach().contiguous().bytes.ToArray());
    }

    public static Tensor Read(string file, long[] shape) =>
        tensor(MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file)).ToArray(), shape);
}
