using FaceLab.Data;

namespace FaceLab.Faces;

/// <summary>Where prepared faces are kept, and how much is believed of what lies there.</summary>
public sealed record FaceCacheOptions
{
    /// <summary>The environment variable that names the folder of all caches.</summary>
    public const string Variable = "FACELAB_CACHE";

    /// <summary>The folder of all caches; <see cref="DefaultFolder"/> if not given.</summary>
    public string Folder { get; init; } = DefaultFolder();

    /// <summary>
    /// Whether every source file is hashed again and every row of the pixels checked, instead of believing sizes and times
    /// of modification.
    /// </summary>
    public bool Verify { get; init; }

    /// <summary>Threads that hash and decode; all cores if not given.</summary>
    public int? Threads { get; init; }

    /// <summary>
    /// Told in one line what a person would wonder about: that another process is waited for, that an interrupted
    /// preparation goes on, that a damaged cache is made again. Called on the thread of the caller.
    /// </summary>
    public Action<string>? Say { get; init; }

    /// <summary>The value of <c>FACELAB_CACHE</c>, or <c>data/cache</c> of the checkout that the current folder is in, or of that folder.</summary>
    public static string DefaultFolder()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } wish && !string.IsNullOrWhiteSpace(wish))
            return Path.GetFullPath(wish);
        var here = Directory.GetCurrentDirectory();
        return Path.Combine(FaceSource.CheckoutAbove(here) ?? here, "data", "cache");
    }
}
