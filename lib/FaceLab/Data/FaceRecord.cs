namespace FaceLab.Data;

/// <summary>One picture of one person, as a data set lists it. Nothing is decoded yet.</summary>
/// <remarks>Boxes, landmarks and ratings that a set does not give are <see langword="null"/>. Pixel coordinates have
/// (0, 0) at the top left corner of the stored picture.</remarks>
/// <param name="Identity">Name of the person; in a <see cref="FaceSet"/>, names that look the same are one
/// person.</param>
/// <param name="Number">The picture's number within its identity, counted from 1 as LFW does.</param>
/// <param name="Path">Full path of the image file; "synthetic:..." for <c>SyntheticFaces</c>, "idx:..." for
/// <c>MnistDataset</c>, which has no file for each picture.</param>
public sealed record FaceRecord(string Identity, int Number, string Path)
{
    /// <summary>True if <see cref="Path"/> is the path of an image file.</summary>
    public bool IsFile => System.IO.Path.IsPathFullyQualified(Path);

    /// <summary>The face's place in the picture, in pixels.</summary>
    public FaceBox? Box { get; init; }

    /// <summary>The eyes, nose and mouth corners, in pixels.</summary>
    public FaceLandmarks? Landmarks { get; init; }

    /// <summary>The rating of the face, in the units of its set (SCUT-FBP5500: the mean of 60 raters, 1 to
    /// 5).</summary>
    public double? Rating { get; init; }
}
