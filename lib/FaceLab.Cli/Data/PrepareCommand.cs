using System.CommandLine;
using System.Diagnostics;
using FaceLab.Data.Sets;
using FaceLab.Faces;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data prepare SET</c>: makes the cache that notebooks and training open.</summary>
internal static class PrepareCommand
{
    private static readonly Argument<string> Set = SetArgument.Create();
    private static readonly Option<int> Size = new("--size") { Description = "Side of a face in pixels.", DefaultValueFactory = _ => new CenterCrop().Size };
    private static readonly Option<double> Crop = new("--crop") { Description = "Side of the centred square as a share of the shorter side.", DefaultValueFactory = _ => new CenterCrop().Share };
    private static readonly Option<string> Align = new("--align")
    {
        Description = "Bring eyes, nose and mouth to the places of a template; aligned faces get a margin of a sixteenth around --size.",
        HelpName = "none|arcface|openface", DefaultValueFactory = _ => "none",
    };
    private static readonly Option<bool> CenterWhereNotAligned = new("--center-fallback")
    {
        Description = "Take the picture's centre where no face can be aligned; such pictures are left out and listed otherwise.",
    };
    private static readonly Option<int?> Threads = new("--threads") { Description = "Threads that decode; all cores if not given." };
    private static readonly Option<bool> Verify = new("--verify") { Description = "Hash every picture and check every row, whatever sizes and times say." };

    public static Command Create()
    {
        var command = new Command("prepare", "Decode, align or crop, and resize a set once, into the cache.")
        {
            Set, Size, Crop, Align, CenterWhereNotAligned, Threads, Verify, CacheFolderOption.Option,
        };
        Align.AcceptOnlyFromAmong("none", "arcface", "openface");
        command.SetWork(Run);
        return command;
    }

    private static int Run(ParseResult line, CancellationToken cancellationToken)
    {
        var faces = FaceSets.Open(line.GetRequiredValue(Set)).Faces;
        var preparation = PreparationOf(line);
        var options = new FaceCacheOptions
        {
            Folder = CacheFolderOption.Of(line), Verify = line.GetValue(Verify), Threads = line.GetValue(Threads),
            Say = message => Console.Error.WriteLine($"facelab: {message}"),
        };
        var clock = Stopwatch.StartNew();
        using var prepared = LongWork.Run($"Preparing {faces.Name}", faces.Count, progress =>
            PreparedFaces.FromCache(faces, preparation, options, LongWork.Narrowed(progress), cancellationToken));
        Console.WriteLine($"{prepared.Faces.Count:N0} faces of {prepared.Faces.Identities.Count:N0} people at {prepared.Size} x {prepared.Size}, " +
            $"{prepared.Unreadable.Count:N0} unreadable, in {clock.Elapsed.TotalSeconds:F1} s");
        Console.WriteLine($"key {prepared.Key}");
        if (preparation is AlignedPreparation { CenterCropped.Count: > 0 } aligned)
            Console.WriteLine($"{aligned.CenterCropped.Count:N0} of them are the centre of a picture in which no face could be aligned");
        foreach (var picture in prepared.Unreadable)
            Console.Error.WriteLine($"facelab: {picture.Path}: {picture.Reason}");
        return 0;
    }

    private static IFacePreparation PreparationOf(ParseResult line) => new PreparationOptions
    {
        Align = Enum.Parse<AlignmentTarget>(line.GetRequiredValue(Align), ignoreCase: true),
        Size = line.GetValue(Size), CropShare = line.GetValue(Crop), CenterWhereNotAligned = line.GetValue(CenterWhereNotAligned),
    }.Make();
}
