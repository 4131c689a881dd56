using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using FaceLab.Data;
using FaceLab.Faces.Alignment;
using FaceLab.Faces.Detection;

namespace FaceLab.Faces;

/// <summary>The templates for alignment.</summary>
public enum AlignmentTarget
{
    /// <summary>No alignment: the picture's centre is kept.</summary>
    None,

    /// <summary>The five points of <see cref="AlignmentTemplate.ArcFace"/>.</summary>
    [JsonStringEnumMemberName("arcface")]
    ArcFace,

    /// <summary>The five points of <see cref="AlignmentTemplate.OpenFaceFivePoints"/>.</summary>
    [JsonStringEnumMemberName("openface")]
    OpenFace,
}

/// <summary>A square in which a face is assumed.</summary>
/// <remarks>The medians of the best squares of about 400 faces (share; centre): ORL 0.86; 0.50, 0.59. SCUT-FBP5500
/// 0.62; 0.50, 0.56. The crops of pins70 1.09; 0.50, 0.56. In pins70 faces are off by up to 0.13 of the width to either
/// side, so a detector is better there.</remarks>
/// <param name="Share">The side as a share of the picture's shorter side, 0.001 to 2.</param>
/// <param name="CentreX">The centre's x as a share of the picture's width, 0 to 1.</param>
/// <param name="CentreY">The centre's y as a share of the picture's height, 0 to 1.</param>
public sealed record AssumedFace(double Share, double CentreX = 0.5, double CentreY = 0.5)
{
    /// <summary>The frame of deep-funneled LFW: the median of 1,459 detected faces.</summary>
    public static AssumedFace Lfw { get; } = new(0.42, 0.5, 0.52);

    /// <summary>The frame of pins70's crops: the median of the best squares of about 400 faces.</summary>
    public static AssumedFace Pins70 { get; } = new(1.09, 0.5, 0.56);

    /// <summary>Returns the square in a picture of a given size, in pixels.</summary>
    internal FaceBox In(int width, int height)
    {
        var side = Share * Math.Min(width, height);
        return new(CentreX * width - side / 2, CentreY * height - side / 2, side, side);
    }
}

/// <summary>The options of the preparation of faces, on a command line or in a config.</summary>
public sealed partial record PreparationOptions
{
    /// <summary>The template to align faces to.</summary>
    public AlignmentTarget Align { get; init; }

    /// <summary>The square of the aligned face that is kept; null for all of it, and without alignment.</summary>
    public FaceRegion? Region { get; init; }

    /// <summary>The side in pixels: without alignment that of the stored face, with alignment that of the network's
    /// input, which is stored with a margin of a sixteenth on each side.</summary>
    public int Size { get; init; } = 72;

    /// <summary>The side of the centred square that is kept without alignment, as a share of the shorter
    /// side.</summary>
    public double CropShare { get; init; } = 0.512;

    /// <summary>True to take the picture's centre if no face can be aligned; false to list such pictures as
    /// unreadable.</summary>
    public bool CenterWhereNotAligned { get; init; }

    /// <summary>The place of the face in a picture in which none is detected; null for no such place.</summary>
    /// <remarks>For tight crops: in 408 of 600 pictures of pins70 OpenCV's cascade found no face.</remarks>
    public AssumedFace? Assume { get; init; }

    /// <summary>True for gray faces, <see cref="GrayPreparation"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Gray { get; init; }

    /// <summary>The side of the stored faces in pixels, with the margin if they are aligned.</summary>
    internal int StoredSize => Align == AlignmentTarget.None ? Size : new AlignmentOptions { InputSize = Size }.Size;

    /// <summary>Makes the preparation: a crop, or an alignment with OpenCV's cascade and the built-in five-point
    /// model.</summary>
    /// <exception cref="FaceDataException">Faces are to be aligned, but there is no cascade.</exception>
    /// <exception cref="ArgumentException">There is a region without alignment, or a region without a side.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public IFacePreparation Make() => Gray ? new GrayPreparation(InColour()) : InColour();

    /// <summary>Returns the same options with the assumed place of LFW's faces, if a place is assumed.</summary>
    public PreparationOptions OnLfw() => this with { Assume = Assume is null ? null : AssumedFace.Lfw };

    /// <summary>Reads the options of prepared faces from their <see cref="PreparedFaces.Parameters"/>.</summary>
    /// <returns>The options; null for aligned faces, whose line says more, and for unknown lines.</returns>
    internal static PreparationOptions? FromParameters(string parameters)
    {
        var match = CropOrRendered().Match(parameters);
        if (!match.Success || !int.TryParse(match.Groups["size"].Value, CultureInfo.InvariantCulture, out var size))
            return null;
        var isGray = parameters.EndsWith(GrayPreparation.Mark, StringComparison.Ordinal);
        var options = new PreparationOptions { Size = size, Gray = isGray };
        return double.TryParse(match.Groups["share"].Value, CultureInfo.InvariantCulture, out var share)
            ? options with { CropShare = share } : options;
    }

    private IFacePreparation InColour()
    {
        if (Align == AlignmentTarget.None && Region is not null)
            throw new ArgumentException($"A region of the face, {Region}, needs aligned faces: " +
                "name a template to align to, or a share of the picture to crop.");
        if (Align == AlignmentTarget.None)
            return new CenterCrop { Share = CropShare, Size = Size };
        var template = Align == AlignmentTarget.ArcFace
            ? AlignmentTemplate.ArcFace : AlignmentTemplate.OpenFaceFivePoints;
        var boxes = FaceBoxFinder.MainFaceOf(CascadeDetector.Find(), BoxAdjustment.Haar);
        if (Assume is { } square)
            boxes = boxes.Else(FaceBoxFinder.Frame(square));
        return new AlignedPreparation(FivePointRegressor.BuiltIn, boxes, new AlignmentOptions
        {
            Template = Region is null ? template : template.Showing(Region),
            InputSize = Size, CenterCropShare = CropShare,
            Fallback = CenterWhereNotAligned ? AlignmentFallback.CenterCrop : AlignmentFallback.Refuse,
        });
    }

    [GeneratedRegex(@"^(center-crop 1; share=(?<share>[0-9.E-]+)|rendered 1); size=(?<size>[0-9]+)")]
    private static partial Regex CropOrRendered();
}
