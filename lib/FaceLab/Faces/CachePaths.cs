using System.Globalization;

namespace FaceLab.Faces;

/// <summary>The names on disk of one cache.</summary>
/// <remarks>
/// <code>
/// data/cache/
///   lfw-0123456789abcdef/            a whole cache: pixels.bin, manifest.json; never written to again
///   lfw-0123456789abcdef.partial/    one that is being made: pixels.bin, journal.jsonl
///   lfw-....discarded-1f2e/          a damaged one on its way out
///   .locks/lfw-0123456789abcdef      who makes it holds this file; it stays, since deleting it could let two in
///   .fingerprints/                   what files were hashed when, see <see cref="FingerprintMemo"/>
/// </code>
/// </remarks>
internal sealed record CachePaths(string Root, string Name)
{
    public const string Pixels = "pixels.bin";
    public const string Manifest = "manifest.json";
    public const string Journal = "journal.jsonl";
    public const string PartialEnding = ".partial";
    public const string DiscardedMark = ".discarded-";

    private const int KeyDigits = 16;
    private const int LongestSetName = 40;

    /// <summary>The paths of a set's cache with a key.</summary>
    public static CachePaths Of(string root, string setName, string key) => new(root, $"{Slug(setName)}-{key[..KeyDigits]}");

    public string Whole => Path.Combine(Root, Name);

    public string WholePixels => Path.Combine(Whole, Pixels);

    public string WholeManifest => Path.Combine(Whole, Manifest);

    public string Partial => Whole + PartialEnding;

    public string PartialPixels => Path.Combine(Partial, Pixels);

    public string PartialManifest => Path.Combine(Partial, Manifest);

    public string PartialJournal => Path.Combine(Partial, Journal);

    public string Lock => Path.Combine(Root, ".locks", Name);

    /// <summary>A name of its own for a folder on its way out.</summary>
    public string NewDiscarded() => $"{Whole}{DiscardedMark}{Random.Shared.Next().ToString("x8", CultureInfo.InvariantCulture)}";

    /// <summary>The memo of the files of a set.</summary>
    public static string Fingerprints(string root, string setName, string key) =>
        Path.Combine(root, ".fingerprints", $"{Slug(setName)}-{key[..KeyDigits]}");

    /// <summary>A name that every file system takes: small letters, digits and hyphens.</summary>
    public static string Slug(string name)
    {
        var slug = new string([.. name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]);
        slug = string.Join('-', slug.Split('-', StringSplitOptions.RemoveEmptyEntries));
        slug = slug.Length > LongestSetName ? slug[..LongestSetName].TrimEnd('-') : slug;
        return slug.Length > 0 ? slug : "faces";
    }
}
