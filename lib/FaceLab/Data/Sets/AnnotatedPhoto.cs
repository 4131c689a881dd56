namespace FaceLab.Data.Sets;

/// <summary>A photo with the boxes of all its faces, for training and evaluating detectors.</summary>
/// <remarks>Its size is not known before it is decoded. The people are not known: each face is an identity of its
/// own.</remarks>
/// <param name="Path">Full path of the image file.</param>
/// <param name="Faces">Its faces, each with a <see cref="FaceRecord.Box"/> of positive width and height; none for a
/// photo without.</param>
public sealed record AnnotatedPhoto(string Path, IReadOnlyList<FaceRecord> Faces)
{
    /// <summary>The boxes that do not count, whether detected or not: faces marked invalid, and boxes without an
    /// area.</summary>
    public IReadOnlyList<FaceBox> Ignored { get; init; } = [];
}

/// <summary>A data set for detection: photos with any number of faces in each.</summary>
public abstract class PhotoDataset : FaceDataset
{
    private protected PhotoDataset(
        string name, IReadOnlyList<AnnotatedPhoto> photos, IReadOnlyList<PassedOver> passedOver)
        : base(new FaceSet(name, photos.SelectMany(photo => photo.Faces)), passedOver) => Photos = photos;

    /// <summary>The photos, with those without a face, in the order of the annotation file.</summary>
    public IReadOnlyList<AnnotatedPhoto> Photos { get; }
}
