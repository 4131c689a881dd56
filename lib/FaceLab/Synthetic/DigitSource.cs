using FaceLab.Data;
using FaceLab.Data.Sets;

namespace FaceLab.Synthetic;

/// <summary>Digits for the test of a method before faces: MNIST if it is found, else generated digits.</summary>
/// <remarks>Both are in random order: a digit does not depend on the one before it.</remarks>
/// <example><code>
/// var digits = DigitSource.Find();
/// using var prepared = PreparedFaces.FromPixels(digits.Faces, digits.ToRgb(32), 32);
/// </code></example>
public sealed class DigitSource
{
    private readonly Func<int, byte[]> toRgb;

    private DigitSource(FaceSet faces, string reason, Func<int, byte[]> toRgb) =>
        (Faces, Reason, this.toRgb) = (faces, reason, toRgb);

    /// <summary>The digits as if they were people "0" to "9".</summary>
    public FaceSet Faces { get; }

    /// <summary>The reason for this source, for people.</summary>
    public string Reason { get; }

    /// <summary>Finds MNIST in <c>FACELAB_DATA</c>, <c>data/</c> or <c>../shared/data</c>; else makes digits.</summary>
    /// <param name="imagesEach">The images to generate of each digit if there is no MNIST, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="imagesEach"/> is below 1.</exception>
    /// <exception cref="FaceDataException">MNIST is there but damaged.</exception>
    public static DigitSource Find(int imagesEach = 500) =>
        Find(imagesEach, Environment.GetEnvironmentVariable(FaceSource.Variable), Directory.GetCurrentDirectory());

    internal static DigitSource Find(int imagesEach, string? wish, string startFolder)
    {
        if (string.Equals(wish, "synthetic", StringComparison.OrdinalIgnoreCase))
            return Generated(imagesEach, $"{FaceSource.Variable} asks for them");
        var folder = FaceSource.DataFolders(wish, startFolder)
            .Select(folder => Path.Combine(folder, "mnist")).FirstOrDefault(MnistDataset.IsAt);
        if (folder is null)
            return Generated(imagesEach, $"no MNIST in {FaceSource.Variable}, data/ or ../shared/data");
        var digits = MnistDataset.Open(folder);
        return new DigitSource(digits.Faces, $"found in {folder}", digits.ToRgb);
    }

    /// <summary>Makes the pixels, a row for each of <see cref="Faces"/>.</summary>
    /// <param name="size">Side of an image in pixels, 8 to 256.</param>
    /// <returns>(N, size, size, 3) bytes, light on dark, the three channels equal.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range, or the pixels take more than 2
    /// GB.</exception>
    public byte[] ToRgb(int size) => toRgb(size);

    private static DigitSource Generated(int imagesEach, string reason)
    {
        var digits = new SyntheticDigits(imagesEach);
        return new DigitSource(digits.Faces, reason, digits.ToRgb);
    }
}
