using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces.Detection;

/// <summary>Finds faces in photos.</summary>
/// <remarks>Implementations are thread-safe.</remarks>
public interface IFaceDetector
{
    /// <summary>The algorithm with its version, every parameter and the SHA-256 of every model file, as one line.
    /// Equal lines mean equal boxes.</summary>
    string Parameters { get; }

    /// <summary>Finds the faces.</summary>
    /// <param name="photo">The picture, upright.</param>
    /// <returns>The faces, the highest confidence first; empty if there are none.</returns>
    IReadOnlyList<FaceDetection> Detect(Image<Rgb24> photo);
}
