using System.Globalization;
using FaceLab.Basics;
using FaceLab.Data;

namespace FaceLab.Synthetic;

/// <summary>Digits written by no hand: strokes drawn with a changing slant, width and wobble. For the sanity run where MNIST is not there.</summary>
/// <remarks>
/// A digit depends on (seed, digit, number) alone, and its bytes are the same on every processor: only operations that IEEE 754
/// rounds exactly. They are easier than MNIST, which is the point: a method that fails on them has a bug.
/// <example><code>
/// var digits = new SyntheticDigits(imagesEach: 200);
/// using var faces = PreparedFaces.FromPixels(digits.Faces, digits.ToRgb(32), 32);
/// </code></example>
/// </remarks>
public sealed class SyntheticDigits
{
    private readonly int imagesEach;
    private readonly long seed;

    /// <summary>Digits to be drawn; nothing is drawn yet.</summary>
    /// <param name="imagesEach">Images of each of the ten digits, at least 1.</param>
    /// <param name="seed">The same seed gives the same digits.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="imagesEach"/> is below 1.</exception>
    public SyntheticDigits(int imagesEach = 500, long seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(imagesEach, 1);
        (this.imagesEach, this.seed) = (imagesEach, seed);
        Faces = new FaceSet("synthetic digits",
            from digit in Enumerable.Range(0, 10)
            from number in Enumerable.Range(1, imagesEach)
            select new FaceRecord(digit.ToString(CultureInfo.InvariantCulture), number, $"synthetic-digit:{seed}/{digit}/{number - 1}"));
    }

    /// <summary>All images of "0", then of "1" and so on.</summary>
    public FaceSet Faces { get; }

    /// <summary>Draws all digits, in parallel.</summary>
    /// <param name="size">Side of an image in pixels, 8 to 256.</param>
    /// <returns>(N, size, size, 3) bytes, light on dark, the three channels alike; for <c>PreparedFaces.FromPixels</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range, or the pixels would pass 2 GB.</exception>
    public byte[] ToRgb(int size)
    {
        var bytesEach = 3L * size * size;
        if (size is < 8 or > 256 || Faces.Count * bytesEach > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(size), size, $"Give a size from 8 to 256 for which {Faces.Count:N0} digits of size x size x 3 stay under {Array.MaxLength:N0} bytes.");
        var pixels = new byte[Faces.Count * bytesEach];
        Parallel.For(0, Faces.Count, i =>
            DigitPainter.Draw(new Chance(seed, Streams.Digit, i / imagesEach, i % imagesEach), i / imagesEach, size, pixels.AsSpan((int)(i * bytesEach), (int)bytesEach)));
        return pixels;
    }
}
