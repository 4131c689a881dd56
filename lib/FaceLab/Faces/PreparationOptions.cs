using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using FaceLab.Data;
using FaceLab.Faces.Alignment;
using FaceLab.Faces.Detection;

namespace FaceLab.Faces;

/// <summary>The templates that faces are brought to.</summary>
public enum AlignmentTarget
{
    /// <summary>Nowhere: the picture's centre is kept.</summary>
    None,

    /// <summary>The five points of <see cref="AlignmentTemplate.ArcFace"/>.</summary>
    ArcFace,

    /// <summary>Eyes and mouth as <see cref="AlignmentTemplate.OpenFaceFivePoints"/>.</summary>
    OpenFace,
}

/// <summary>A square in which a face is assumed.</summary>
/// <remarks>The median of what fits some 400 faces (share; centre): ORL 0.86; 0.50, 0.59. SCUT-FBP5500 0.62; 0.50,
/// 0.56. The crops of pins70 1.09; 0.50, 0.56, off by up to 0.13 of the width to either side: a detector is better
/// there.</remarks>
/// <param name="Share">Its side as a share of the picture's shorter side, above 0 to 2.</param>
/// <param name="CentreX">Its centre as a share of the picture's width, 0 to 1.</param>
/// <param name="CentreY">Its centre as a share of the picture's height, 0 to 1.</param>
public sealed record AssumedFace(double Share, double CentreX = 0.5, double CentreY = 0.5)
{
    /// <summary>The frame of deep-funneled LFW: the median of 1,459 detected faces.</summary>
    public static AssumedFace Lfw { get; } = new(0.42, 0.5, 0.52);

    /// <summary>The frame of pins70's crops: the median of what fits some 400 faces.</summary>
    public static AssumedFace Pins70 { get; } = new(1.09, 0.5, 0.56);
}

/// <summary>The settings by which pictures become faces of one size, on a command line or in a config.</summary>
public sealed partial record PreparationOptions
{
    /// <summary>The template that faces are brought to.</summary>
    public AlignmentTarget Align { get; init; }

    /// <summary>The square of the aligned face that is kept; null for all of it, and where none is aligned.</summary>
    public FaceRegion? Region { get; init; }

    /// <summary>The side in pixels: of the stored face where nothing is aligned; of the network's input where it is,
    /// which is stored with a margin of a sixteenth around.</summary>
    public int Size { get; init; } = 72;

    /// <summary>The side of the centred square that is kept unaligned, as a share of the shorter side.</summary>
    public double CropShare { get; init; } = 0.512;

    /// <summary>True to take the centre where no face can be aligned; such pictures are listed otherwise.</summary>
    public bool CenterWhereNotAligned { get; init; }

    /// <summary>The place of the face in a picture in which none is detected; null to leave such pictures.</summary>
    /// <remarks>For closely cut pictures: of 600 of pins70's, 408 had no box of OpenCV's cascade.</remarks>
    public AssumedFace? Assume { get; init; }

    /// <summary>True if faces lose their colour, <see cref="GrayPreparation"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Gray { get; init; }

    /// <summary>The side of the stored faces in pixels: with the margin where they are aligned.</summary>
    internal int StoredSize => Align == AlignmentTarget.None ? Size : new AlignmentOptions { InputSize = Size }.Size;

    /// <summary>Makes a crop, or an alignment by OpenCV's cascade and the built-in five points.</summary>
    /// <exception cref="FaceDataException">Faces are to be aligned and there is no cascade.</exception>
    /// <exception cref="ArgumentException">A region without alignment, or one without a side.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public IFacePreparation Make() => Gray ? new GrayPreparation(InColour()) : InColour();

    /// <summary>Returns the same for LFW's pictures, in which faces lie elsewhere.</summary>
    public PreparationOptions OnLfw() => this with { Assume = Assume is null ? null : AssumedFace.Lfw };

    /// <summary>Reads the settings that made faces from their <see cref="PreparedFaces.Parameters"/>.</summary>
    /// <param name="parameters">The line.</param>
    /// <returns>The settings, or null for aligned faces, whose line says more, and for anything unknown.</returns>
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
