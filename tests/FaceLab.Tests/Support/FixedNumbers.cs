using static TorchSharp.torch;

namespace FaceLab.Tests.Support;

/// <summary>Weights and images by a formula of their position, as in tests/fixtures/models/golden.py.</summary>
internal static class FixedNumbers
{
    /// <summary>Numbers that look random, in [-0.5, 0.5), float32.</summary>
    public static Tensor Spread(int shift, params long[] shape) => Changed(number => number, shape, shift);

    /// <summary>Sets every parameter and running mean of a network.</summary>
    public static void Fill(nn.Module network)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var state = network.state_dict().Where(item => item.Value.dtype == ScalarType.Float32)
            .OrderBy(item => item.Key, StringComparer.Ordinal);
        foreach (var (shift, (name, value)) in state.Index())
            value.copy_(Value(name, value.shape, shift + 1));
    }

    private static Tensor Value(string name, long[] shape, int shift)
    {
        Func<double, double> change = shape.Length > 1 ? KernelOf(shape)
            : name.EndsWith("running_var", StringComparison.Ordinal) ? number => 1 + number
            : name.EndsWith("activation.weight", StringComparison.Ordinal) ? number => 0.25 + 0.2 * number
            : name.EndsWith("weight", StringComparison.Ordinal) ? number => 1 + 0.4 * number
            : number => 0.2 * number;
        return Changed(change, shape, shift);
    }

    private static Tensor Changed(Func<double, double> change, long[] shape, int shift)
    {
        var numbers = new float[shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = (float)change(At(i, shift));
        return tensor(numbers, shape);
    }

    private static Func<double, double> KernelOf(long[] shape)
    {
        var deviation = Math.Sqrt(12.0 * 2 / shape[1..].Aggregate(1L, (product, size) => product * size));
        return number => number * deviation;
    }

    /// <summary>A multiple of the golden ratio's fraction, in 32 bits.</summary>
    private static double At(int index, int shift) =>
        unchecked((uint)((ulong)index * 2654435761 + (ulong)shift * 97 * 65536)) / 4294967296.0 - 0.5;
}
