namespace FaceLab.Synthetic;

/// <summary>
/// The made-up rating of <see cref="FaceTruth.Rating"/>: 3 + 2 t / (1 + |t|), where
/// t = 8 (eye height - 0.071) + 12 (brow thickness - 0.042) + 6 (lips - 0.105) + 0.7 (smile - 0.3) + 0.8 (open mouth
/// - 0.15)
/// + 0.6 (raised brows - 0.1) + 0.6 (open eyes - 0.9).
/// </summary>
/// <remarks>It is smooth, every term can be seen in the picture, and about half of its variance is the
/// person's.</remarks>
internal static class Expressiveness
{
    public static double Of(IdentityTraits person, FaceExpression face)
    {
        var own = 8 * (person.EyeHeight - 0.071) + 12 * (person.BrowThickness - 0.042)
            + 6 * (person.UpperLip + person.LowerLip - 0.105);
        var now = 0.7 * (face.Smile - 0.3) + 0.8 * (face.MouthOpen - 0.15)
            + 0.6 * (face.BrowRaise - 0.1) + 0.6 * (face.EyeOpen - 0.9);
        var t = own + now;
        return 3 + 2 * t / (1 + Math.Abs(t));
    }
}
