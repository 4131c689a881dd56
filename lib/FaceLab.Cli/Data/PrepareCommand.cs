using System.CommandLine;
using System.Diagnostics;
using FaceLab.Data;
using FaceLab.Imaging;
using FaceLab.Imaging.Cache;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data prepare SET-FOLDER</c>: makes the cache that notebooks and training open.</summary>
internal static class PrepareCommand
{
    private static readonly Argument<string> Set = new("set-folder")
    {
        Description = "LFW's folder, or one with a folder of pictures for each person.",
    };

    private static readonly Option<int> Size = new("--size")
    {
        Description = "Side of a face in pixels.", DefaultValueFactory = _ => new CenterCrop().Size,
    };

    private static readonly Option<double> Crop = new("--crop")
    {
        Description = "Side of the centred square as a share of the shorter side.", DefaultValueFactory = _ => new CenterCrop().Share,
    };

    private static readonly Option<int?> Threads = new("--threads") { Description = "Threads that decode; all cores if not given." };

    private static readonly Option<bool> Verify = new("--verify")
    {
        Description = "Hash every picture and check every row, whatever sizes and times say.",
    };

    public static Command Create()
    {
        var command = new Command("prepare", "Decode, crop and resize a set once, into the cache.")
        {
            Set, Size, Crop, Threads, Verify, CacheFolderOption.Option,
        };
        command.SetAction((line, cancellationToken) => Task.Run(() => Run(line, cancellationToken), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult line, CancellationToken cancellationToken)
    {
        var faces = OpenSet(line.GetRequiredValue(Set));
        var preparation = new CenterCrop { Share = line.GetValue(Crop), Size = line.GetValue(Size) };
        var options = new FaceCacheOptions
        {
            Folder = CacheFolderOption.Of(line), Verify = line.GetValue(Verify), Threads = line.GetValue(Threads),
            Say = message => Console.Error.WriteLine($"facelab: {message}"),
        };
        var clock = Stopwatch.StartNew();
        using var prepared = LongWork.Run($"Preparing {faces.Name}", faces.Count, progress =>
            PreparedFaces.FromCache(faces, preparation, options, new Narrowed(progress), cancellationToken));
        Console.WriteLine($"{prepared.Faces.Count:N0} faces of {prepared.Faces.Identities.Count:N0} people at {prepared.Size} x {prepared.Size}, " +
            $"{prepared.Unreadable.Count:N0} unreadable, in {clock.Elapsed.TotalSeconds:F1} s");
        Console.WriteLine($"key {prepared.Key}");
        foreach (var picture in prepared.Unreadable)
            Console.Error.WriteLine($"facelab: {picture.Path}: {picture.Reason}");
        return 0;
    }

    /// <summary>LFW, or a folder for each person with pictures in it.</summary>
    private static FaceSet OpenSet(string folder)
    {
        if (!Directory.Exists(folder))
            throw new FaceDataException($"'{folder}' is no folder. Name LFW's folder, or one that has a folder of pictures for each person.");
        if (File.Exists(Path.Combine(folder, "pairsDevTest.txt")))
            return LfwDataset.Open(folder).Faces;
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return new FaceSet(Path.GetFileName(folder), Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).SelectMany(PicturesOf));
    }

    private static IEnumerable<FaceRecord> PicturesOf(string person) => Directory.EnumerateFiles(person).Order(StringComparer.Ordinal)
        .Select((path, i) => new FaceRecord(Path.GetFileName(person), i + 1, path));

    private sealed class Narrowed(IProgress<long> progress) : IProgress<int>
    {
        public void Report(int value) => progress.Report(value);
    }
}
