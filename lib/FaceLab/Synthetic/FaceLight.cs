namespace FaceLab.Synthetic;

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
