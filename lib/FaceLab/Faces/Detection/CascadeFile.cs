using System.Security.Cryptography;
using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>A trained cascade of classifiers, read from OpenCV's XML.</summary>
/// <remarks>
/// <para>The format is that of OpenCV's cascade training since 2.4 (<c>stageType</c> BOOST, <c>featureType</c> HAAR).
/// Older files, LBP and HOG features and tilted rectangles are refused.</para>
/// <para>Sources: P. Viola, M. Jones, "Rapid Object Detection using a Boosted Cascade of Simple Features", 2001,
/// section 4; R. Lienhart, J. Maydt, "An Extended Set of Haar-like Features for Rapid Object Detection", 2002.</para>
/// </remarks>
public sealed class CascadeFile
{
    /// <summary>The default: the cascade in Debian's <c>opencv-data</c> that finds most faces.</summary>
    public const string Default = CascadeModels.HaarAlt2;

    /// <summary>The largest file, far above any trained cascade (the largest of OpenCV's is 2.7 MB).</summary>
    private const long MaximumBytes = 16 << 20;

    internal CascadeFile(string path, string sha256, int width, int height, IReadOnlyList<BoostedStage> stages) =>
        (Path, Sha256, Width, Height, Stages) = (path, sha256, width, height, stages);

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>The SHA-256 of the file's bytes, 64 lower-case hexadecimal digits: a part of a cache's key.</summary>
    public string Sha256 { get; }

    /// <summary>The width of the window in pixels, 4 to 128: the smallest face that can be found.</summary>
    public int Width { get; }

    /// <summary>The height of the window in pixels, 4 to 128.</summary>
    public int Height { get; }

    /// <summary>The stages. Each rejects most windows without a face.</summary>
    public IReadOnlyList<BoostedStage> Stages { get; }

    /// <summary>Finds and reads a cascade.</summary>
    /// <param name="model">A path, or a name that is searched as <see cref="CascadeModels.Find(string)"/> says.</param>
    /// <exception cref="FaceDataException">It is not found, or is not a usable cascade; the message names file, line
    /// and remedy.</exception>
    public static CascadeFile Find(string model = Default) => Open(CascadeModels.Find(model));

    /// <summary>Reads a cascade.</summary>
    /// <param name="path">The XML file.</param>
    /// <exception cref="FaceDataException">It is missing, or is not a usable cascade; the message names file, line and
    /// remedy.</exception>
    public static CascadeFile Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            if (new FileInfo(path).Length is > MaximumBytes and var length)
                throw new FaceDataException(
                    $"'{path}' has {length:N0} bytes; a cascade has at most {MaximumBytes:N0}. {CascadeModels.Remedy}");
            var bytes = File.ReadAllBytes(path);
            return new CascadeXml(path).Read(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FaceDataException(
                $"The cascade '{path}' cannot be read: {error.Message} {CascadeModels.Remedy}", error);
        }
    }
}
