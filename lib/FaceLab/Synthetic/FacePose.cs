namespace FaceLab.Synthetic;

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
