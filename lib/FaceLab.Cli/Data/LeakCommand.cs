using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces.Statistics;
using static FaceLab.Cli.CommandParts;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data check</c>: fails if two sets share somebody.</summary>
internal static class LeakCommand
{
    private const int Shared = 2;

    private static readonly Argument<string> First = CommandParts.Set("first");
    private static readonly Argument<string> Second = CommandParts.Set("second");

    private static readonly Option<bool> Alike =
        Optional<bool>("--alike", "Treat names that differ only in accents and separators as the same.");

    private static readonly Option<bool> Content =
        Optional<bool>("--content", "Also name pictures that are equal byte for byte, under any names.");

    public static Command Create() =>
        MakeCommand("check", "Name the people whom two sets share.", Run, First, Second, Alike, Content, Json)
        .WithExamples(CommandHelp.Pictures, "facelab data split faces --out parts",
            "facelab data check parts/training.csv parts/test.csv")
        .WithExitCodes("they share nobody", "they share somebody");

    private static int Run(ParseResult parse, CancellationToken cancellationToken)
    {
        IFaceDataset[] sets =
            [FaceSets.Open(parse.GetRequiredValue(First)), FaceSets.Open(parse.GetRequiredValue(Second))];
        var (first, second) = (sets[0].Faces, sets[1].Faces);
        var options = new IdentityLeakOptions
        { AlikeNames = parse.GetValue(Alike), SameContent = parse.GetValue(Content) };
        var leak = options.SameContent
            ? LongWork.Run("Comparing pictures", FilesOf(new FaceSet("both", first.Records.Concat(second.Records))),
                progress => IdentityLeak.Find(first, second, options, progress, cancellationToken))
            : IdentityLeak.Find(first, second, options, null, cancellationToken);
        if (parse.GetValue(Json))
            Output.Json(new { leak.First, leak.Second, leak.Identities, leak.Pictures, leak.ContentCompared });
        else
            Show(leak);
        foreach (var set in sets)
            Closing.Say(set, options.SameContent ? "compared by their bytes" : "listed, none opened");
        return leak.IsNone ? 0 : Shared;
    }

    private static void Show(IdentityLeak leak)
    {
        if (leak.IsNone)
            Console.WriteLine(leak);
        Output.List("People in both", [leak.First, leak.Second],
            [.. leak.Identities.Select(shared => new[] { shared.First, shared.Second })]);
        Output.List("Pictures in both", [leak.First, "under", leak.Second, "under"],
            [.. leak.Pictures.Select(shared =>
                new[] { shared.FirstPath, shared.FirstIdentity, shared.SecondPath, shared.SecondIdentity })]);
    }
}
