using FaceLab.Data;
using FaceLab.Display.Explanation;
using FaceLab.Evaluation.Explanation;
using FaceLab.Faces;
using FaceLab.Runs;

namespace FaceLab.Display.Reports;

/// <summary>Two faces compared by a model, as a page: similarity, verdict, the faces as the network sees them, and
/// where they are alike.</summary>
public static class PairReport
{
    /// <summary>Makes the page.</summary>
    /// <param name="model">The model that compared.</param>
    /// <param name="faces">The pixels of the two faces, rows 0 and 1.</param>
    /// <param name="similarity">Their cosine similarity, of the embeddings of each face with its mirror image.</param>
    /// <param name="threshold">The cosine similarity from which they count as one person, or
    /// <see langword="null"/>.</param>
    /// <param name="run">The origin of that threshold, or <see langword="null"/> if it was given or there is
    /// none.</param>
    /// <param name="notes">Notes for readers of the page.</param>
    public static Report Of(EvaluatedModel model, PreparedFaces faces, double similarity, double? threshold,
        RunThreshold? run, IReadOnlyList<string> notes)
    {
        var (first, second) = (faces.Faces.Records[0], faces.Faces.Records[1]);
        var report = new Report($"{first.Identity} and {second.Identity}", $"compared by {model.Name}");
        foreach (var note in notes)
            report.Warning(note);
        report.Section("Verdict").Tiles(Tiles(similarity, threshold, run));
        if (run is not null)
            report.Paragraph(Invariant($"The threshold was chosen on {run.ChosenOn}. Of their impostor pairs it ") +
                $"accepts {run.FalseAccepts}, of their genuine pairs it rejects {run.FalseRejects}. On other people " +
                "expect somewhat more errors.");
        Explained(report.Section("The two faces and where they agree"), model, faces);
        report.Section("Where it comes from").Facts(
        [
            .. Facts("first", first), .. Facts("second", second), ("network", model.File),
            ("prepared as", faces.Parameters), ("trained on faces", model.FacesParameters),
        ]);
        return report;
    }

    /// <summary>Names the verdict: "same person", "different people", or "no verdict" without a threshold.</summary>
    public static string Verdict(double similarity, double? threshold) => threshold is not { } least ? "no verdict"
        : similarity >= least ? "same person" : "different people";

    private static IEnumerable<(string, string, string)> Tiles(double similarity, double? threshold, RunThreshold? run)
    {
        yield return ("verdict", Verdict(similarity, threshold),
            threshold is null ? "there is no threshold" : Invariant($"at {threshold:F3} or more: one person"));
        yield return ("cosine similarity", Invariant($"{similarity:F3}"), "1 for equal faces, about 0 for strangers");
        if (threshold is { } least)
            yield return ("threshold", Invariant($"{least:F3}"), run is null ? "as given" : "of the run");
        if (run is not null)
            yield return ("false accept rate", Invariant($"{100 * run.FalseAccepts.Rate:F1} %"),
                "strangers taken for one person");
    }

    private static void Explained(Report report, EvaluatedModel model, PreparedFaces faces)
    {
        FacePair[] pair = [new(0, 1, Genuine: false)];
        try
        {
            using var heat = PairExplanation.Of(model.Network, faces, pair);
            report.Add(ExplainedPair.Of(heat, faces, pair)).Paragraph(
                "In the coloured pictures warm places raise the similarity. It is that of the two pictures alone; " +
                "the verdict also uses their mirror images, which steadies it. A heat map shows what this network " +
                "used, not whether that was right.");
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            report.Paragraph($"Where they agree cannot be shown for this network: {error.Message}");
        }
    }

    private static IEnumerable<(string, string)> Facts(string name, FaceRecord face)
    {
        yield return ($"{name} picture", face.Path);
        if (face.Box is { } box)
            yield return ("its face, in pixels", Invariant($"{box.Width:F0} x {box.Height:F0} at ({box.X:F0}, ") +
                Invariant($"{box.Y:F0})"));
    }
}
