using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Runs;
using static FaceLab.Cli.CommandParts;
using static TorchSharp.torch;

namespace FaceLab.Cli.Embeddings;

/// <summary>The options of <c>embed</c>, <c>compare</c> and <c>find</c>.</summary>
internal static class EmbeddingLine
{
    public static Option<double?> Threshold { get; } = Optional<double?>("--threshold",
        "The cosine similarity from which two faces are one person, -1 to 1; that of the run if not given.",
        "SIMILARITY");

    /// <summary>Those of the model and of the preparation of its pictures.</summary>
    public static Option[] All { get; } = [.. PreparationParts.All, .. ModelParts.OnnxOptions];

    /// <summary>Opens the model that a line names.</summary>
    public static EvaluatedModel Open(ParseResult line)
    {
        // In a virtual machine libtorch may count too few cores.
        set_num_threads(Environment.ProcessorCount);
        return ModelParts.Open(line.GetRequiredValue(ModelParts.Model), line);
    }

    /// <summary>Makes the preparation of some faces for a model, fitted to where they lie in their pictures.</summary>
    public static ModelPictures PicturesOf(EvaluatedModel model, IEnumerable<FaceRecord> faces, ParseResult line,
        CancellationToken cancellationToken)
    {
        FaceRecord[] files = [.. faces.Where(face => face.IsFile)];
        var fitted = FittedPreparation.Of(model, files.Length == 0 ? null : new FaceSet("pictures", files),
            PreparationParts.ChangesOf(line), PreparationParts.Fits(line), cancellationToken);
        if (fitted.Note is { } note)
            Output.Note($"note: {note}");
        return new ModelPictures(model, fitted.Options);
    }

    /// <summary>Takes the only face that a source lists.</summary>
    /// <exception cref="FaceDataException">There is none, or it lists several.</exception>
    public static FaceRecord OneFace(string source)
    {
        if (!source.StartsWith(DataOptions.Synthetic, StringComparison.Ordinal) && FaceSets.Find(source) is null)
            throw new FaceDataException($"There is no picture '{source}': give a picture's file, or a rendered face " +
                "such as synthetic:123/200/0.");
        return FaceListing.Of(source).Faces is [var only] ? only
            : throw new FaceDataException($"'{source}' is more than one picture: name one.");
    }

    /// <summary>Makes the argument of one face.</summary>
    public static Argument<string> Picture(string name) => new(name)
    { Description = "A picture with one face, or a rendered face such as synthetic:123/200/0 (seed, person, image)." };

    /// <summary>Returns the threshold that a line gives, or that of the run; neither where there is none, which is
    /// noted.</summary>
    public static (double? Threshold, RunThreshold? Run) ThresholdOf(ParseResult line, EvaluatedModel model,
        List<string> notes, CancellationToken cancellationToken)
    {
        if (line.GetValue(Threshold) is { } given)
            return given is >= -1 and <= 1 ? (given, null)
                : throw new ArgumentException($"--threshold {given} is no cosine similarity: give -1 to 1.");
        try
        {
            var total = model.Run is { } run ? TrainingPictures.Open(run.Config).Count : 0;
            var chosen = LongWork.Run("Choosing the threshold", total, progress =>
                RunThreshold.Of(model, CacheOptionsOf(line), progress, cancellationToken));
            return (chosen.Threshold, chosen);
        }
        catch (FaceDataException error)
        {
            notes.Add($"There is no threshold, so no verdict: {error.Message} --threshold gives one.");
            return (null, null);
        }
    }

    /// <summary>Describes a threshold for JSON.</summary>
    public static object? Document(double? threshold, RunThreshold? run) => threshold is not { } similarity ? null : new
    {
        Similarity = similarity, ChosenOn = run?.ChosenOn,
        FalseAcceptRate = run?.FalseAccepts.Rate, run?.FalseAccepts, run?.FalseRejects,
    };

    /// <summary>Describes a box for JSON.</summary>
    public static object? Document(FaceBox? box) =>
        box is { } one ? new { one.X, one.Y, one.Width, one.Height } : null;
}
