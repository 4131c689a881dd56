using FaceLab.Data;
using FaceLab.Data.Sets;
using static FaceLab.Cli.CommandParts;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data split</c>: training, validation and test people as three manifests.</summary>
internal static class SplitCommand
{
    private static readonly Argument<string> Set = CommandParts.Set();
    private static readonly Option<double> Validation = Usual("--validation",
        "Share of the people to choose settings on.", 0.1);
    private static readonly Option<double> Test = Usual("--test", "Share of the people to report on.", 0.1);

    private static readonly Option<string> Out = new("--out")
    { Description = "The folder for training.csv, validation.csv and test.csv.", Required = true };

    public static Command Create() => MakeCommand("split",
        "Split a set into three manifests by people; one person's images stay together.", (parse, _) => Run(parse),
        Set, Validation, Test, Seed, Out, Json)
        .WithExamples(CommandHelp.Pictures, "facelab data split faces --out parts");

    private static int Run(ParseResult parse)
    {
        var set = FaceSets.Open(parse.GetRequiredValue(Set));
        var faces = set.Faces;
        var split = faces.SplitByIdentity(parse.GetValue(Validation), parse.GetValue(Test), parse.GetValue(Seed));
        var folder = Path.GetFullPath(parse.GetRequiredValue(Out));
        (string Name, FaceSet Faces, string File)[] parts =
        [
            ("training", split.Training, Path.Combine(folder, "training.csv")),
            ("validation", split.Validation, Path.Combine(folder, "validation.csv")),
            ("test", split.Test, Path.Combine(folder, "test.csv")),
        ];
        foreach (var part in parts)
            FaceManifest.Write(part.File, part.Faces);
        if (parse.GetValue(Json))
            Output.Json(parts.Select(part => new
            { part.Name, Manifest = part.File, Images = part.Faces.Count, People = part.Faces.Identities.Count }));
        else
            Output.List(faces.Name, ["part", "people", "images", "manifest"],
                [.. parts.Select(part => new[]
                    { part.Name, $"{part.Faces.Identities.Count:N0}", $"{part.Faces.Count:N0}", part.File })]);
        Closing.Say(set);
        return 0;
    }
}
