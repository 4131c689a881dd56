using System.Globalization;

namespace FaceLab.Faces;

/// <summary>A way in which pictures do not fit a preparation, with the changes that cure it.</summary>
/// <param name="Finding">The finding, a sentence or two.</param>
/// <param name="Cure">The changes; none if there is no cure.</param>
internal sealed record FramingMisfit(string Finding, PreparationChanges Cure)
{
    /// <summary>The size of a face relative to the known one, either way, that still fits.</summary>
    private const double LargestRatio = 1.15;

    /// <summary>The least share of pictures in which a face must be found.</summary>
    private const double LeastFound = 0.98;

    /// <summary>The share of pictures with a face from which a set without one place for it has faces
    /// anywhere.</summary>
    private const double LeastFoundAnywhere = 0.5;

    /// <summary>The side of LFW's faces as a share of the default crop.</summary>
    public static double UsualFaceInCrop { get; } = AssumedFace.Lfw.Share / new PreparationOptions().CropShare;

    /// <summary>The cure as options of a command.</summary>
    public string Options => string.Join(' ', new[]
    {
        Cure.Assume is { } face ? string.Create(CultureInfo.InvariantCulture,
            $"--assume {face.Share:R},{face.CentreX:R},{face.CentreY:R}") : null,
        Cure.CenterWhereNotAligned is true ? "--center-fallback" : null,
        Cure.CropShare is { } share ? string.Create(CultureInfo.InvariantCulture, $"--crop {share:R}") : null,
    }.OfType<string>());

    /// <summary>Compares pictures with a preparation.</summary>
    /// <param name="options">The preparation.</param>
    /// <param name="framing">The pictures, measured with a detector if the faces are to be aligned or lie
    /// anywhere.</param>
    /// <param name="faceInCrop">Returns the side of a face as a share of the crop that is known.</param>
    /// <returns>The misfit; null if they fit.</returns>
    public static FramingMisfit? Between(PreparationOptions options, FaceFraming framing, Func<double> faceInCrop) =>
        options.Align == AlignmentTarget.None ? OfCrop(options, framing, faceInCrop) : OfDetection(framing);

    private static FramingMisfit? OfCrop(PreparationOptions options, FaceFraming framing, Func<double> faceInCrop)
    {
        if (!framing.IsOfCrops)
            return framing.Found is not >= LeastFoundAnywhere ? null
                : new($"Only {framing.AtOnePlace:P0} of {framing.Pictures} of these pictures have a face of the " +
                "same size at the same place, but the network sees the centre of each: take a network that was " +
                "trained on aligned faces, or crop the faces first.", new());
        var ratio = framing.Typical.Share / options.CropShare / faceInCrop();
        if (Math.Max(ratio, 1 / ratio) <= LargestRatio)
            return null;
        var share = Math.Round(Math.Min(1, ratio * options.CropShare), 2);
        var (times, than) = ratio > 1 ? (ratio, "larger") : (1 / ratio, "smaller");
        return new(FormattableString.Invariant($"In these crops faces are {times:0.0} times {than} than in those ") +
            "that the network knows.",
            new() { CropShare = share });
    }

    private static FramingMisfit? OfDetection(FaceFraming framing)
    {
        if (framing.Found is not < LeastFound)
            return null;
        var finding = $"The detector finds no face in {1 - framing.Found:P0} of {framing.Pictures} of these pictures.";
        return framing.IsOfCrops ? new(finding, new()
        {
            Assume = framing.Typical, CenterWhereNotAligned = true,
            CropShare = Math.Round(Math.Min(1, framing.Typical.Share / UsualFaceInCrop), 2),
        })
        : new($"{finding} Their faces do not lie at one place, so no place can be assumed.", new());
    }
}
