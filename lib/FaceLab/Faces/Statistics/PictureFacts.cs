namespace FaceLab.Faces.Statistics;

/// <summary>What a look at a picture file found.</summary>
/// <param name="Path">The file.</param>
/// <param name="Records">Indices of the set's records that are in it: one, or all faces of a photo, which may be none.</param>
public sealed record PictureFacts(string Path, IReadOnlyList<int> Records)
{
    /// <summary>Width in pixels, 0 if it could not be read.</summary>
    public int Width { get; init; }

    /// <summary>Height in pixels, 0 if it could not be read.</summary>
    public int Height { get; init; }

    /// <summary>The format by its content, whatever the name says: JPEG, PNG, BMP, GIF, WEBP, PBM (with PGM and PPM); empty if it could
    /// not be read.</summary>
    public string Format { get; init; } = "";

    /// <summary>Whether it has no colour (<see cref="PictureSurvey"/> says how that is decided); <see langword="null"/> if it was not decoded.</summary>
    public bool? IsGray { get; init; }

    /// <summary>SHA-256 of the file's bytes in hexadecimal; <see langword="null"/> if it was not asked for, or the file is empty or cannot be read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Why it cannot be read, in one line; <see langword="null"/> for a good picture.</summary>
    public string? Reason { get; init; }
}
