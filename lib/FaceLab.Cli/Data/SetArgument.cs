using System.CommandLine;
using FaceLab.Data;

namespace FaceLab.Cli.Data;

/// <summary>The set that a command works on, and what its commands have in common.</summary>
internal static class SetArgument
{
    public static Argument<string> Create(string name = "set") => new(name)
    {
        Description = "A set by name (lfw, pins70, orl ...), looked up in FACELAB_DATA, data/ and ../shared/data, or the path of a folder or manifest.",
    };

    public static Option<bool> Json() => new("--json") { Description = "Write one JSON document instead of tables." };

    public static Option<int> Seed() => new("--seed") { Description = "The same seed gives the same result.", DefaultValueFactory = _ => 1 };

    /// <summary>Number of picture files, which is what long work counts.</summary>
    public static long FilesOf(FaceSet faces) =>
        faces.Records.Where(record => record.IsFile).Select(record => record.Path).Distinct(StringComparer.Ordinal).LongCount();

    /// <summary>Runs an action beside the thread that listens for Ctrl-C, so that the token is cancelled by it.</summary>
    public static void SetWork(this Command command, Func<ParseResult, CancellationToken, int> work) =>
        command.SetAction((parse, cancellationToken) => Task.Run(() => work(parse, cancellationToken), cancellationToken));
}
