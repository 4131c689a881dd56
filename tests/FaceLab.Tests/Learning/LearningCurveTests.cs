using FaceLab.Learning;

namespace FaceLab.Tests.Learning;

public sealed class LearningCurveTests
{
    [Fact]
    public void The_best_step_has_the_highest_metric_and_steps_are_those_that_were_made()
    {
        EvaluationStep[] history = [new(10, 1, 1, 1, 1), new(20, 1, 1, 1, 1) { Metric = 0.9 },
            new(1030, 1, 1, 1, 1) { Metric = 0.8 }];

        Assert.Equal(20, history.Best()!.Step);
        Assert.Null(history[..1].Best());
        Assert.Equal("1,030 of 2,000", history.StepsOf(2000));
        Assert.Equal("0 of 5", Array.Empty<EvaluationStep>().StepsOf(5));
    }
}
