namespace FaceLab.Data;

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

/// <summary>How the head is turned, in degrees.</summary>
/// <param name="YawDegrees">-60 to 60; above 0 the nose points to the viewer's right.</param>
/// <param name="PitchDegrees">-40 to 40; above 0 the face looks up.</param>
/// <param name="RollDegrees">-45 to 45; above 0 the crown tilts to the viewer's right.</param>
public sealed record FacePose(double YawDegrees = 0, double PitchDegrees = 0, double RollDegrees = 0)
{
    internal void Validate()
    {
        SyntheticFacesOptions.Check(YawDegrees, -60, 60, nameof(YawDegrees));
        SyntheticFacesOptions.Check(PitchDegrees, -40, 40, nameof(PitchDegrees));
        SyntheticFacesOptions.Check(RollDegrees, -45, 45, nameof(RollDegrees));
    }
}

/// <summary>The main light, far away, and the light that comes from all sides.</summary>
/// <param name="AzimuthDegrees">-90 to 90; above 0 it comes from the viewer's right.</param>
/// <param name="ElevationDegrees">-60 to 85; above 0 it comes from above.</param>
/// <param name="Intensity">Strength of the main light, 0 to 3.</param>
/// <param name="Ambient">Strength of the light from all sides, 0 to 2.</param>
/// <param name="Warmth">-1 (blue sky) through 0 (neutral) to 1 (candle).</param>
public sealed record FaceLight(
    double AzimuthDegrees = 0,
    double ElevationDegrees = 25,
    double Intensity = 0.8,
    double Ambient = 0.45,
    double Warmth = 0)
{
    /// <summary>Unit vector from the face to the light: x to the viewer's right, y up, z to the viewer.</summary>
    public (double X, double Y, double Z) Direction
    {
        get
        {
            var (sinA, cosA) = Synthetic.Maths.SinCos(AzimuthDegrees);
            var (sinE, cosE) = Synthetic.Maths.SinCos(ElevationDegrees);
            return (sinA * cosE, sinE, cosA * cosE);
        }
    }

    internal void Validate()
    {
        SyntheticFacesOptions.Check(AzimuthDegrees, -90, 90, nameof(AzimuthDegrees));
        SyntheticFacesOptions.Check(ElevationDegrees, -60, 85, nameof(ElevationDegrees));
        SyntheticFacesOptions.Check(Intensity, 0, 3, nameof(Intensity));
        SyntheticFacesOptions.Check(Ambient, 0, 2, nameof(Ambient));
        SyntheticFacesOptions.Check(Warmth, -1, 1, nameof(Warmth));
    }
}

/// <summary>What the face does.</summary>
/// <param name="Smile">-0.5 (mouth corners down) to 1 (broad smile).</param>
/// <param name="MouthOpen">0 (closed) to 1; above about 0.15 teeth show.</param>
/// <param name="BrowRaise">-0.5 (frown) to 1 (raised).</param>
/// <param name="EyeOpen">0 (closed) to 1 (open) to 1.2 (wide).</param>
/// <param name="GazeX">-1 (viewer's left) to 1 (viewer's right).</param>
/// <param name="GazeY">-1 (down) to 1 (up).</param>
public sealed record FaceExpression(
    double Smile = 0,
    double MouthOpen = 0,
    double BrowRaise = 0,
    double EyeOpen = 1,
    double GazeX = 0,
    double GazeY = 0)
{
    internal void Validate()
    {
        SyntheticFacesOptions.Check(Smile, -0.5, 1, nameof(Smile));
        SyntheticFacesOptions.Check(MouthOpen, 0, 1, nameof(MouthOpen));
        SyntheticFacesOptions.Check(BrowRaise, -0.5, 1, nameof(BrowRaise));
        SyntheticFacesOptions.Check(EyeOpen, 0, 1.2, nameof(EyeOpen));
        SyntheticFacesOptions.Check(GazeX, -1, 1, nameof(GazeX));
        SyntheticFacesOptions.Check(GazeY, -1, 1, nameof(GazeY));
    }
}

/// <summary>Framing and image quality.</summary>
/// <param name="Scale">0.5 to 1.6; 1 puts chin to crown on about two thirds of the image height.</param>
/// <param name="ShiftX">Shift to the viewer's right in image widths, -0.25 to 0.25.</param>
/// <param name="ShiftY">Shift upwards in image heights, -0.25 to 0.25.</param>
/// <param name="Blur">Strength of a 3 x 3 blur, 0 (sharp) to 1.</param>
/// <param name="Noise">Standard deviation of the sensor noise in grey levels, 0 to 30.</param>
public sealed record FaceCamera(
    double Scale = 1,
    double ShiftX = 0,
    double ShiftY = 0,
    double Blur = 0,
    double Noise = 0)
{
    internal void Validate()
    {
        SyntheticFacesOptions.Check(Scale, 0.5, 1.6, nameof(Scale));
        SyntheticFacesOptions.Check(ShiftX, -0.25, 0.25, nameof(ShiftX));
        SyntheticFacesOptions.Check(ShiftY, -0.25, 0.25, nameof(ShiftY));
        SyntheticFacesOptions.Check(Blur, 0, 1, nameof(Blur));
        SyntheticFacesOptions.Check(Noise, 0, 30, nameof(Noise));
    }
}

/// <summary>What hides a part of the face.</summary>
public enum FaceOcclusion
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Glasses with clear lenses.</summary>
    Glasses,

    /// <summary>Glasses with dark lenses.</summary>
    Sunglasses,

    /// <summary>A scarf over mouth and chin.</summary>
    Scarf,

    /// <summary>A hand at the chin.</summary>
    Hand,

    /// <summary>A strand of hair over one eye.</summary>
    HairStrand,
}
