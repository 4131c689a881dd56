using System.Numerics;

namespace FaceLab.Faces.Decoding;

/// <summary>The largest coefficients that a block can have, from a JPEG's quantization table.</summary>
/// <remarks>
/// A block of 8-bit samples has no coefficient above 1,024. A quarter more is allowed, because some encoders overshoot
/// edges on purpose.
/// </remarks>
internal sealed class JpegLimits
{
    private const int Largest = 1280;
    private const int Numbers = 64;
    private readonly byte[] bits = new byte[Numbers + 1];

    /// <param name="steps">The 64 steps of the table, in the order of codes; empty if there is no table.</param>
    /// <param name="precision">The bits of a sample, 8 or 12.</param>
    public JpegLimits(ReadOnlySpan<int> steps, int precision)
    {
        var largest = Largest << (steps.IsEmpty ? 4 : Math.Max(0, precision - 8));
        for (var i = 0; i < Numbers; i++)
        {
            var most = largest / (i < steps.Length ? Math.Max(1, steps[i]) : 1) + 1;
            bits[i] = (byte)(32 - BitOperations.LeadingZeroCount((uint)most));
            First = i == 0 ? most : First;
        }
    }

    /// <summary>The largest magnitude of the first coefficient, the block's mean.</summary>
    public int First { get; }

    /// <summary>The most bits of each coefficient (65); the last entry belongs to none.</summary>
    public ReadOnlySpan<byte> Bits => bits;
}
