using FaceLab.Learning.Losses;

namespace FaceLab.Learning;

/// <content>The points of the learning curve.</content>
public sealed partial class EmbeddingTrainer
{
    /// <summary>Below so many steps an epoch is too short for a point of its own.</summary>
    private const int StepsWorthAnEvaluation = 20;

    private EvaluationStep? LastEvaluation => history.Count > 0 ? history[^1] : null;

    private bool EvaluationIsDue => Step % Options.ValidateEvery == 0 || Step == Options.Steps || (Options.ValidateEachEpoch && EpochIsOver);

    /// <summary>Whether another epoch is complete since the last point.</summary>
    /// <remarks>Told from what a checkpoint restores, so that a run that goes on has the same points.</remarks>
    private bool EpochIsOver =>
        (int)sampler.Epochs > (int)(LastEvaluation?.Epoch ?? 0) && Step >= StepsWorthAnEvaluation * sampler.Epochs;

    /// <summary>Looks at the validation people, and at what training did since the last point.</summary>
    /// <exception cref="TrainingException">An embedding is not finite.</exception>
    private EvaluationStep NextEvaluation()
    {
        var (spent, waited) = (clock.Elapsed.TotalSeconds, waiting.Elapsed.TotalSeconds);
        clock.Reset();
        waiting.Reset();
        var seconds = progress.Seconds + spent;
        // An earlier process may have begun this interval: its steps count, and so do its seconds.
        var interval = seconds - (LastEvaluation?.Seconds ?? 0);
        var watched = loss as MarginLoss;
        var active = watched?.ActiveShare ?? double.NaN;      // before validation batches pass through the loss
        var (validationLoss, rank, spread) = watch.Measure(Step, withLoss: classes is null);
        var point = new EvaluationStep(Step, seconds, progress.LossSum / progress.StepsSince, validationLoss, progress.StepsSince * sampler.BatchSize / interval)
        {
            Epoch = sampler.Epochs,
            Metric = MetricIsDue ? score!.Measure(model) : double.NaN,
            LearningRate = optimizer.ParamGroups.First().LearningRate,
            GradientNorm = progress.GradientNorm,
            ActiveShare = active,
            EffectiveRank = rank,
            Spread = spread,
            DataWaitShare = waited / spent,
        };
        var scored = !double.IsNaN(point.Metric);
        progress = progress.AfterEvaluation(seconds, Quality(point), scored ? (int)point.Epoch : null);
        return point with { Warning = CollapseMonitor.Look(point, LastEvaluation, watched, model.EmbeddingSize) };
    }

    /// <summary>The score, where there is one; else the validation loss; else the later point is the better one.</summary>
    private double? Quality(EvaluationStep point)
    {
        if (score is not null)
            return double.IsNaN(point.Metric) ? null : point.Metric;
        return double.IsNaN(point.ValidationLoss) ? point.Step : -point.ValidationLoss;
    }

    private bool MetricIsDue => score is not null && ((int)sampler.Epochs > progress.EpochOfMetric || Step == Options.Steps);
}
