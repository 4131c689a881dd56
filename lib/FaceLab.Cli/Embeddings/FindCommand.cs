using FaceLab.Data;
using FaceLab.Evaluation.Embeddings;
using FaceLab.Evaluation.Search;
using FaceLab.Runs;
using static FaceLab.Cli.CommandParts;
using static FaceLab.Cli.Embeddings.EmbeddingLine;

namespace FaceLab.Cli.Embeddings;

/// <summary><c>facelab find MODEL PHOTO GALLERY</c>: who is it, or nobody known.</summary>
internal static class FindCommand
{
    private const string Unknown = "unknown";
    private const int NobodyKnown = 2;

    private static readonly Argument<string> Photo = Picture("photo");

    private static readonly Argument<string> Gallery = new("gallery")
    {
        Description = "The known faces: a file that `facelab embed` wrote, or a set, a manifest or a folder, which " +
            "is embedded first.",
    };

    private static readonly Option<int> Top = Usual("--top", "The most similar faces to list.", 10, "COUNT");

    public static Command Create() => MakeCommand("find",
        "Find a face among known faces, exactly: the person of the most similar one, or unknown if none reaches the " +
        "run's threshold. The picture itself does not count.", Run,
        [ModelParts.Model, Photo, Gallery, Top, Threshold, .. All, Cache, CommandParts.Device, Json])
        .WithExamples(CommandHelp.FirstRun, "facelab embed runs/first synthetic --out faces.parquet",
            "facelab find runs/first synthetic:123/200/0 faces.parquet --top 5")
        .WithExitCodes("known, or no threshold", "unknown");

    private static int Run(ParseResult line, CancellationToken cancellationToken)
    {
        if (line.GetValue(Top) < 1)
            throw new ArgumentException($"--top {line.GetValue(Top)} lists nothing: give at least 1.");
        using var model = Open(line);
        var photo = OneFace(line.GetRequiredValue(Photo));
        var (probe, bad) = PicturesOf(model, [photo], line, cancellationToken).Embed([photo], cancellationToken);
        if (bad.Count > 0)
            throw new FaceDataException($"'{bad[0].Path}': {bad[0].Reason}. Take another picture, or the face cut " +
                "out of it.");
        var notes = new List<string>();
        var gallery = GalleryOf(line, model, probe, notes, cancellationToken);
        var (threshold, run) = ThresholdOf(line, model, notes, cancellationToken);
        var found = Search(gallery, probe, line.GetValue(Top));
        if (run is not null)
            notes.Add($"The false accept rate of the threshold, {run.FalseAccepts}, is that of one comparison; a " +
                $"stranger is compared with {gallery.Faces.Count:N0} faces here. --threshold takes a stricter one.");
        foreach (var note in notes)
            Output.Note($"note: {note}");
        Tell(line, gallery, found, threshold, run, notes);
        return found[0].CosineSimilarity < threshold ? NobodyKnown : 0;
    }

    /// <summary>Reads or embeds the gallery, without the photo itself.</summary>
    private static EmbeddedFaces GalleryOf(ParseResult line, EvaluatedModel model, EmbeddedFaces probe,
        List<string> notes, CancellationToken cancellationToken)
    {
        var source = line.GetRequiredValue(Gallery);
        var all = EmbeddingFile.IsAt(source) ? EmbeddingFile.Read(source)
            : Embedded(source, model, line, notes, cancellationToken);
        if (all.Network is { } network && network != probe.Network)
            throw new FaceDataException($"'{source}' was embedded by another network: embed the gallery again with " +
                "this one.");
        var others = all.Without(probe.Faces[0].Path);
        if (others.Faces.Count < all.Faces.Count)
            notes.Add($"'{probe.Faces[0].Path}' is in the gallery itself and was left out.");
        return others.Faces.Count > 0 ? others
            : throw new FaceDataException($"'{source}' holds no other face: there is nobody to find.");
    }

    private static EmbeddedFaces Embedded(string source, EvaluatedModel model, ParseResult line, List<string> notes,
        CancellationToken cancellationToken)
    {
        var faces = FaceListing.Of(source).Faces;
        var pictures = PicturesOf(model, faces, line, cancellationToken);
        var (embedded, unreadable) = LongWork.Run("Embedding the gallery", faces.Count, progress =>
            pictures.EmbedAll(faces, progress, cancellationToken));
        if (unreadable.Count > 0)
            notes.Add($"{unreadable.Count:N0} pictures of the gallery could not be read, the first: " +
                $"{unreadable[0].Path}: {unreadable[0].Reason}");
        return embedded;
    }

    private static IReadOnlyList<FoundFace> Search(EmbeddedFaces gallery, EmbeddedFaces probe, int top)
    {
        using var rows = gallery.ToTensor();
        using var one = probe.ToTensor();
        return new FaceSearch(rows).Nearest(one, top);
    }

    private static void Tell(ParseResult line, EmbeddedFaces gallery, IReadOnlyList<FoundFace> found, double? threshold,
        RunThreshold? run, List<string> notes)
    {
        var answer = found[0].CosineSimilarity < threshold ? Unknown : NameOf(gallery.Faces[found[0].Row]);
        if (line.GetValue(Json))
        {
            Output.Json(new
            {
                Answer = answer, Known = threshold is null ? (bool?)null : answer != Unknown,
                Threshold = Document(threshold, run), Gallery = gallery.Faces.Count, Notes = notes,
                Found = found.Select(face => (face.CosineSimilarity, Face: gallery.Faces[face.Row])).Select(one => new
                {
                    one.Face.Identity, Similarity = one.CosineSimilarity, one.Face.Path,
                    Accepted = threshold is null ? (bool?)null : one.CosineSimilarity >= threshold,
                }),
            });
            return;
        }
        Output.Facts("Who it is", [("answer", answer), ("cosine similarity", Shown(found[0].CosineSimilarity)),
            ("threshold", threshold is { } least ? Shown(least) : "none")]);
        Output.List($"Most similar of {gallery.Faces.Count:N0} faces", ["person", "similarity", "picture"],
            [.. found.Select(face => (string[])[gallery.Faces[face.Row].Identity, Shown(face.CosineSimilarity),
                gallery.Faces[face.Row].Path])]);
    }

    /// <summary>Names the person; the picture where that is unknown.</summary>
    private static string NameOf(FaceRecord face) => face.Identity.Length > 0 ? face.Identity : face.Path;

    private static string Shown(double similarity) => Invariant($"{similarity:F3}");
}
