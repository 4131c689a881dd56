using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using FaceLab.Data;
using FaceLab.Faces.Alignment;
using FaceLab.Faces.Detection;

namespace FaceLab.Faces;

/// <summary>Where the parts of a face are brought to.</summary>
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
/// <param name="Share">Its side as a share of the picture's shorter side, above 0 to 2.</param>
/// <param name="CentreX">Its centre as a share of the picture's width, 0 to 1.</param>
/// <param name="CentreY">Its centre as a share of the picture's height, 0 to 1.</param>
public sealed record AssumedFace(double Share, double CentreX = 0.5, double CentreY = 0.5)
{
    /// <summary>Deep-funneled LFW: the median of 1,459 detected faces, as <see cref="FaceBoxFinder.LfwFrame"/>.</summary>
    public static AssumedFace Lfw { get; } = new(0.42, 0.5, 0.52);

    /// <summary>The crops of pins70: the median of what fits some 400 faces.</summary>
    public static AssumedFace Pins70 { get; } = new(1.09, 0.5, 0.56);
}

/// <summary>How pictures become faces of one size, as settings: what a command line or a run's config says of it.</summary>
public sealed partial record PreparationOptions
{
    /// <summary>Whether faces are aligned.</summary>
    public AlignmentTarget Align { get; init; }

    /// <summary>Which square of the aligned face is kept; all of it if <see langword="null"/>. Only aligned faces have regions.</summary>
    public FaceRegion? Region { get; init; }

    /// <summary>Side of the stored face in pixels where nothing is aligned; of the network's input where it is, stored with a margin of a sixteenth around.</summary>
    public int Size { get; init; } = 72;

    /// <summary>Side of the centred square that is kept where nothing is aligned, as a share of the picture's shorter side.</summary>
    public double CropShare { get; init; } = 0.512;

    /// <summary>Whether a picture in which no face can be aligned gives its centre; else it is left out and listed.</summary>
    public bool CenterWhereNotAligned { get; init; }

    /// <summary>Where a face is looked for in a picture in which none is detected; nowhere if <see langword="null"/>.</summary>
    /// <remarks>For closely cut pictures, in which a detector's box does not fit: of 600 of pins70's, 408 had no box of OpenCV's cascade.</remarks>
    public AssumedFace? Assume { get; init; }

    /// <summary>Whether faces lose their colour, <see cref="GrayPreparation"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Gray { get; init; }

    /// <summary>What these settings make: a crop, or an alignment by detector, landmarks and template.</summary>
    /// <remarks>
    /// An alignment takes the box of the main face by OpenCV's cascade, and landmarks by the built-in five-point model.
    /// </remarks>
    /// <exception cref="FaceDataException">Faces are to be aligned and there is no cascade.</exception>
    /// <exception cref="ArgumentException">A region without alignment, or one without a side.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public IFacePreparation Make() => Gray ? new GrayPreparation(InColour()) : InColour();

    /// <summary>The settings that made faces, from their <see cref="PreparedFaces.Parameters"/>.</summary>
    /// <param name="parameters">The line.</param>
    /// <returns>The settings, or <see langword="null"/> for aligned faces, whose line says more than a recipe, and for anything unknown.</returns>
    internal static PreparationOptions? FromParameters(string parameters)
    {
        var match = CropOrRendered().Match(parameters);
        if (!match.Success || !int.TryParse(match.Groups["size"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
            return null;
        var recipe = new PreparationOptions { Size = size, Gray = parameters.EndsWith(GrayPreparation.Mark, StringComparison.Ordinal) };
        return double.TryParse(match.Groups["share"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
            ? recipe with { CropShare = share } : recipe;
    }

    private IFacePreparation InColour()
    {
        if (Align == AlignmentTarget.None && Region is not null)
            throw new ArgumentException($"A region of the face, {Region}, needs aligned faces: name a template to align to, or a share of the picture to crop.");
        if (Align == AlignmentTarget.None)
            return new CenterCrop { Share = CropShare, Size = Size };
        var template = Align == AlignmentTarget.ArcFace ? AlignmentTemplate.ArcFace : AlignmentTemplate.OpenFaceFivePoints;
        var boxes = FaceBoxFinder.MainFaceOf(CascadeDetector.Find(), BoxAdjustment.Haar);
        if (Assume is { } square)
            boxes = boxes.Else(FaceBoxFinder.Frame(square.Share, square.CentreX, square.CentreY));
        return new AlignedPreparation(FivePointRegressor.BuiltIn, boxes, new AlignmentOptions
        {
            Template = Region is null ? template : template.Showing(Region),
            InputSize = Size, CenterCropShare = CropShare,
            Fallback = CenterWhereNotAligned ? AlignmentFallback.CenterCrop : AlignmentFallback.Refuse,
        });
    }

    /// <summary>The same for LFW's pictures, in which faces lie elsewhere than in those of a closely cut set.</summary>
    public PreparationOptions OnLfw() => this with { Assume = Assume is null ? null : AssumedFace.Lfw };

    /// <summary>Side of the faces that these settings give, in pixels: with the margin where they are aligned.</summary>
    internal int StoredSize => Align == AlignmentTarget.None ? Size : new AlignmentOptions { InputSize = Size }.Size;

    [GeneratedRegex(@"^(center-crop 1; share=(?<share>[0-9.E-]+)|rendered 1); size=(?<size>[0-9]+)")]
    private static partial Regex CropOrRendered();
}
