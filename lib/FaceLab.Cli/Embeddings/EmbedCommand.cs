using System.Diagnostics;
using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Runs;
using static FaceLab.Cli.CommandParts;
using static FaceLab.Cli.Embeddings.EmbeddingLine;

namespace FaceLab.Cli.Embeddings;

/// <summary><c>facelab embed MODEL PICTURES... --out FILE</c>: embeddings for other programs.</summary>
internal static class EmbedCommand
{
    private const int SomeUnreadable = 2;

    private static readonly Argument<string[]> Pictures = new("pictures")
    {
        Description = "Sets by name, manifests, folders of people or of pictures, single pictures; or synthetic.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "The file, ending in .parquet, .npy or .csv; with .npy the list of faces lies beside it.",
        Required = true, HelpName = "FILE",
    };

    private static readonly Option<int> Part = Usual("--part",
        "Pictures in a part. Finished parts are kept beside the file; after a kill the same command goes on.", 1024,
        "COUNT");

    public static Command Create() => MakeCommand("embed",
        "Embed any number of pictures into a file for pandas, NumPy or DuckDB: path, identity, number, box of the " +
        "face, and the embedding, of length 1.", Run,
        [ModelParts.Model, Pictures, Out, Part, .. All, Force, CommandParts.Device, Json])
        .WithExamples(CommandHelp.FirstRun, "facelab embed runs/first synthetic --out faces.parquet")
        .WithExitCodes("all are in it", "all but unreadable ones are");

    private static int Run(ParseResult line, CancellationToken cancellationToken)
    {
        using var model = Open(line);
        var (faces, passedOver) = Listed(line.GetRequiredValue(Pictures));
        var job = new EmbeddingJob(PicturesOf(model, faces, line, cancellationToken), faces,
            line.GetRequiredValue(Out), line.GetValue(Part), line.GetValue(Force));
        var clock = Stopwatch.StartNew();
        EmbeddingOutcome outcome;
        try
        {
            outcome = LongWork.Run("Embedding", faces.Count, progress => job.Run(progress, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            Output.Note("finished parts are kept: the same command goes on.");
            throw;
        }
        Tell(line, model, outcome, passedOver, clock.Elapsed.TotalSeconds);
        return outcome.Unreadable.Count == 0 ? 0 : SomeUnreadable;
    }

    private static (List<FaceRecord> Faces, List<PassedOver> PassedOver) Listed(string[] sources)
    {
        var (faces, passedOver) = (new List<FaceRecord>(), new List<PassedOver>());
        foreach (var source in sources)
        {
            var listing = FaceListing.Of(source);
            faces.AddRange(listing.Faces);
            passedOver.AddRange(listing.PassedOver);
        }
        return (faces, passedOver);
    }

    private static void Tell(ParseResult line, EvaluatedModel model, EmbeddingOutcome outcome,
        List<PassedOver> passedOver, double seconds)
    {
        foreach (var picture in outcome.Unreadable)
            Output.Note($"{picture.Path}: {picture.Reason}");
        if (outcome.Before > 0)
            Output.Note($"{outcome.Before:N0} pictures were embedded before");
        var file = Path.GetFullPath(line.GetRequiredValue(Out));
        if (line.GetValue(Json))
            Output.Json(new
            {
                File = file, outcome.Embedded, outcome.Before, Size = model.Network.EmbeddingSize, Seconds = seconds,
                outcome.Unreadable, PassedOver = passedOver,
            });
        else
            Output.Facts(Path.GetFileName(file),
            [
                ("faces", $"{outcome.Embedded:N0}"), ("numbers of each", $"{model.Network.EmbeddingSize:N0}"),
                ("faces/s", Invariant($"{(outcome.Embedded - outcome.Before) / seconds:N0}")), ("file", file),
            ]);
        Closing.Say(string.Join(", ", line.GetRequiredValue(Pictures)), outcome.Embedded, outcome.Unreadable.Count,
            passedOver);
    }
}
