using FaceLab.Data;

namespace FaceLab.Faces;

/// <summary>The options of the cache of prepared faces: its folder, checks and threads.</summary>
public sealed record FaceCacheOptions
{
    /// <summary>The environment variable that names the folder of all caches.</summary>
    public const string Variable = "FACELAB_CACHE";

    /// <summary>The folder of all caches; <see cref="DefaultFolder"/> if not given.</summary>
    public string Folder { get; init; } = DefaultFolder();

    /// <summary>True to hash pictures and pixels again; false to trust the files' lengths and times of
    /// modification.</summary>
    public bool Verify { get; init; }

    /// <summary>The number of threads that hash and decode; all cores if not given.</summary>
    public int? Threads { get; init; }

    /// <summary>The listener for messages to people, for example about waiting for another process or making a cache
    /// again. Called on the thread of the caller.</summary>
    public Action<string>? Say { get; init; }

    /// <summary>Returns <c>FACELAB_CACHE</c>, or <c>data/cache</c> of the checkout or of the current folder.</summary>
    public static string DefaultFolder()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } wish && !string.IsNullOrWhiteSpace(wish))
            return Path.GetFullPath(wish);
        var here = Directory.GetCurrentDirectory();
        return Path.Combine(FaceSource.CheckoutAbove(here) ?? here, "data", "cache");
    }
}
