using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>Chooses the main face of a picture, for sets with one person a picture.</summary>
/// <remarks>
/// The main face is large and near the centre: it has the greatest area * (1 - distance / half diagonal)^2, where
/// distance is from the centre of the box to that of the picture. A face in a corner must be many times as large as one
/// in the middle to be chosen.
/// </remarks>
public static class MainFace
{
    /// <summary>Chooses the main face.</summary>
    /// <param name="faces">The faces that a detector found in the picture.</param>
    /// <param name="width">The picture's width in pixels, above 0.</param>
    /// <param name="height">The picture's height in pixels, above 0.</param>
    /// <returns>One of the faces, or <see langword="null"/> if there is none.</returns>
    public static FaceDetection? Of(IEnumerable<FaceDetection> faces, double width, double height) =>
        faces.MaxBy(face => Weight(face.Box, width, height));

    private static double Weight(FaceBox box, double width, double height)
    {
        var (dx, dy) = (box.X + box.Width / 2 - width / 2, box.Y + box.Height / 2 - height / 2);
        var centred = Math.Max(0, 1 - Math.Sqrt((dx * dx + dy * dy) / (width * width + height * height)) * 2);
        return box.Width * box.Height * centred * centred;
    }
}
