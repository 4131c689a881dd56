using FaceLab.Data;

namespace FaceLab.Faces;

/// <summary>The place of prepared faces, and the trust in what lies there.</summary>
public sealed record FaceCacheOptions
{
    /// <summary>The environment variable that names the folder of all caches.</summary>
    public const string Variable = "FACELAB_CACHE";

    /// <summary>The folder of all caches; <see cref="DefaultFolder"/> if not given.</summary>
    public string Folder { get; init; } = DefaultFolder();

    /// <summary>True to hash pictures and pixels again, instead of believing lengths and times of
    /// modification.</summary>
    public bool Verify { get; init; }

    /// <summary>The number of threads that hash and decode; all cores if not given.</summary>
    public int? Threads { get; init; }

    /// <summary>The receiver of lines on what a person would wonder about: that another process is waited for, that a
    /// cache is made again. Called on the thread of the caller.</summary>
    public Action<string>? Say { get; init; }

    /// <summary>Returns <c>FACELAB_CACHE</c>, or <c>data/cache</c> of the checkout or folder that one is in.</summary>
    public static string DefaultFolder()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } wish && !string.IsNullOrWhiteSpace(wish))
            return Path.GetFullPath(wish);
        var here = Directory.GetCurrentDirectory();
        return Path.Combine(FaceSource.CheckoutAbove(here) ?? here, "data", "cache");
    }
}
