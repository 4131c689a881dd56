using FaceLab.Data;

namespace FaceLab.Faces.Statistics;

/// <summary>One picture that is in a set more than once, byte for byte.</summary>
/// <remarks>The same picture under two people's names means that at least one of the names is wrong, or that two names are one person's.</remarks>
/// <param name="Sha256">SHA-256 of the files' bytes, in hexadecimal.</param>
/// <param name="Paths">The files, two or more, in the order of the set.</param>
/// <param name="Identities">The people under whom they stand, each once.</param>
public sealed record ContentDuplicate(string Sha256, IReadOnlyList<string> Paths, IReadOnlyList<string> Identities)
{
    /// <summary>Whether it stands under more than one name: a bug of the labels. (In a set of photos each face is a name of its own.)</summary>
    public bool IsUnderSeveralNames => Identities.Count > 1;

    internal static ContentDuplicate Of(string sha256, IEnumerable<PictureFacts> pictures, FaceSet faces)
    {
        var all = pictures.ToList();
        return new ContentDuplicate(sha256, [.. all.Select(picture => picture.Path)],
            [.. all.SelectMany(picture => picture.Records).Select(index => faces.Records[index].Identity).Distinct(StringComparer.Ordinal)]);
    }
}
