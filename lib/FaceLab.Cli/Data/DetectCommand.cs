using FaceLab.Data.Sets;
using FaceLab.Faces.Detection;
using static FaceLab.Cli.CommandParts;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data detect photos/</c>: the boxes of all faces, as CSV on standard output.</summary>
internal static class DetectCommand
{
    private const int SomeUnreadable = 2;

    private static readonly CascadeOptions Defaults = new();

    private static readonly Argument<string[]> Photos = new("photos")
    { Description = "Photos, or folders of photos with their subfolders.", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<string> Model = Usual("--model",
        "The cascade's name or path; names are looked for in " +
        $"{CascadeModels.Variable}, data/models and the system's OpenCV.", CascadeFile.Default, "NAME");

    private static readonly Option<int> MinimumSize =
        Optional<int>("--min-size", "Smallest side of a face in pixels; 0: the cascade's window.", "PIXELS");

    private static readonly Option<int> MaximumSize =
        Optional<int>("--max-size", "Largest side of a face in pixels; 0: the photo's.", "PIXELS");

    private static readonly Option<double> MinimumShare =
        Optional<double>("--min-share", "Smallest side as a share of the photo's shorter side, 0 to 1.", "SHARE");

    private static readonly Option<double> ScaleFactor =
        Usual("--scale-factor", "The factor from one window size to the next.", Defaults.ScaleFactor, "FACTOR");

    private static readonly Option<int> MinimumNeighbors = Usual("--min-neighbors",
        "A face needs more windows than this; lower finds more faces and more errors.", Defaults.MinimumNeighbors,
        "COUNT");

    private static readonly Option<int> Step = Optional<int>("--step",
        "Pixels between windows, 1 or 2; 1 finds more small faces and is slower; 0: as OpenCV.", "PIXELS");

    private static readonly Option<bool> OnlyMain =
        Optional<bool>("--main", "Only the main face of each photo: large, near the centre.");

    private static readonly Option<int> Threads = Usual("--threads", "Photos at once.", Environment.ProcessorCount,
        "COUNT");

    public static Command Create() => MakeCommand("detect",
        "Find the faces in photos and write path, x, y, width, height, confidence as CSV, in pixels of the upright " +
            "photo.", Run,
        Photos, Model, MinimumSize, MaximumSize, MinimumShare, ScaleFactor, MinimumNeighbors, Step, OnlyMain, Threads,
        Json)
        .WithExamples(CommandHelp.Pictures, "facelab data detect faces --main")
        .WithExitCodes("all photos were read", "some are unreadable");

    private static int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var detector = CascadeDetector.Find(arguments.GetValue(Model)!, new()
        {
            MinimumSize = arguments.GetValue(MinimumSize), MaximumSize = arguments.GetValue(MaximumSize),
            MinimumShare = arguments.GetValue(MinimumShare), ScaleFactor = arguments.GetValue(ScaleFactor),
            MinimumNeighbors = arguments.GetValue(MinimumNeighbors), Step = arguments.GetValue(Step),
        });
        var places = arguments.GetValue(Photos)!;
        var trees = Array.ConvertAll(places, PictureTree.Open);
        var paths = trees.SelectMany(tree => tree.Pictures).ToList();
        var (photos, unreadable) = LongWork.Run("detect", paths.Count, progress =>
            PhotoDetections.OfAll(detector, paths, arguments.GetValue(Threads), progress, cancellationToken));

        if (arguments.GetValue(Json))
            Output.Json(photos.Select(photo => new
            {
                photo.Path, Faces = Shown(photo, arguments).Select(face => new
                {
                    face.Box.X, face.Box.Y, face.Box.Width, face.Box.Height, face.Confidence,
                }),
            }));
        else
            Write(photos, arguments, Console.Out);
        foreach (var file in unreadable)
            Output.Note($"'{file.Path}' is left out: {file.Reason}");
        var (faces, empty) = (photos.Sum(photo => photo.Faces.Count), photos.Count(photo => photo.Faces.Count == 0));
        Console.Error.WriteLine($"{faces:N0} faces in {photos.Count:N0} photos; {empty:N0} without a face, " +
            $"{unreadable.Count:N0} unreadable.");
        Closing.Say(string.Join(", ", places), photos.Count, unreadable.Count,
            [.. trees.SelectMany(tree => tree.PassedOver)]);
        return unreadable.Count == 0 ? 0 : SomeUnreadable;
    }

    private static IEnumerable<FaceDetection> Shown(PhotoDetections photo, ParseResult arguments) =>
        !arguments.GetValue(OnlyMain) ? photo.Faces : photo.Main is { } main ? [main] : [];

    private static void Write(IEnumerable<PhotoDetections> photos, ParseResult arguments, TextWriter output)
    {
        output.WriteLine("path,x,y,width,height,confidence");
        foreach (var photo in photos)
        {
            foreach (var (box, confidence) in Shown(photo, arguments))
                output.WriteLine(
                    Invariant($"{Quoted(photo.Path)},{box.X},{box.Y},{box.Width},{box.Height},{confidence:0.###}"));
        }
    }

    /// <summary>Quotes a text that holds a comma, a quote or a line's end, as RFC 4180 says.</summary>
    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n")
        ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
