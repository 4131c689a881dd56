using System.Text.Json;
using FaceLab.Learning;

namespace FaceLab.Tests.Learning;

public sealed class ScheduleTests
{
    private static double[] Factors(LearningRateSchedule schedule, int steps) =>
        [.. Enumerable.Range(0, steps).Select(step => schedule.Factor(step, steps))];

    [Fact]
    public void Cosine_over_ten_steps_with_a_fifth_of_warm_up_by_hand()
    {
        double[] expected = [1 / 3.0, 2 / 3.0, .. Enumerable.Range(0, 8)
            .Select(k => (1 + Math.Cos(Math.PI * k / 8)) / 2)];

        var factors = Factors(new CosineDecay { WarmupShare = 0.2 }, 10);

        Assert.All(Enumerable.Range(0, 10), step => Assert.Equal(expected[step], factors[step], 12));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 0.9)]
    [InlineData(2, 0.5)]
    [InlineData(1000, 0.2)]
    [InlineData(1000, 0.999)]
    public void Cosine_rises_to_1_then_falls_and_never_stops_a_step(int steps, double warmupShare)
    {
        var factors = Factors(new CosineDecay { WarmupShare = warmupShare }, steps).ToList();

        var top = factors.IndexOf(factors.Max());
        Assert.Equal(1, factors[top]);
        Assert.Equal((int)(steps * warmupShare), top);
        Assert.All(factors, factor => Assert.InRange(factor, 1e-9, 1));
        Assert.Equal(factors.Take(top + 1).Order(), factors.Take(top + 1));
        Assert.Equal(factors.Skip(top).OrderDescending(), factors.Skip(top));
    }

    [Fact]
    public void Steps_fall_where_they_are_told_to()
    {
        var factors = Factors(new StepDecay { At = [0.5, 0.8], By = 0.1 }, 10);

        Assert.Equal([1, 1, 1, 1, 1, 0.1, 0.1, 0.1, 0.01, 0.01], factors.Select(factor => Math.Round(factor, 12)));
    }

    /// <summary>torch.optim.lr_scheduler.OneCycleLR(max_lr=1, total_steps=10) of PyTorch 1.13.</summary>
    [Fact]
    public void One_cycle_is_PyTorchs()
    {
        double[] expected = [0.04, 0.52, 1.0, 0.950484632, 0.811745654, 0.611262022, 0.388741978, 0.188258346,
            0.049519368, 4e-06];

        var factors = Factors(new OneCycle(), 10);

        Assert.All(Enumerable.Range(0, 10), step => Assert.Equal(expected[step], factors[step], 6));
    }

    [Fact]
    public void Constant_stays_after_its_warm_up() => Assert.Equal(
        [0.5, 1, 1, 1], Factors(new ConstantRate { WarmupShare = 0.25 }, 4));

    [Fact]
    public void Every_schedule_comes_back_from_json_as_it_was()
    {
        LearningRateSchedule[] schedules = [new CosineDecay { WarmupShare = 0.1 },
            new StepDecay { At = [0.25], By = 0.5 }, new OneCycle { RiseShare = 0.2 }, new ConstantRate()];
        foreach (var schedule in schedules)
        {
            var back = JsonSerializer.Deserialize<LearningRateSchedule>(JsonSerializer.Serialize(schedule))!;
            Assert.Equal(schedule.GetType(), back.GetType());
            Assert.Equal(Factors(schedule, 20), Factors(back, 20));
        }
    }

    public static TheoryData<LearningRateSchedule> OutOfRange => new(
        new CosineDecay { WarmupShare = 1 }, new CosineDecay { WarmupShare = double.NaN }, new StepDecay { By = 0 },
            new StepDecay { At = [1.5] },
        new OneCycle { RiseShare = 0 }, new OneCycle { StartDivisor = 0.5 },
            new OneCycle { EndDivisor = double.PositiveInfinity });

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Settings_out_of_range_are_refused(LearningRateSchedule schedule) =>
        Assert.Throws<ArgumentOutOfRangeException>(schedule.Validate);
}
