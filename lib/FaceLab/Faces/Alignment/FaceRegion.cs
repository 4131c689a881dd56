using System.Globalization;

namespace FaceLab.Faces.Alignment;

/// <summary>A square of an aligned face, in shares of the input's side from its top left corner.</summary>
/// <param name="CenterX">The centre's x; 0.5 is the middle.</param>
/// <param name="CenterY">The centre's y; 0.5 is the middle.</param>
/// <param name="Side">The side: 1 is as large as the input, 0.5 shows half of it at twice the size.</param>
/// <remarks>
/// Networks that see different parts of a face err on different faces, so their mean similarity errs less than each
/// alone. Source: Y. Sun, X. Wang, X. Tang, "Deep Learning Face Representation from Predicting 10,000 Classes", CVPR
/// 2014, 3.3.
/// </remarks>
public sealed record FaceRegion(double CenterX, double CenterY, double Side)
{
    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Side:R} around ({CenterX:R}, {CenterY:R})");
}
