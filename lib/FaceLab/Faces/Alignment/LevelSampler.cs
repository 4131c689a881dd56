using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FaceLab.Faces.Alignment;

/// <summary>Interpolates the colours of a level between its pixels.</summary>
internal readonly ref struct LevelSampler
{
    private readonly ref Vector128<float> pixels;
    private readonly int width, mostX, mostY, each;
    private readonly SimilarityTransform toLevel;
    private readonly float acrossU, acrossV;

    /// <param name="level">The level to read; it must not be disposed before the last sample.</param>
    /// <param name="toLevel">The transform from the square's coordinates to the level's.</param>
    /// <param name="each">The samples across and down a pixel of the square, 1 or more.</param>
    public LevelSampler(WarpLevel level, SimilarityTransform toLevel, int each)
    {
        pixels = ref MemoryMarshal.GetReference(level.Pixels);
        (width, mostX, mostY) = (level.Width, level.Width - 2, level.Height - 2);
        (this.toLevel, this.each) = (toLevel, each);
        (acrossU, acrossV) = ((float)(toLevel.A / each), (float)(toLevel.B / each));
    }

    /// <summary>Returns the mean of samples spread evenly over a pixel of the square.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<float> At(int column, int row)
    {
        var first = 0.5 / each;
        var u = (float)(toLevel.A * (column + first) - toLevel.B * (row + first) + toLevel.X0);
        var v = (float)(toLevel.B * (column + first) + toLevel.A * (row + first) + toLevel.Y0);
        if (each == 1)
            return Bilinear(u, v);
        var sum = Vector128<float>.Zero;
        for (var down = 0; down < each; down++)
        {
            for (var across = 0; across < each; across++)
                sum += Bilinear(u + across * acrossU - down * acrossV, v + across * acrossV + down * acrossU);
        }
        return sum * (1f / (each * each));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<float> Bilinear(float u, float v)
    {
        // The level has a margin all around. The clamps guard the unchecked reads against rounding at its rim.
        var x = (int)Math.Min((uint)float.ConvertToIntegerNative<int>(u), (uint)mostX);
        var y = (int)Math.Min((uint)float.ConvertToIntegerNative<int>(v), (uint)mostY);
        ref var upper = ref Unsafe.Add(ref pixels, y * width + x);
        ref var lower = ref Unsafe.Add(ref upper, width);
        var (right, down) = (u - x, v - y);
        var top = upper + (Unsafe.Add(ref upper, 1) - upper) * right;
        var bottom = lower + (Unsafe.Add(ref lower, 1) - lower) * right;
        return top + (bottom - top) * down;
    }
}
