using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces.Detection;

/// <summary>Finds faces in photos.</summary>
/// <remarks>An implementation may be called from many threads at once.</remarks>
public interface IFaceDetector
{
    /// <summary>The algorithm with its version, every parameter and the SHA-256 of every model file, as one line.
    /// Equal lines mean equal boxes.</summary>
    string Parameters { get; }

    /// <summary>Finds the faces.</summary>
    /// <param name="photo">The picture, upright.</param>
    /// <returns>The faces, the surest first; none is no error.</returns>
    IReadOnlyList<FaceDetection> Detect(Image<Rgb24> photo);
}
