namespace FaceLab.Synthetic;

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
