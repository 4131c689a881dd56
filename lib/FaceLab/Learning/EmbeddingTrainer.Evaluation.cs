using FaceLab.Learning.Losses;

namespace FaceLab.Learning;

/// <content>The evaluation steps of the learning curve.</content>
public sealed partial class EmbeddingTrainer
{
    /// <summary>The least number of steps of an epoch that gets an evaluation of its own.</summary>
    private const int StepsWorthAnEvaluation = 20;

    private EvaluationStep? LastEvaluation => history.Count > 0 ? history[^1] : null;

    private bool EvaluationIsDue => Step % Options.ValidateEvery == 0 || Step == Options.Steps
        || (Options.ValidateEachEpoch && EpochIsOver);

    /// <summary>True if an epoch was completed after the last evaluation.</summary>
    /// <remarks>A checkpoint restores what it depends on: a resumed run has the same evaluations.</remarks>
    private bool EpochIsOver =>
        (int)sampler.Epochs > (int)(LastEvaluation?.Epoch ?? 0) && Step >= StepsWorthAnEvaluation * sampler.Epochs;

    private bool MetricIsDue =>
        metric is not null && ((int)sampler.Epochs > progress.EpochOfMetric || Step == Options.Steps);

    /// <summary>Measures the validation identities, and the training since the last evaluation.</summary>
    /// <exception cref="TrainingException">An embedding is not finite.</exception>
    internal EvaluationStep Evaluate()
    {
        var (spent, waited) = (clock.Elapsed.TotalSeconds, waiting.Elapsed.TotalSeconds);
        clock.Reset();
        waiting.Reset();
        var seconds = progress.Seconds + spent;
        // An earlier process may have begun this interval: its steps count, and so do its seconds.
        var interval = seconds - (LastEvaluation?.Seconds ?? 0);
        var statistics = loss as MarginLoss;
        // Read before the validation batches pass through the loss.
        var active = statistics?.ActiveShare ?? double.NaN;
        var (validationLoss, rank, spread) = validation.Measure(Step);
        var step = new EvaluationStep(Step, seconds, progress.LossSum / progress.StepsSince, validationLoss,
            progress.StepsSince * sampler.BatchSize / interval)
        {
            Epoch = sampler.Epochs,
            Metric = MetricIsDue ? metric!.Measure(model) : double.NaN,
            LearningRate = optimizer.ParamGroups.First().LearningRate,
            GradientNorm = progress.GradientNorm,
            ActiveShare = active,
            EffectiveRank = rank,
            Spread = spread,
            DataWaitShare = waited / spent,
        };
        progress = progress.AfterEvaluation(seconds, Quality(step), double.IsNaN(step.Metric) ? null : (int)step.Epoch);
        return step with
        {
            Warning = ZeroLoss.WarningOf(step, statistics)
                ?? CollapseMonitor.WarningOf(step, LastEvaluation, statistics, model.EmbeddingSize),
        };
    }

    /// <summary>Returns the metric if there is one, else minus the validation loss, else the step.</summary>
    private double? Quality(EvaluationStep step)
    {
        if (metric is not null)
            return double.IsNaN(step.Metric) ? null : step.Metric;
        return double.IsNaN(step.ValidationLoss) ? step.Step : -step.ValidationLoss;
    }
}
