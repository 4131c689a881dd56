using System.Security.Cryptography;
using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>A trained cascade of classifiers, read from OpenCV's XML: what <see cref="CascadeDetector"/> slides over a picture.</summary>
/// <remarks>
/// <para>The format is that of OpenCV's cascade training since 2.4 (<c>stageType</c> BOOST, <c>featureType</c> LBP or HAAR).
/// Older files (<c>opencv-haar-classifier</c>), HOG features and tilted rectangles are refused: no frontal face cascade has
/// them.</para>
/// <para>Sources: P. Viola, M. Jones, "Rapid Object Detection using a Boosted Cascade of Simple Features", 2001, section 4;
/// R. Lienhart, J. Maydt, "An Extended Set of Haar-like Features for Rapid Object Detection", 2002; S. Liao, X. Zhu, Z. Lei,
/// L. Zhang, S. Z. Li, "Learning Multi-scale Block Local Binary Patterns for Face Recognition", 2007, section 2.</para>
/// </remarks>
public sealed class CascadeFile
{
    /// <summary>The default: of the cascades in Debian's <c>opencv-data</c> the one that finds most faces (see <see cref="CascadeDetector"/>).</summary>
    public const string Default = CascadeModels.HaarAlt2;

    /// <summary>Far above any trained cascade (the largest of OpenCV's is 2.7 MB).</summary>
    private const long MaximumBytes = 16 << 20;

    internal CascadeFile(
        string path, string sha256, CascadeKind kind, int width, int height,
        IReadOnlyList<BoostedStage> stages, IReadOnlyList<CascadeFeature> features) =>
        (Path, Sha256, Kind, Width, Height, Stages, Features) = (path, sha256, kind, width, height, stages, features);

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>SHA-256 of the file's bytes, 64 lower-case hexadecimal digits: it goes into the key of what the detector made.</summary>
    public string Sha256 { get; }

    /// <summary>What the features are.</summary>
    public CascadeKind Kind { get; }

    /// <summary>Width of the window in pixels, so the smallest face that can be found; 4 to 128.</summary>
    public int Width { get; }

    /// <summary>Height of the window in pixels, 4 to 128.</summary>
    public int Height { get; }

    /// <summary>The stages, each of which most windows without a face do not pass.</summary>
    public IReadOnlyList<BoostedStage> Stages { get; }

    /// <summary>The features that nodes point to.</summary>
    public IReadOnlyList<CascadeFeature> Features { get; }

    /// <summary>Finds and reads a cascade.</summary>
    /// <param name="model">A name like "haarcascade_frontalface_alt2", searched as <see cref="CascadeModels.Find(string)"/> says, or a path.</param>
    /// <exception cref="FaceDataException">It is not found, or is no cascade that can be used; the message names file, line and remedy.</exception>
    public static CascadeFile Find(string model = Default) => Open(CascadeModels.Find(model));

    /// <summary>Reads a cascade.</summary>
    /// <param name="path">The XML file.</param>
    /// <exception cref="FaceDataException">It is missing, or is no cascade that can be used; the message names file, line and remedy.</exception>
    public static CascadeFile Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        var bytes = ReadBytes(path);
        return new CascadeXml(path).Read(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MaximumBytes)
                throw new FaceDataException($"'{path}' has {file.Length:N0} bytes; a cascade has at most {MaximumBytes:N0}. {CascadeModels.Remedy}");
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FaceDataException($"The cascade '{path}' cannot be read: {error.Message} {CascadeModels.Remedy}", error);
        }
    }
}
