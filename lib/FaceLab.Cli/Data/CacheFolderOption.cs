using System.CommandLine;
using FaceLab.Faces;

namespace FaceLab.Cli.Data;

/// <summary><c>--cache FOLDER</c>, which every command on caches has.</summary>
internal static class CacheFolderOption
{
    public static Option<string?> Option { get; } = new("--cache")
    {
        Description = $"The folder of all caches; {FaceCacheOptions.Variable}, else data/cache of the checkout, if not given.",
    };

    public static string Of(ParseResult line) => line.GetValue(Option) is { } folder ? Path.GetFullPath(folder) : FaceCacheOptions.DefaultFolder();
}
