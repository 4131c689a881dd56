using FaceLab.Faces.Alignment;

namespace FaceLab.Faces;

/// <summary>Changes to a preparation: what is not given stays as it was.</summary>
public sealed record PreparationChanges
{
    /// <summary>Another <see cref="PreparationOptions.Align"/>.</summary>
    public AlignmentTarget? Align { get; init; }

    /// <summary>Another <see cref="PreparationOptions.Region"/>.</summary>
    public FaceRegion? Region { get; init; }

    /// <summary>Another <see cref="PreparationOptions.Size"/>.</summary>
    public int? Size { get; init; }

    /// <summary>Another <see cref="PreparationOptions.CropShare"/>.</summary>
    public double? CropShare { get; init; }

    /// <summary>Another <see cref="PreparationOptions.CenterWhereNotAligned"/>.</summary>
    public bool? CenterWhereNotAligned { get; init; }

    /// <summary>Another <see cref="PreparationOptions.Assume"/>.</summary>
    public AssumedFace? Assume { get; init; }

    /// <summary>Another <see cref="PreparationOptions.Gray"/>.</summary>
    public bool? Gray { get; init; }

    /// <summary>True if nothing is changed.</summary>
    public bool IsEmpty => this == new PreparationChanges();

    /// <summary>Returns changed options.</summary>
    /// <param name="options">The options to change.</param>
    public PreparationOptions Of(PreparationOptions options) => options with
    {
        Align = Align ?? options.Align,
        Region = Region ?? options.Region,
        Size = Size ?? options.Size,
        CropShare = CropShare ?? options.CropShare,
        CenterWhereNotAligned = CenterWhereNotAligned ?? options.CenterWhereNotAligned,
        Assume = Assume ?? options.Assume,
        Gray = Gray ?? options.Gray,
    };
}
