using System.Text;
using FaceLab.Data;

namespace FaceLab.Faces;

/// <summary>The names on disk of one cache.</summary>
/// <remarks>
/// <code>
/// data/cache/
///   lfw-0123456789abcdef.faces              a cache
///   .lfw-0123456789abcdef.faces.(...).tmp   one that is being made, or was when its process was killed
///   .locks/lfw-0123456789abcdef             held by whoever makes it; stays, as deleting it could let two in
/// </code>
/// </remarks>
internal sealed record CachePlace(string Folder, string Name)
{
    /// <summary>The ending of cache files.</summary>
    public const string Ending = ".faces";

    private const int QuestionDigits = 16;
    private const int LongestSetName = 40;

    /// <summary>The path of the cache.</summary>
    public string Path => System.IO.Path.Combine(Folder, Name + Ending);

    /// <summary>The path of the lock.</summary>
    public string Lock => System.IO.Path.Combine(Folder, ".locks", Name);

    /// <summary>Returns the place of the answer to a question.</summary>
    public static CachePlace Of(string folder, string setName, string question) =>
        new(folder, $"{Slug(setName)}-{question[..QuestionDigits]}");

    /// <summary>Returns a hash of what is asked for: the set's name, paths and records, and the preparation.</summary>
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
