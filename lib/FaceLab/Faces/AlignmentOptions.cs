using FaceLab.Faces.Alignment;

namespace FaceLab.Faces;

/// <summary>The ways to treat a picture in which no face can be aligned.</summary>
public enum AlignmentFallback
{
    /// <summary>Throw an error that names the reason.</summary>
    Refuse,

    /// <summary>Take the centre of the picture, and list the picture.</summary>
    CenterCrop,
}

/// <summary>The options of <see cref="AlignedPreparation"/>.</summary>
public sealed record AlignmentOptions
{
    /// <summary>The places of the points; <see cref="AlignmentTemplate.ArcFace"/> by default.</summary>
    public AlignmentTemplate Template { get; init; } = AlignmentTemplate.ArcFace;

    /// <summary>The side of the network's input in pixels, 8 to 512. ArcFace has 112, OpenFace 96.</summary>
    public int InputSize { get; init; } = 112;

    /// <summary>The margin stored on each side of the input, as a share of its side, 0 to 0.5. Augmentation that shifts
    /// a face then brings in real pixels. The default stores 72 for 64 and 126 for 112.</summary>
    public double MarginShare { get; init; } = 0.0625;

    /// <summary>The number of passes of the predictor, 1 to 5. Each one uses a box around the points of the pass
    /// before.</summary>
    public int Passes { get; init; } = 2;

    /// <summary>The way to treat a picture in which no face can be aligned.</summary>
    public AlignmentFallback Fallback { get; init; } = AlignmentFallback.Refuse;

    /// <summary>The side of the centred square as a share of the picture's shorter side, in (0, 1], for
    /// <see cref="AlignmentFallback.CenterCrop"/>.</summary>
    public double CenterCropShare { get; init; } = 0.512;

    /// <summary>The pixels around the input on each side.</summary>
    public int Margin => (int)Math.Round(MarginShare * InputSize);

    /// <summary>The side of the stored square: input and margins, in pixels.</summary>
    public int Size => InputSize + 2 * Margin;

    internal void Validate()
    {
        Check(nameof(InputSize), InputSize, InputSize is >= 8 and <= 512,
            "is the side of the network's input in pixels: give 8 to 512.");
        Check(nameof(MarginShare), MarginShare, MarginShare is >= 0 and <= 0.5,
            "is a share of the input's side: give 0 to 0.5.");
        Check(nameof(Passes), Passes, Passes is >= 1 and <= 5, "is the number of passes: give 1 to 5.");
        Check(nameof(CenterCropShare), CenterCropShare, CenterCropShare is > 0 and <= 1,
            "is a share of the shorter side: give a value in (0, 1].");

        static void Check(string name, object given, bool isGood, string wish)
        {
            if (!isGood)
                throw new ArgumentOutOfRangeException(name, given, $"{name} {wish}");
        }
    }
}
