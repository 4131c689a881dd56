namespace FaceLab.Synthetic;

/// <summary>Everything that differs between two images of one person: what a recognizer must look through.</summary>
/// <param name="Image">Number of the image, 0 or more; background, clothes and noise are drawn from it.</param>
/// <param name="Pose">How the head is turned.</param>
/// <param name="Light">The main light.</param>
/// <param name="Expression">What the face does.</param>
/// <param name="Occlusion">What hides a part of the face.</param>
/// <param name="Camera">Framing and image quality.</param>
/// <param name="StyleVariation">Spread of background, clothes and the day's hair and beard: 0 to 2.</param>
/// <remarks>
/// <example><code>
/// FaceConditions plain = faces.Conditions(identity: 3, image: 0);
/// SyntheticFace turned = faces.Render(3, plain with { Pose = new FacePose(YawDegrees: 30) });
/// </code></example>
/// </remarks>
public sealed record FaceConditions(
    int Image,
    FacePose Pose,
    FaceLight Light,
    FaceExpression Expression,
    FaceOcclusion Occlusion,
    FaceCamera Camera,
    double StyleVariation)
{
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Image);
        ArgumentNullException.ThrowIfNull(Pose);
        ArgumentNullException.ThrowIfNull(Light);
        ArgumentNullException.ThrowIfNull(Expression);
        ArgumentNullException.ThrowIfNull(Camera);
        Pose.Validate();
        Light.Validate();
        Expression.Validate();
        Camera.Validate();
        SyntheticFacesOptions.Check((int)Occlusion, 0, (int)FaceOcclusion.HairStrand, nameof(Occlusion));
        SyntheticFacesOptions.Check(StyleVariation, 0, 2, nameof(StyleVariation));
    }
}
