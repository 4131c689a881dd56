using System.Diagnostics;
using FaceLab.Data.Sets;
using FaceLab.Faces;
using static FaceLab.Cli.CommandParts;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data prepare SET</c>: makes the cache that notebooks and training open.</summary>
internal static class PrepareCommand
{
    private static readonly Argument<string> Set = CommandParts.Set();
    private static readonly Option<int> Size = Usual("--size", "Side of a face in pixels.", new CenterCrop().Size);

    private static readonly Option<double> Crop = Usual("--crop",
        "Side of the centred square as a share of the shorter side.", new CenterCrop().Share);

    private static readonly Option<string> Align = Usual("--align", "Bring eyes, nose and mouth to the places of a " +
        "template; aligned faces get a margin of a sixteenth around --size.", "none")
            .Among("none", "arcface", "openface");

    private static readonly Option<bool> CenterWhereNotAligned = Optional<bool>("--center-fallback",
        "Take the picture's centre if no face can be aligned; otherwise such pictures are left out and listed.");

    private static readonly Option<int?> Threads = Optional<int?>("--threads",
        "Threads that decode; all cores if not given.");

    private static readonly Option<bool> Verify =
        Optional<bool>("--verify", "Hash every picture and check every row, even if sizes and times are the same.");

    public static Command Create() =>
        MakeCommand("prepare", "Decode, align or crop, and resize a set once, into the cache.",
        Run, Set, Size, Crop, Align, CenterWhereNotAligned, Threads, Verify, Cache);

    private static int Run(ParseResult line, CancellationToken cancellationToken)
    {
        var set = FaceSets.Open(line.GetRequiredValue(Set));
        var faces = set.Faces;
        var preparation = PreparationOf(line);
        var options = CacheOptionsOf(line) with { Verify = line.GetValue(Verify), Threads = line.GetValue(Threads) };
        var clock = Stopwatch.StartNew();
        using var prepared = LongWork.Run($"Preparing {faces.Name}", faces.Count, progress =>
            PreparedFaces.FromCache(faces, preparation, options, progress, cancellationToken));
        Console.WriteLine($"{prepared.Faces.Count:N0} faces of {prepared.Faces.Identities.Count:N0} people at " +
            $"{prepared.Size} x {prepared.Size}, {prepared.Unreadable.Count:N0} unreadable, in " +
            $"{clock.Elapsed.TotalSeconds:F1} s");
        Console.WriteLine($"key {prepared.Key}");
        if (preparation is AlignedPreparation { CenterCropped.Count: > 0 } aligned)
            Console.WriteLine($"{aligned.CenterCropped.Count:N0} of them are the centre of a picture in which no " +
                $"face could be aligned");
        foreach (var picture in prepared.Unreadable)
            Output.Note($"{picture.Path}: {picture.Reason}");
        Closing.Say(prepared, set.PassedOver);
        return 0;
    }

    private static IFacePreparation PreparationOf(ParseResult line) => new PreparationOptions
    {
        Align = Enum.Parse<AlignmentTarget>(line.GetRequiredValue(Align), ignoreCase: true),
        Size = line.GetValue(Size), CropShare = line.GetValue(Crop),
        CenterWhereNotAligned = line.GetValue(CenterWhereNotAligned),
    }.Make();
}
