using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces.Statistics;
using static FaceLab.Cli.CommandParts;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data prune</c>: drops people with few images and images beyond a cap, into a manifest.</summary>
internal static class PruneCommand
{
    private static readonly Argument<string> Set = CommandParts.Set();
    private static readonly Option<int> AtLeast = Usual("--at-least", "Drop people with fewer images.", 1);

    private static readonly Option<int?> AtMost =
        Optional<int?>("--at-most", "Keep at most this many images of a person, drawn by the seed.");

    private static readonly Option<string> Out = new("--out")
    { Description = "The manifest to write, a CSV file.", Required = true };

    public static Command Create() => MakeCommand("prune",
        "Drop people with few images, and images beyond a cap; write the rest as a manifest.",
        (parse, _) => Run(parse), Set, AtLeast, AtMost, Seed, Out, Json)
        .WithExamples(CommandHelp.Pictures, "facelab data prune faces --at-least 2 --at-most 10 --out kept.csv");

    private static int Run(ParseResult parse)
    {
        var set = FaceSets.Open(parse.GetRequiredValue(Set));
        var faces = set.Faces;
        var pruned = PrunedSet.Of(faces, parse.GetValue(AtLeast), parse.GetValue(AtMost) ?? int.MaxValue,
            parse.GetValue(Seed));
        var file = Path.GetFullPath(parse.GetRequiredValue(Out));
        FaceManifest.Write(file, pruned.Faces);
        if (parse.GetValue(Json))
            Output.Json(new
            {
                Manifest = file, Images = pruned.Faces.Count, People = pruned.Faces.Identities.Count,
                pruned.DroppedIdentities, pruned.DroppedImages
            });
        else
            Show(faces, pruned, file);
        Closing.Say(set);
        return 0;
    }

    private static void Show(FaceSet faces, PrunedSet pruned, string file)
    {
        Output.Facts(faces.Name,
        [
            ("kept", $"{pruned.Faces.Count:N0} images of {pruned.Faces.Identities.Count:N0} people"),
            ("dropped for too few images",
                $"{pruned.DroppedIdentities.Count:N0} people with " +
                    $"{pruned.DroppedIdentities.Sum(person => person.Images):N0} images"),
            ("dropped beyond the cap", $"{pruned.DroppedImages.Count:N0} images"),
            ("manifest", file),
        ]);
        Output.List("Dropped for too few images", ["person", "images"],
            [.. pruned.DroppedIdentities.Select(person => new[] { person.Identity, $"{person.Images:N0}" })]);
        Output.List("Dropped beyond the cap", ["person", "images"],
            [.. pruned.DroppedImages.CountBy(record => record.Identity)
                .Select(person => new[] { person.Key, $"{person.Value:N0}" })]);
    }
}
