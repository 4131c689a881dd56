using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>A face that a detector found.</summary>
/// <param name="Box">Where, in pixels of the picture.</param>
/// <param name="Confidence">How sure the detector is: larger is surer; only to be compared within one detector.</param>
public sealed record FaceDetection(FaceBox Box, double Confidence)
{
    /// <summary>The number of windows that agreed on the face, 1 or more.</summary>
    public int Windows { get; init; } = 1;
}
