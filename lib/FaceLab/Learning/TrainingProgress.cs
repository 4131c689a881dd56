using System.Text.Json.Serialization;

namespace FaceLab.Learning;

/// <summary>The numbers of a run that a checkpoint keeps, apart from tensors, sampler and curve.</summary>
/// <param name="Step">Optimizer steps so far.</param>
/// <param name="LossSum">The sum of the losses since the last evaluation.</param>
/// <param name="StepsSince">Steps since the last evaluation.</param>
/// <param name="GradientNorm">The length of the last gradient.</param>
/// <param name="Seconds">Seconds of training up to the last evaluation or checkpoint of an earlier process.</param>
/// <param name="Best">The best metric, or minus the lowest validation loss; not a number before the first.</param>
/// <param name="BestStep">The step of the best evaluation.</param>
/// <param name="MetricsSinceBest">The number of metrics measured since then.</param>
/// <param name="EpochOfMetric">Whole epochs at the last metric.</param>
internal sealed record TrainingProgress(
    int Step = 0, double LossSum = 0, int StepsSince = 0, double GradientNorm = double.NaN, double Seconds = 0,
    double Best = double.NaN, int BestStep = 0,
    [property: JsonPropertyName("scoresSinceBest")] int MetricsSinceBest = 0,
    [property: JsonPropertyName("epochOfScore")] int EpochOfMetric = 0)
{
    /// <summary>Counts a step.</summary>
    public TrainingProgress AfterStep(double loss, double gradientNorm) => this with
    {
        Step = Step + 1,
        LossSum = LossSum + loss,
        StepsSince = StepsSince + 1,
        GradientNorm = gradientNorm,
    };

    /// <summary>Begins the next interval.</summary>
    /// <param name="seconds">Seconds of training so far.</param>
    /// <param name="quality">The quality of the network, larger being better; null if not measured.</param>
    /// <param name="epoch">Whole epochs so far, if a metric was measured.</param>
    public TrainingProgress AfterEvaluation(double seconds, double? quality, int? epoch)
    {
        var next = this with { LossSum = 0, StepsSince = 0, Seconds = seconds, EpochOfMetric = epoch ?? EpochOfMetric };
        if (quality is not { } now)
            return next;
        return double.IsNaN(Best) || now > Best
            ? next with { Best = now, BestStep = Step, MetricsSinceBest = 0 }
            : next with { MetricsSinceBest = MetricsSinceBest + 1 };
    }

    /// <summary>Returns the contradiction in the numbers of a file; <see langword="null"/> if there is none.</summary>
    /// <param name="curve">The curve in the same file.</param>
    /// <param name="steps">Steps of the whole run.</param>
    public string? Fault(IReadOnlyList<EvaluationStep?> curve, int steps)
    {
        var at = 0;
        foreach (var one in curve)
        {
            if (one is null || one.Step <= at || one.Step > Step || !double.IsFinite(one.Seconds))
                return $"Its curve has {(one is null ? "nothing" : $"step {one.Step:N0} at {one.Seconds} s")} after " +
                    $"step {at:N0}, in a run of {Step:N0} steps.";
            at = one.Step;
        }
        if (Step < 0 || Step > steps || StepsSince != Step - at)
            return $"It says {Step:N0} steps of {steps:N0}, {StepsSince:N0} of them after the curve's last " +
                $"step {at:N0}.";
        if (BestStep != 0 && !curve.Any(one => one!.Step == BestStep))
            return $"Its best step {BestStep:N0} is not in its curve.";
        return MetricsSinceBest < 0 || MetricsSinceBest > curve.Count || EpochOfMetric < 0
            || !double.IsFinite(LossSum) || !(double.IsFinite(Seconds) && Seconds >= 0)
            ? $"It says {MetricsSinceBest:N0} metrics since the best, epoch {EpochOfMetric:N0}, a sum of losses " +
                $"of {LossSum}, {Seconds} seconds." : null;
    }
}
