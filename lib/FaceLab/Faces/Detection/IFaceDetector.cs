using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces.Detection;

/// <summary>Finds faces in photos.</summary>
/// <remarks>An implementation may be called from many threads at once.</remarks>
public interface IFaceDetector
{
    /// <summary>
    /// Everything that decides the boxes, as one line of text: the algorithm with its version, every parameter, the SHA-256 of
    /// every model file. Equal text means equal boxes.
    /// </summary>
    string Parameters { get; }

    /// <summary>Finds the faces.</summary>
    /// <param name="photo">The picture, upright.</param>
    /// <returns>The faces, the surest first; none is no error.</returns>
    IReadOnlyList<FaceDetection> Detect(Image<Rgb24> photo);
}
