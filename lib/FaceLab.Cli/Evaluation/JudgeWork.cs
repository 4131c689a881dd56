using FaceLab.Evaluation.Reporting;
using FaceLab.Runs;
using static FaceLab.Cli.CommandParts;
using static TorchSharp.torch;

namespace FaceLab.Cli.Evaluation;

/// <summary>Prepares the faces for some models, and judges each on the same pairs.</summary>
internal sealed class JudgeWork : IDisposable
{
    private readonly IReadOnlyList<EvaluationData> data;

    private JudgeWork(IReadOnlyList<EvaluationData> data) => this.data = data;

    /// <summary>The models with their figures; those beside the first one come after it.</summary>
    public IReadOnlyList<JudgedModel> Judged { get; private set; } = [];

    /// <summary>Does the work, and says what readers of the figures should know.</summary>
    /// <returns>The judged models; the caller disposes them.</returns>
    public static JudgeWork Run(IReadOnlyList<IEvaluatedModel> models, EvaluationPictures pictures, ParseResult line,
        CancellationToken cancellationToken)
    {
        // In a virtual machine libtorch may count too few cores.
        set_num_threads(Environment.ProcessorCount);
        var work = new JudgeWork(Prepared("Preparing faces", pictures, line, cancellationToken));
        try
        {
            var tasks = work.Tasks(models, line, cancellationToken);
            work.Judged = JudgedModel.Named([.. models.Select((model, i) =>
                work.Judge(i, model, tasks[i], cancellationToken))]);
            work.Warn();
            cancellationToken.ThrowIfCancellationRequested();
            return work;
        }
        catch
        {
            work.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var one in data)
            one.Dispose();
    }

    private static IReadOnlyList<EvaluationData> Prepared(string title, EvaluationPictures pictures, ParseResult line,
        CancellationToken cancellationToken) => LongWork.Run(title, pictures.Count, progress =>
            pictures.PrepareAll(CacheOptionsOf(line), progress, cancellationToken));

    /// <summary>Returns the task of each model, with the thresholds of another set where one is named.</summary>
    private EvaluationTask[] Tasks(IReadOnlyList<IEvaluatedModel> models, ParseResult line,
        CancellationToken cancellationToken)
    {
        if (EvaluationLine.ThresholdSetOf(line) is not { } set)
            return [.. data.Select(one => one.Task)];
        var options = EvaluationLine.OptionsOf(line) with { Protocol = EvaluationProtocol.Auto };
        var others = Prepared($"Preparing faces of {set}", EvaluationPictures.Open(models, set, options), line,
            cancellationToken);
        using var owner = new JudgeWork(others);
        return [.. models.Select((model, i) => data[i].Task.With(
            ChosenThresholds.On(model, others[i].Faces, others[i].Task, data[i].Task.Faces)))];
    }

    private JudgedModel Judge(int i, IEvaluatedModel model, EvaluationTask task, CancellationToken cancellationToken)
    {
        var evaluation = LongWork.Run($"Judging {model.Name}", ModelEvaluation.FacesOf(task), progress =>
            ModelEvaluation.Measure(model, data[i].Faces, task, progress, cancellationToken));
        return new JudgedModel(model, data[i].Faces, evaluation, data[i].Warnings);
    }

    /// <summary>Adds warnings of bare pixels to the first model's, and says all of them.</summary>
    private void Warn()
    {
        var behind = BaselineWarnings.Of(Judged[0], Judged.Skip(1));
        Judged = [Judged[0] with { Warnings = [.. Judged[0].Warnings, .. behind] }, .. Judged.Skip(1)];
        foreach (var (i, model) in Judged.Index())
            foreach (var warning in model.Warnings)
                Output.Note(i == 0 ? $"note: {warning}" : $"note: {model.Name}: {warning}");
    }
}
