namespace FaceLab.Data.Sets;

/// <summary>A data set as it lies on disk: its faces, and what of its files gave none.</summary>
public interface IFaceDataset
{
    /// <summary>Every face, in an order that does not depend on the file system.</summary>
    FaceSet Faces { get; }

    /// <summary>Files and folders that were expected to give a face and did not, with reasons. Empty if all is well.</summary>
    IReadOnlyList<PassedOver> PassedOver { get; }
}

/// <summary>A data set for detection: photos with any number of faces in each.</summary>
public interface IPhotoDataset : IFaceDataset
{
    /// <summary>Every photo, also those without a face, in the order of the annotation file.</summary>
    IReadOnlyList<AnnotatedPhoto> Photos { get; }
}
