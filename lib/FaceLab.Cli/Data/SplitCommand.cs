using System.CommandLine;
using FaceLab.Data;
using FaceLab.Data.Sets;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data split</c>: training, validation and test people as three manifests.</summary>
internal static class SplitCommand
{
    private static readonly Argument<string> Set = SetArgument.Create();
    private static readonly Option<double> Validation = new("--validation")
        { Description = "Share of the people to choose settings on.", DefaultValueFactory = _ => 0.1 };
    private static readonly Option<double> Test = new("--test") { Description = "Share of the people to report on.", DefaultValueFactory = _ => 0.1 };
    private static readonly Option<int> Seed = SetArgument.Seed();
    private static readonly Option<string> Out = new("--out") { Description = "The folder for training.csv, validation.csv and test.csv.", Required = true };
    private static readonly Option<bool> Json = SetArgument.Json();

    public static Command Create()
    {
        var command = new Command("split", "Split the people, never one person's images, into three manifests.") { Set, Validation, Test, Seed, Out, Json };
        command.SetWork((parse, _) => Run(parse));
        return command;
    }

    private static int Run(ParseResult parse)
    {
        var faces = FaceSets.Open(parse.GetRequiredValue(Set)).Faces;
        var split = faces.SplitByIdentity(parse.GetValue(Validation), parse.GetValue(Test), parse.GetValue(Seed));
        var folder = Path.GetFullPath(parse.GetRequiredValue(Out));
        var parts = new (string Name, FaceSet Faces)[] { ("training", split.Training), ("validation", split.Validation), ("test", split.Test) }
            .Select(part => (part.Name, part.Faces, File: Path.Combine(folder, $"{part.Name}.csv"))).ToList();
        foreach (var part in parts)
            FaceManifest.Write(part.File, part.Faces);
        if (parse.GetValue(Json))
            Output.Json(parts.Select(part => new { part.Name, Manifest = part.File, Images = part.Faces.Count, People = part.Faces.Identities.Count }));
        else
            Output.List(faces.Name, ["part", "people", "images", "manifest"],
                [.. parts.Select(part => new[] { part.Name, $"{part.Faces.Identities.Count:N0}", $"{part.Faces.Count:N0}", part.File })]);
        return 0;
    }
}
