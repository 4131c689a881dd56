using FaceLab.Data;
using FaceLab.Display.Reports;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Runs;
using static FaceLab.Cli.CommandParts;
using static FaceLab.Cli.Embeddings.EmbeddingLine;

namespace FaceLab.Cli.Embeddings;

/// <summary><c>facelab compare MODEL A B</c>: one person or two.</summary>
internal static class CompareCommand
{
    private const int Different = 2;

    private static readonly Argument<string> First = Picture("first"), Second = Picture("second");

    private static readonly Option<string?> PageFile = Optional<string?>("--page",
        "Write one HTML page with both faces, as the network sees them, and where they agree; it works offline.",
        "FILE");

    public static Command Create() => MakeCommand("compare",
        "Compare two faces: similarity, and the verdict at the run's threshold.", Run,
        [ModelParts.Model, First, Second, PageFile, Threshold, .. All, Cache, CommandParts.Device, Json])
        .WithExamples(CommandHelp.FirstRun,
            "facelab compare runs/first synthetic:123/200/0 synthetic:123/200/1 --page faces.html")
        .WithExitCodes("same person, or no threshold", "different people");

    private static int Run(ParseResult line, CancellationToken cancellationToken)
    {
        using var model = Open(line);
        using var faces = Prepared(model, line, cancellationToken);
        var notes = new List<string>();
        var similarity = SimilarityOf(model, faces);
        var (threshold, run) = ThresholdOf(line, model, notes, cancellationToken);
        foreach (var note in notes)
            Output.Note($"note: {note}");
        var page = line.GetValue(PageFile) is { } file ? Path.GetFullPath(file) : null;
        if (page is not null)
            PairReport.Of(model, faces, similarity, threshold, run, notes).Save(page);
        var verdict = PairReport.Verdict(similarity, threshold);
        if (line.GetValue(Json))
            Output.Json(new
            {
                Model = model.Name, Similarity = similarity, Verdict = verdict, Threshold = Document(threshold, run),
                Faces = faces.Faces.Records.Select(face => new { face.Path, Box = Document(face.Box) }),
                Notes = notes, Page = page,
            });
        else
            Show(faces, similarity, threshold, run, verdict, page);
        return threshold > similarity ? Different : 0;
    }

    /// <summary>Prepares both faces; their pictures name them.</summary>
    /// <exception cref="FaceDataException">One of them cannot be read, or has no face.</exception>
    private static PreparedFaces Prepared(EvaluatedModel model, ParseResult line, CancellationToken cancellationToken)
    {
        var (first, second) = (line.GetRequiredValue(First), line.GetRequiredValue(Second));
        FaceRecord[] pair = [.. ((string[])[first, second]).Select(source => OneFace(source) is var face
            && face.IsFile ? face with { Identity = Path.GetFileName(face.Path) } : face)];
        if (pair[0].Identity == pair[1].Identity)
            pair = [.. pair.Zip([first, second], (face, source) => face with { Identity = source })];
        var (faces, unreadable) = PicturesOf(model, pair, line, cancellationToken).Prepare(
            pair, cancellationToken);
        if (unreadable.Count == 0)
            return faces!;
        faces?.Dispose();
        throw new FaceDataException(string.Join("; ", unreadable.Select(one => $"'{one.Path}': {one.Reason}")) +
            ". Take another picture, or the face cut out of it.");
    }

    private static double SimilarityOf(EvaluatedModel model, PreparedFaces faces) =>
        Math.Clamp(PairSimilarities.Compare(model.Network, faces, [new FacePair(0, 1, Genuine: false)])
            .CosineSimilarities[0], -1, 1);

    private static void Show(PreparedFaces faces, double similarity, double? threshold, RunThreshold? run,
        string verdict, string? page)
    {
        var (first, second) = (faces.Faces.Records[0].Identity, faces.Faces.Records[1].Identity);
        Output.Facts($"{first} and {second}",
        [
            ("verdict", verdict), ("cosine similarity", Invariant($"{similarity:F3}")),
            ("threshold", threshold is { } least ? Invariant($"{least:F3}") : "none"),
            .. run is null ? [] : ((string, string)[])[("its false accept rate", $"{run.FalseAccepts}"),
                ("its false reject rate", $"{run.FalseRejects}"), ("chosen on", run.ChosenOn)],
            .. page is null ? [] : ((string, string)[])[("page", page)],
        ]);
    }
}
