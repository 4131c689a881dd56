using System.Globalization;
using FaceLab.Evaluation.Reporting;
using FaceLab.Runs;
using static FaceLab.Cli.CommandParts;

namespace FaceLab.Cli.Evaluation;

/// <summary>The options that <c>evaluate</c> and <c>report</c> share.</summary>
internal static class EvaluationLine
{
    private static readonly Dictionary<string, EvaluationProtocol> Protocols = new(StringComparer.Ordinal)
    {
        ["auto"] = EvaluationProtocol.Auto, ["view1"] = EvaluationProtocol.View1, ["view2"] = EvaluationProtocol.View2,
        ["frontal"] = EvaluationProtocol.FrontalFrontal, ["profile"] = EvaluationProtocol.FrontalProfile,
        ["sampled"] = EvaluationProtocol.Sampled,
    };

    private static readonly Option<string> Protocol = Usual("--protocol",
        "The pairs: view1 or view2 of LFW, frontal or profile of CFP, or sampled: " +
        "each half of the people chooses the threshold for the other. auto takes the set's own.", "auto")
            .Among([.. Protocols.Keys]);

    private static readonly Option<string[]> Pairs = new("--pairs")
    {
        Description = "A file of own pairs instead of a protocol (again for another): CSV with path1,path2 or " +
            "name1,number1,name2,number2, and with genuine and fold if you like; or LFW's lists, also Kaggle's. " +
            "Example: --pairs my-pairs.csv",
        HelpName = "FILE",
    };

    private static readonly Option<int> SampledPairs = Usual("--sampled-pairs",
        "With sampled pairs: at most this many genuine and as many impostor pairs.", new EvaluationOptions().PairsEach);

    private static readonly Option<string[]> Baseline = Optional<string[]>("--baseline",
        "Judge this beside it on the same pairs: 'pixels', or another run. May be given several times.",
        "pixels|RUN");

    private static readonly Option<string?> ThresholdFrom = Optional<string?>("--threshold-from",
        "Take the thresholds of pairs and of clusters from this set, by name or path.", "set");

    private static readonly Option<string?> PairsOut = Optional<string?>("--pairs-out",
        "Write every judged pair with its similarity and verdict to this CSV file.", "file");

    private static readonly Option<string?> Out = Optional<string?>("--out",
        "The folder for the results; if not given, RUN/evaluation, or ./evaluation for other models.");

    /// <summary>All of them, for a command.</summary>
    public static Symbol[] Symbols =>
    [
        Protocol, Pairs, SampledPairs, Seed, .. PreparationParts.All, .. ModelParts.OnnxOptions, Baseline,
        ThresholdFrom, PairsOut, Out, Force, Cache, CommandParts.Device, Json,
    ];

    /// <summary>Reads the options of an evaluation.</summary>
    public static EvaluationOptions OptionsOf(ParseResult line)
    {
        var (files, sampled) = (line.GetValue(Pairs) ?? [], line.GetValue(SampledPairs));
        // The number of sampled pairs had this name before.
        if (files is [var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            (files, sampled) = ([], number);
        return new EvaluationOptions
        {
            Protocol = Protocols[line.GetRequiredValue(Protocol)], PairFiles = files, PairsEach = sampled,
            Seed = line.GetValue(Seed), Changes = PreparationParts.ChangesOf(line),
            FitFraming = PreparationParts.Fits(line),
        };
    }

    /// <summary>Opens models, then what is to stand beside the first of them.</summary>
    /// <returns>The models; the caller disposes them.</returns>
    public static IReadOnlyList<IEvaluatedModel> ModelsOf(ParseResult line, IEnumerable<string> paths)
    {
        var models = new List<IEvaluatedModel>();
        try
        {
            string[] all = [.. paths, .. line.GetValue(Baseline) ?? []];
            foreach (var path in all)
                models.Add(path == PixelBaseline.Word && models.Count > 0
                    ? new PixelBaseline(models[0]) : ModelParts.Open(path, line, all));
            return models;
        }
        catch
        {
            models.ForEach(model => model.Dispose());
            throw;
        }
    }

    /// <summary>The set that chooses the thresholds; <see langword="null"/> for the judged set.</summary>
    public static string? ThresholdSetOf(ParseResult line) => line.GetValue(ThresholdFrom);

    /// <summary>Names the files of the results, and fails if they exist and may not be overwritten.</summary>
    public static ResultFiles FilesOf(ParseResult line, IReadOnlyList<IEvaluatedModel> models, string set,
        EvaluationPictures pictures, bool withPage)
    {
        var name = new ResultName(models, set, pictures.Protocol, OptionsOf(line), pictures.Preparations[0],
            line.GetValue(ThresholdFrom));
        var path = Path.Combine(Path.GetFullPath(line.GetValue(Out) ?? name.Folder), $"{name}");
        var pairs = line.GetValue(PairsOut);
        var files = new ResultFiles($"{path}.csv", withPage ? $"{path}.html" : null,
            pairs is null ? null : Path.GetFullPath(pairs));
        RequireNew(line, [.. ((string?[])[files.Csv, files.Page, files.Pairs]).OfType<string>()]);
        // Better now than after the work.
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return files;
    }
}

/// <summary>The files of an evaluation's results.</summary>
/// <param name="Csv">The figures.</param>
/// <param name="Page">The page, if there is one.</param>
/// <param name="Pairs">The judged pairs, if they were asked for.</param>
internal sealed record ResultFiles(string Csv, string? Page, string? Pairs);
