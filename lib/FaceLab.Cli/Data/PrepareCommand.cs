using System.Diagnostics;
using FaceLab.Data.Sets;
using FaceLab.Faces;
using FaceLab.Networks;
using FaceLab.Runs;
using static FaceLab.Cli.CommandParts;
using static TorchSharp.torch;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data prepare SET</c>: makes the cache that notebooks and training open.</summary>
internal static class PrepareCommand
{
    private static readonly Argument<string> Set = CommandParts.Set();
    private static readonly Option<int?> Threads = Optional<int?>("--threads",
        "Threads that decode; all cores if not given.");

    private static readonly Option<bool> Verify =
        Optional<bool>("--verify", "Hash every picture and check every row, even if sizes and times are the same.");

    public static Command Create() =>
        MakeCommand("prepare", "Decode, align or crop, and resize a set once, into the cache.",
        Run, [Set, .. PreparationParts.Changes, Threads, Verify, Cache, Json])
        .WithExamples(CommandHelp.Pictures, "facelab data prepare faces", "facelab data cache list");

    private static int Run(ParseResult line, CancellationToken cancellationToken)
    {
        var set = FaceSets.Open(line.GetRequiredValue(Set));
        var faces = set.Faces;
        var preparation = PreparationOf(line);
        var options = CacheOptionsOf(line) with { Verify = line.GetValue(Verify), Threads = line.GetValue(Threads) };
        var clock = Stopwatch.StartNew();
        using var prepared = LongWork.Run($"Preparing {faces.Name}", faces.Count, progress =>
            PreparedFaces.FromCache(faces, preparation, options, progress, cancellationToken));
        var centred = preparation is AlignedPreparation aligned ? aligned.CenterCropped.Count : 0;
        if (line.GetValue(Json))
            Output.Json(new
            {
                Faces = prepared.Faces.Count, People = prepared.Faces.Identities.Count, prepared.Size, prepared.Key,
                prepared.Parameters, prepared.Unreadable, CenterCropped = centred, clock.Elapsed.TotalSeconds,
            });
        else
            Show(prepared, centred, clock.Elapsed.TotalSeconds);
        foreach (var picture in prepared.Unreadable)
            Output.Note($"{picture.Path}: {picture.Reason}");
        Closing.Say(prepared, set.PassedOver);
        return 0;
    }

    private static void Show(PreparedFaces prepared, int centred, double seconds)
    {
        Console.WriteLine($"{prepared.Faces.Count:N0} faces of {prepared.Faces.Identities.Count:N0} people at " +
            $"{prepared.Size} x {prepared.Size}, {prepared.Unreadable.Count:N0} unreadable, in {seconds:F1} s");
        Console.WriteLine($"key {prepared.Key}");
        if (centred > 0)
            Console.WriteLine($"{centred:N0} of them are the centre of a picture in which no face could be aligned");
    }

    /// <summary>Makes the preparation that <c>train</c> uses, so that it finds the cache, with the changes
    /// given.</summary>
    private static IFacePreparation PreparationOf(ParseResult line)
    {
        var changes = PreparationParts.ChangesOf(line);
        // A crop without a template is a wish for the crop.
        var align = changes.Align ?? (changes.CropShare is null ? null : AlignmentTarget.None);
        return changes.Of(Recipe.PreparationOf(line.GetRequiredValue(Set),
            Recipe.NetworkOf(SmallResNet.Kind, CPU).Options.InputSize, align)).Make();
    }
}
