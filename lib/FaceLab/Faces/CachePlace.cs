using System.Text;
using FaceLab.Data;

namespace FaceLab.Faces;

/// <summary>The names on disk of one cache.</summary>
/// <remarks>
/// <code>
/// data/cache/
///   lfw-0123456789abcdef.faces              a cache
///   .lfw-0123456789abcdef.faces.(...).tmp   one that is being made, or whose process was killed
///   .locks/lfw-0123456789abcdef             its lock, held by the process that makes it; never deleted
/// </code>
/// </remarks>
internal sealed record CachePlace(string Folder, string Name)
{
    public const string Ending = ".faces";

    private const int QuestionDigits = 16;
    private const int LongestSetName = 40;

    public string Path => System.IO.Path.Combine(Folder, Name + Ending);

    public string Lock => System.IO.Path.Combine(Folder, ".locks", Name);

    /// <summary>Returns the place of the cache for a question.</summary>
    public static CachePlace Of(string folder, string setName, string question) =>
        new(folder, $"{Slug(setName)}-{question[..QuestionDigits]}");

    /// <summary>Returns a hash of a request: the set's name, paths and records, and the preparation.</summary>
    public static string Question(FaceSet faces, string parameters) => FaceCacheKey.Of(faces,
        $"{faces.Name}\n{parameters}", i => Encoding.UTF8.GetBytes(System.IO.Path.GetFullPath(faces.Records[i].Path)));

    /// <summary>Returns a name that every file system takes: small letters, digits and hyphens.</summary>
    private static string Slug(string name)
    {
        var letters = name.ToLowerInvariant().Take(LongestSetName)
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var slug = string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length > 0 ? slug : "faces";
    }
}
