using System.Globalization;
using FaceLab.Display.Reports;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;
using FaceLab.Runs;
using static FaceLab.Cli.CommandParts;
using static TorchSharp.torch;

namespace FaceLab.Cli.Evaluation;

/// <summary><c>facelab evaluate MODEL SET</c> and, with an HTML page, <c>facelab report MODEL SET</c>.</summary>
internal static class EvaluateCommand
{
    private static readonly Dictionary<string, EvaluationProtocol> Protocols = new(StringComparer.Ordinal)
    {
        ["auto"] = EvaluationProtocol.Auto, ["view1"] = EvaluationProtocol.View1, ["view2"] = EvaluationProtocol.View2,
        ["frontal"] = EvaluationProtocol.FrontalFrontal, ["profile"] = EvaluationProtocol.FrontalProfile,
        ["sampled"] = EvaluationProtocol.Sampled,
    };

    private static readonly Argument<string> Model = new("model")
    { Description = "A run's folder, or a network's file such as RUN/checkpoints/best.safetensors." };

    private static readonly Argument<string> Set = CommandParts.Set();

    private static readonly Option<string> Protocol = Usual("--protocol",
        "The pairs: view1 or view2 of LFW, frontal or profile of CFP, or sampled: " +
        "half of the people choose the threshold for the other half. auto takes the set's own.", "auto")
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

    private static readonly Option<string?> Align = Optional<string?>("--align",
        "Instead of the model's own preparation: align faces to this template.").Among("none", "arcface", "openface");

    private static readonly Option<int?> Size = Optional<int?>("--size", "Likewise: the side of a face in pixels.");

    private static readonly Option<double?> Crop = Optional<double?>("--crop",
        "Likewise: the side of the centred square as a share of the shorter side.");

    private static readonly Option<string?> Out = Optional<string?>("--out",
        "The folder for the results; if not given, RUN/evaluation, or ./evaluation for a file outside a run.");

    public static Command Create() => Make("evaluate",
        "Judge a trained network on a set of faces: a table, and a CSV file of every figure.", withPage: false);

    public static Command CreateReport() => Make("report",
        "Do as evaluate, and write one HTML page with curves, threshold explorer and hardest pairs; it works offline.",
        withPage: true);

    private static Command Make(string name, string description, bool withPage) => MakeCommand(name, description,
        (line, cancellationToken) => Run(line, withPage, cancellationToken),
        Model, Set, Protocol, Pairs, SampledPairs, Seed, Align, Size, Crop, Out, Cache, CommandParts.Device, Json);

    /// <summary>Prepares, embeds, judges, then writes the files, each whole or not at all.</summary>
    private static int Run(ParseResult line, bool withPage, CancellationToken cancellationToken)
    {
        // In a virtual machine libtorch may count too few cores.
        set_num_threads(Environment.ProcessorCount);
        var (set, options) = (line.GetRequiredValue(Set), OptionsOf(line));
        using var model = EvaluatedModel.Open(line.GetRequiredValue(Model), DeviceOf(line));
        var file = FileOf(line.GetValue(Out), model, set, line.GetRequiredValue(Protocol), options.PairFiles);
        var pictures = EvaluationPictures.Open(model, set, options);
        using var data = LongWork.Run("Preparing faces", pictures.Count, progress =>
            pictures.Prepare(CacheOptionsOf(line), progress, cancellationToken));
        foreach (var warning in data.Warnings)
            Output.Note($"note: {warning}");
        var evaluation = LongWork.Run("Judging", ModelEvaluation.FacesOf(data.Task), progress =>
            ModelEvaluation.Measure(model.Network, data.Faces, data.Task, progress, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        var (csv, page) = ($"{file}.csv", withPage ? $"{file}.html" : null);
        EvaluationFigure.WriteCsv(csv, model.Name, data.Task.Name, evaluation.Figures);
        if (page is not null)
            EvaluationReport.Of(evaluation, data.Faces, model, data.Warnings).Save(page);
        if (line.GetValue(Json))
            Output.Json(Document(evaluation, model, data.Warnings, csv, page));
        else
            Show(evaluation, model, csv, page);
        return 0;
    }

    private static EvaluationOptions OptionsOf(ParseResult line)
    {
        var (files, sampled) = (line.GetValue(Pairs) ?? [], line.GetValue(SampledPairs));
        // The number of sampled pairs had this name before.
        if (files is [var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            (files, sampled) = ([], number);
        if (sampled < 10)
            throw new ArgumentException($"--sampled-pairs {sampled} is too few to tell anything: give at least 10.");
        var (align, size, crop) = (line.GetValue(Align), line.GetValue(Size), line.GetValue(Crop));
        var usual = new PreparationOptions();
        return new EvaluationOptions
        {
            Protocol = Protocols[line.GetRequiredValue(Protocol)], PairFiles = files, PairsEach = sampled,
            Seed = line.GetValue(Seed),
            Preparation = align is null && size is null && crop is null ? null : new()
            {
                Align = align is null ? usual.Align : Enum.Parse<AlignmentTarget>(align, ignoreCase: true),
                Size = size ?? usual.Size, CropShare = crop ?? usual.CropShare,
            },
        };
    }

    /// <summary>Names the files after the set, the protocol or pairs asked for, and the model if it is a file outside a
    /// run.</summary>
    /// <exception cref="IOException">The folder cannot be made: better now than after the work.</exception>
    private static string FileOf(string? folder, EvaluatedModel model, string set, string protocol,
        IReadOnlyList<string> pairFiles)
    {
        folder ??= model.Run is { } run ? Path.Combine(run.Folder, "evaluation") : "evaluation";
        folder = Directory.CreateDirectory(folder).FullName;
        List<string> parts = [Path.GetFileName(Path.TrimEndingDirectorySeparator(set))];
        if (model.Run is null)
            parts.Insert(0, model.Name);
        if (protocol != "auto")
            parts.Add($"{Protocols[protocol]}".ToLowerInvariant());
        parts.AddRange(pairFiles.Select(pairs => Path.GetFileNameWithoutExtension(pairs)));
        return Path.Combine(folder, string.Concat(string.Join('-', parts)
            .Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' ? character
                : '-')));
    }

    /// <summary>Describes the evaluation for JSON, which knows no NaN.</summary>
    private static object Document(ModelEvaluation evaluation, EvaluatedModel model, IReadOnlyList<string> notes,
        string csv, string? page) => new
        {
            Model = model.Name, Task = evaluation.Task.Name, evaluation.Task.ThresholdFrom,
            Pairs = evaluation.Pairs.Count,
            Notes = notes, Csv = csv, Page = page,
            Figures = evaluation.Figures.Select(figure => new
            {
                figure.Name, Value = double.IsFinite(figure.Value) ? figure.Value : (double?)null, figure.Low,
                figure.High,
                figure.Of?.Count, figure.Of?.Total,
            }),
        };

    private static void Show(ModelEvaluation evaluation, EvaluatedModel model, string csv, string? page)
    {
        // Two tables: one would be longer than a list shows.
        var pairs = evaluation.Figures
            .TakeWhile(figure => figure.Name != "clusters" &&
                !figure.Name.StartsWith("rank_", StringComparison.Ordinal)).Count();
        string[][] rows = [.. evaluation.Figures.Select(figure => EvaluationTable.RowOf(figure).ToArray())];
        string[] columns = [.. EvaluationTable.Columns];
        Output.List($"{model.Name} on {evaluation.Task.Name}, {evaluation.Pairs.Count:N0} pairs, " +
            $"threshold from {evaluation.Task.ThresholdFrom}", columns, rows[..pairs]);
        Output.List("Identification and clustering of its people", columns, rows[pairs..]);
        Output.Note($"figures in {csv}{(page is null ? "" : $", page in {page}")}");
    }
}
