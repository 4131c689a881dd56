using FaceLab.Data;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>Finds eyes, nose and mouth corners of a face whose box is known.</summary>
/// <remarks>Implementations are immutable and thread-safe.</remarks>
public interface ILandmarkPredictor
{
    /// <summary>The algorithm with its version and the SHA-256 of its model, as one line: a part of a cache's
    /// key.</summary>
    string Parameters { get; }

    /// <summary>Finds the five points.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="box">The face's box, framed as in <see cref="FaceFrame"/>; <see cref="BoxAdjustment"/> makes it
    /// from other boxes. It may reach beyond the picture.</param>
    /// <returns>Always five finite points. <see cref="LandmarkPlausibility"/> tells if they can be a face.</returns>
    /// <exception cref="InvalidDataException">The box is not finite, smaller than 12 pixels, or outside the
    /// picture.</exception>
    FaceLandmarks Predict(GrayPicture picture, FaceBox box);
}
