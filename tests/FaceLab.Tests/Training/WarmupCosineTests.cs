using FaceLab.Training;

namespace FaceLab.Tests.Training;

public sealed class WarmupCosineTests
{
    [Fact]
    public void Ten_steps_with_a_fifth_of_warm_up_by_hand()
    {
        double[] expected = [1 / 3.0, 2 / 3.0, .. Enumerable.Range(0, 8).Select(k => (1 + Math.Cos(Math.PI * k / 8)) / 2)];

        Assert.All(Enumerable.Range(0, 10), step => Assert.Equal(expected[step], WarmupCosine.Factor(step, 10, 0.2), 12));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 0.9)]
    [InlineData(2, 0.5)]
    [InlineData(1000, 0.2)]
    [InlineData(1000, 0.999)]
    public void It_rises_to_1_then_falls_and_never_stops_a_step(int steps, double warmupShare)
    {
        var factors = Enumerable.Range(0, steps).Select(step => WarmupCosine.Factor(step, steps, warmupShare)).ToList();

        var top = factors.IndexOf(factors.Max());
        Assert.Equal(1, factors[top]);
        Assert.Equal((int)(steps * warmupShare), top);
        Assert.All(factors, factor => Assert.InRange(factor, 1e-9, 1));
        Assert.Equal(factors.Take(top + 1).Order(), factors.Take(top + 1));
        Assert.Equal(factors.Skip(top).OrderDescending(), factors.Skip(top));
    }
}
