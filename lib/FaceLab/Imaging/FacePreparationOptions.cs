namespace FaceLab.Imaging;

/// <summary>How a picture becomes a row of the pixel tensor.</summary>
public sealed record FacePreparationOptions
{
    /// <summary>
    /// Side of the centred square that is kept, as a share of the picture's shorter side, in (0, 1]. The default cuts
    /// LFW's 250-pixel frame to the 128 pixels around the face.
    /// </summary>
    public double CenterCropShare { get; init; } = 0.512;

    /// <summary>
    /// Side of the result in pixels, 8 to 1024. A little more than the network sees, so that shifting a face in
    /// augmentation brings in real pixels: 72 for 64.
    /// </summary>
    public int Size { get; init; } = 72;

    /// <summary>Threads that decode; all cores by default.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    internal void Validate()
    {
        if (!(CenterCropShare > 0 && CenterCropShare <= 1))
            throw new ArgumentOutOfRangeException(nameof(CenterCropShare), CenterCropShare, "CenterCropShare is a share of the shorter side: give a value in (0, 1].");
        if (Size is < 8 or > 1024)
            throw new ArgumentOutOfRangeException(nameof(Size), Size, "Size is the side in pixels: give 8 to 1024.");
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
    }
}
