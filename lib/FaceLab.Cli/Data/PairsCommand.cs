using FaceLab.Data;
using FaceLab.Data.Sets;
using static FaceLab.Cli.CommandParts;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data pairs</c>: the number of pairs of a set, and any pair by its number.</summary>
internal static class PairsCommand
{
    private static readonly Argument<string> Set = CommandParts.Set();

    private static readonly Option<long?> Genuine =
        Optional<long?>("--genuine", "Show the genuine pair of this number, counted from 0.");

    private static readonly Option<long?> Impostor =
        Optional<long?>("--impostor", "Show the impostor pair of this number, counted from 0.");

    public static Command Create() =>
        MakeCommand("pairs", "Count the genuine and impostor pairs, or show one by its number.",
        (parse, _) => Run(parse), Set, Genuine, Impostor, Json)
        .WithExamples(CommandHelp.Pictures, "facelab data pairs faces --genuine 0 --impostor 0");

    private static int Run(ParseResult parse)
    {
        var set = FaceSets.Open(parse.GetRequiredValue(Set));
        var pairs = new PairEnumeration(set.Faces);
        var asked = new List<(long Number, FacePair Pair)>();
        if (parse.GetValue(Genuine) is { } genuine)
            asked.Add((genuine, pairs.Genuine(genuine)));
        if (parse.GetValue(Impostor) is { } impostor)
            asked.Add((impostor, pairs.Impostor(impostor)));
        if (parse.GetValue(Json))
            Output.Json(new
            {
                pairs.Faces.Name, pairs.GenuineCount, pairs.ImpostorCount,
                Pairs = asked.Select(entry => Described(pairs.Faces, entry.Number, entry.Pair))
            });
        else
            Show(pairs, asked);
        Closing.Say(set);
        return 0;
    }

    private static void Show(PairEnumeration pairs, List<(long Number, FacePair Pair)> asked)
    {
        Output.Facts(pairs.Faces.Name,
            [("genuine pairs", $"{pairs.GenuineCount:N0}"), ("impostor pairs", $"{pairs.ImpostorCount:N0}")]);
        Output.List("Pairs", ["number", "kind", "first", "second"], [.. asked.Select(entry => new[]
        {
            $"{entry.Number:N0}", entry.Pair.Genuine ? "genuine" : "impostor",
            pairs.Faces.Records[entry.Pair.First].Path, pairs.Faces.Records[entry.Pair.Second].Path,
        })]);
    }

    private static object Described(FaceSet faces, long number, FacePair pair) =>
        new
        {
            Number = number, pair.Genuine, First = faces.Records[pair.First].Path,
            Second = faces.Records[pair.Second].Path
        };
}
