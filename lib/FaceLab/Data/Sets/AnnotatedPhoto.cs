namespace FaceLab.Data.Sets;

/// <summary>A photo with the boxes of all its faces: what detection is trained and judged on.</summary>
/// <remarks>Its size is not known before it is decoded. Nobody says who the people are: each face is an identity of its own.</remarks>
/// <param name="Path">Full path of the image file.</param>
/// <param name="Faces">Its faces, each with a <see cref="FaceRecord.Box"/> of positive width and height; none for a photo without.</param>
public sealed record AnnotatedPhoto(string Path, IReadOnlyList<FaceRecord> Faces)
{
    /// <summary>Boxes for which a detector is neither rewarded nor punished: faces called invalid by the annotators, and boxes
    /// without an area.</summary>
    public IReadOnlyList<FaceBox> Ignored { get; init; } = [];
}
