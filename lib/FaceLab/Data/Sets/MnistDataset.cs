using System.Globalization;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace FaceLab.Data.Sets;

/// <summary>MNIST's handwritten digits as if they were people "0" to "9": easy data for the first test of a
/// method.</summary>
/// <remarks>
/// Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-Based Learning Applied to Document Recognition",
/// 1998. 60,000 training and 10,000 test digits, 28 x 28, gray, light on dark. A record's path is "idx:FILE#n": its
/// pixels are in <see cref="Pixels"/>.
/// <example><code>
/// var digits = MnistDataset.Open("data/mnist");
/// using var faces = PreparedFaces.FromPixels(digits.Faces, digits.ToRgb(32), 32);
/// </code></example>
/// </remarks>
public sealed class MnistDataset : IFaceDataset
{
    private MnistDataset(FaceSet faces, int side, byte[] pixels) => (Faces, Side, Pixels) = (faces, side, pixels);

    /// <summary>The digits, in the order of the file.</summary>
    public FaceSet Faces { get; }

    /// <summary>Always empty: the files hold only digits.</summary>
    public IReadOnlyList<PassedOver> PassedOver => [];

    /// <summary>Side of a digit in pixels: 28.</summary>
    public int Side { get; }

    /// <summary>The pixels (N, Side, Side), gray; 0 is the background.</summary>
    public byte[] Pixels { get; }

    /// <summary>Reads images and labels.</summary>
    /// <param name="path">The folder that holds <c>t10k-images-idx3-ubyte</c> or <c>train-images-idx3-ubyte</c>,
    /// compressed (.gz) or not, with the labels beside it (the test digits if both are there), or one of these image
    /// files.</param>
    /// <exception cref="FaceDataException">A file is missing or malformed, the numbers of images and labels differ,
    /// or a label is not a digit.</exception>
    public static MnistDataset Open(string path)
    {
        var imagesFile = FindImages(path) ?? throw new FaceDataException(
            $"MNIST is not at '{path}': expected 't10k-images-idx3-ubyte.gz' or 'train-images-idx3-ubyte.gz', or the " +
            "same without '.gz', there.");
        var labelsFile = LabelsOf(imagesFile);
        var (images, labels) = (IdxFile.Read(imagesFile, dimensions: 3), IdxFile.Read(labelsFile, dimensions: 1));
        if (images.Shape[0] != labels.Shape[0])
            throw new FaceDataException(
                $"'{imagesFile}' has {images.Shape[0]:N0} images and '{labelsFile}' {labels.Shape[0]:N0} labels: " +
                "fetch both from one release.");
        if (images.Shape[1] != images.Shape[2])
            throw new FaceDataException($"'{imagesFile}' holds images of {images.Shape[1]} x {images.Shape[2]}: " +
                "expected squares. Fetch it again.");
        return new MnistDataset(new FaceSet("MNIST", Records(imagesFile, labelsFile, labels.Data)), images.Shape[1],
            images.Data);
    }

    /// <summary>Returns the digits as RGB pictures of one size, for <c>PreparedFaces.FromPixels</c>.</summary>
    /// <param name="size">Side of the result in pixels, 8 to 1024.</param>
    /// <returns>(N, size, size, 3), the three channels equal, resized with a triangle filter.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range, or the pixels would take more than 2
    /// GB.</exception>
    public byte[] ToRgb(int size)
    {
        var bytesEach = 3L * size * size;
        if (size is < 8 or > 1024 || Faces.Count * bytesEach > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(size), size,
                $"Give a size from 8 to 1024 for which {Faces.Count:N0} digits of size x size x 3 stay under " +
                $"{Array.MaxLength:N0} bytes.");
        var rgb = new byte[Faces.Count * bytesEach];
        Parallel.For(0, Faces.Count, i => Resize(i, size, rgb.AsSpan((int)(i * bytesEach), (int)bytesEach)));
        return rgb;
    }

    internal static bool IsAt(string path) => FindImages(path) is not null;

    private static string? FindImages(string path) => SetFolders.FindFile(path,
        "t10k-images-idx3-ubyte.gz", "t10k-images-idx3-ubyte", "train-images-idx3-ubyte.gz", "train-images-idx3-ubyte");

    private static string LabelsOf(string imagesFile)
    {
        var plain = Path.Combine(Path.GetDirectoryName(imagesFile)!,
            Path.GetFileName(imagesFile).Replace("images-idx3", "labels-idx1", StringComparison.Ordinal)
                .Replace(".gz", "", StringComparison.Ordinal));
        return new[] { plain + ".gz", plain }.FirstOrDefault(File.Exists) ?? throw new FaceDataException(
            $"The labels of '{imagesFile}' are missing: expected '{plain}.gz' or '{plain}'.");
    }

    private static IEnumerable<FaceRecord> Records(string imagesFile, string labelsFile, byte[] labels)
    {
        var digits = new int[10];
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] > 9)
                throw new FaceDataException($"Label {i:N0} of '{labelsFile}' is {labels[i]}: a digit is 0 to 9. " +
                    "Fetch it again.");
            yield return new FaceRecord(
                labels[i].ToString(CultureInfo.InvariantCulture), ++digits[labels[i]], $"idx:{imagesFile}#{i}");
        }
    }

    private void Resize(int index, int size, Span<byte> rgb)
    {
        var gray = Pixels.AsSpan(index * Side * Side, Side * Side);
        var pixels = new byte[3 * gray.Length];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = gray[i / 3];
        using var image = Image.LoadPixelData<Rgb24>(pixels, Side, Side);
        if (size != Side)
            image.Mutate(context => context.Resize(size, size, KnownResamplers.Triangle));
        image.CopyPixelDataTo(rgb);
    }
}
