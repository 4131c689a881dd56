using FaceLab.Data;

namespace FaceLab.Synthetic;

/// <summary>A rendered face and what is known of it.</summary>
/// <param name="Pixels">uint8 RGB, (Size, Size, 3), rows from the top.</param>
/// <param name="Truth">Exact ground truth.</param>
public sealed record SyntheticFace(byte[] Pixels, FaceTruth Truth);

/// <summary>Exact ground truth of one rendered face; pixel coordinates have (0, 0) at the top left corner of the
/// image.</summary>
/// <param name="Identity">The person, 0 or more.</param>
/// <param name="Conditions">Pose, light, expression, occlusion and camera of this image.</param>
/// <param name="Box">Chin to hairline and cheek to cheek, in pixels, cut to the image.</param>
/// <param name="Landmarks">The five points, in pixels.</param>
/// <param name="Rating">
/// 1 to 5, a made-up rating for score regression: how expressive the face looks. It is 3 + 2 t / (1 + |t|), where t
/// grows
/// with the person's eye height, brow thickness and lip fullness, and with smile, open mouth, raised brows and open
/// eyes of
/// the image.
/// </param>
public sealed record FaceTruth(
    int Identity,
    FaceConditions Conditions,
    FaceBox Box,
    FaceLandmarks Landmarks,
    double Rating)
{
    /// <summary>Number of the image of this person, 0 or more.</summary>
    public int Image => Conditions.Image;
}
