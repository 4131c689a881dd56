namespace FaceLab.Data.Sets;

/// <summary>A data set on disk: its faces, and the files that gave no face.</summary>
public interface IFaceDataset
{
    /// <summary>The faces, in an order that does not depend on the file system.</summary>
    FaceSet Faces { get; }

    /// <summary>The files and folders that were expected to give a face and did not, with reasons. Empty if there are
    /// none.</summary>
    IReadOnlyList<PassedOver> PassedOver { get; }
}

/// <summary>A file or folder of a data set that gave no face.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Reason">The reason, in one line.</param>
public sealed record PassedOver(string Path, string Reason);

/// <summary>A data set whose faces are known as soon as it is opened.</summary>
public abstract class FaceDataset : IFaceDataset
{
    private protected FaceDataset(FaceSet faces, IReadOnlyList<PassedOver> passedOver) =>
        (Faces, PassedOver) = (faces, passedOver);

    /// <inheritdoc/>
    public FaceSet Faces { get; }

    /// <inheritdoc/>
    public IReadOnlyList<PassedOver> PassedOver { get; }
}
