using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>A face that a detector found.</summary>
/// <param name="Box">The face's box, in pixels of the picture.</param>
/// <param name="Confidence">The detector's confidence; larger is surer. Compare it only within one detector.</param>
public sealed record FaceDetection(FaceBox Box, double Confidence)
{
    /// <summary>The number of windows that agreed on the face, 1 or more.</summary>
    public int Windows { get; init; } = 1;
}
