using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;
using static TorchSharp.Tests.NN.NnGolden;
using L = TorchSharp.torch.optim.lr_scheduler;

namespace TorchSharp.Tests.Optim;

public sealed class SchedulerTests
{
    private const int Epochs = 30;

    private static readonly Dictionary<string, Func<Optimizer, L.LRScheduler>> Cases = new()
    {
        ["StepLR"] = o => L.StepLR(o, 4, 0.5),
        ["MultiStepLR"] = o => L.MultiStepLR(o, [3, 10, 20], 0.3),
        ["ExponentialLR"] = o => L.ExponentialLR(o, 0.9),
        ["LambdaLR"] = o => L.LambdaLR(o, e => 1.0 / (1 + e)),
        ["MultiplicativeLR"] = o => L.MultiplicativeLR(o, e => 1 - 0.01 * e),
        ["ConstantLR"] = o => L.ConstantLR(o, 0.25, 6),
        ["LinearLR"] = o => L.LinearLR(o, 0.2, 0.9, 8),
        ["LinearLR defaults"] = o => L.LinearLR(o),
        ["PolynomialLR"] = o => L.PolynomialLR(o, 12, 2.0),
        ["CosineAnnealingLR"] = o => L.CosineAnnealingLR(o, 30, 1e-3),
        ["CosineAnnealingLR again"] = o => L.CosineAnnealingLR(o, 8),
        ["SequentialLR"] = o => L.SequentialLR(o, [L.LinearLR(o, 0.1, 1.0, 5), L.StepLR(o, 4, 0.5)], [6]),
        ["SequentialLR three"] = o => L.SequentialLR(
            o, [L.ConstantLR(o, 0.1, 3), L.ExponentialLR(o, 0.9), L.StepLR(o, 4, 0.5)], [5, 15]),
        ["ChainedLR"] = o => L.ChainedLR([L.ConstantLR(o, 0.1, 3), L.ExponentialLR(o, 0.9)]),
        ["CyclicLR"] = o => L.CyclicLR(o, 0.01, 0.1, 4, 6, cycle_momentum: false),
        ["CyclicLR triangular2"] = o => L.CyclicLR(
            o, [0.01, 0.02], [0.1, 0.05], 5, mode: L.impl.CyclicLR.Mode.Triangular2, cycle_momentum: false),
        ["CyclicLR function"] = o => L.CyclicLR(o, 0.01, 0.1, 5, scale_fn: i => Math.Pow(0.95, i),
            scale_mode: L.impl.CyclicLR.ScaleMode.Iterations, cycle_momentum: false),
        ["OneCycleLR"] = o => L.OneCycleLR(o, 0.5, 31),
        ["OneCycleLR Adam"] = o => L.OneCycleLR(o, 0.5, 31),
        ["OneCycleLR three"] = o => L.OneCycleLR(o, [0.5, 0.3], epochs: 8, steps_per_epoch: 4, pct_start: 0.4,
            anneal_strategy: L.impl.OneCycleLR.AnnealStrategy.Linear, div_factor: 10, final_div_factor: 100,
                three_phase: true),
        ["ReduceLROnPlateau"] = o => L.ReduceLROnPlateau(o, factor: 0.5, patience: 2),
        ["ReduceLROnPlateau options"] = o => L.ReduceLROnPlateau(
            o, "max", 0.5, 1, 0.01, "abs", cooldown: 2, min_lr: [0.02, 0.001]),
    };

    public static TheoryData<string> Names => [.. SchedulerNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_rate_is_that_of_PyTorch(string name)
    {
        var golden = Scheduler(name);
        var rates = golden.GetProperty("rates").EnumerateArray().Select(Numbers).ToList();
        using var optimizer = Make(name.EndsWith("Adam", StringComparison.Ordinal), rates[0].Length);
        var scheduler = Cases[name](optimizer);
        var momenta = golden.GetProperty("momenta").EnumerateArray().Select(Numbers).ToList();
        for (var epoch = 0; epoch <= Epochs; epoch++)
        {
            AssertClose(rates[epoch], optimizer.ParamGroups.Select(group
                => group.LearningRate), $"{name}, rate {epoch}");
            AssertClose(momenta[epoch], optimizer.ParamGroups.Select(Momentum), $"{name}, momentum {epoch}");
            if (epoch == Epochs) break;
            if (name.StartsWith("ReduceLROnPlateau", StringComparison.Ordinal))
                scheduler.step(Metrics[epoch]);
            else
                scheduler.step();
        }
    }

    [Fact]
    public void A_golden_scheduler_has_its_call() => Assert.Equal(SchedulerNames.Order(), Cases.Keys.Order());

    [Fact]
    public void The_last_rates_can_be_asked_for()
    {
        using var optimizer = Make(adam: false);
        var scheduler = L.ExponentialLR(optimizer, 0.5);
        scheduler.step();
        Assert.Equal([0.05, 0.01], scheduler.get_last_lr());
    }

    [Fact]
    public void A_step_to_an_epoch_uses_the_closed_form()
    {
        using var optimizer = Make(adam: false);
        var scheduler = L.StepLR(optimizer, 3, 0.5);
        scheduler.step(7);
        Assert.Equal([0.025, 0.005], scheduler.get_last_lr());
    }

    [Fact]
    public void A_plateau_needs_its_metric()
    {
        using var optimizer = Make(adam: false);
        var scheduler = L.ReduceLROnPlateau(optimizer);
        Assert.Throws<InvalidOperationException>(() => scheduler.step());
        Assert.Throws<ArgumentException>(() => L.ReduceLROnPlateau(optimizer, mode: "low"));
        Assert.Throws<ArgumentException>(() => L.ReduceLROnPlateau(optimizer, factor: 1.0));
    }

    [Fact]
    public void Arguments_that_make_no_sense_are_refused()
    {
        using var optimizer = Make(adam: false);
        Assert.Throws<ArgumentException>(() => L.OneCycleLR(optimizer, 0.1));
        Assert.Throws<ArgumentException>(() => L.OneCycleLR(optimizer, 0.1, 10, pct_start: 2));
        Assert.Throws<ArgumentException>(() => L.SequentialLR(optimizer, [L.StepLR(optimizer, 1)], [3]));
        using var plain = optim.Adagrad([new Parameter(zeros(1))]);
        Assert.Throws<ArgumentException>(() => L.OneCycleLR(plain, 0.1, 10));
        Assert.Throws<ArgumentException>(()
            => L.SequentialLR(optimizer, [L.StepLR(plain, 1), L.StepLR(optimizer, 1)], [3]));
    }

    private static Optimizer Make(bool adam, int groups = 2)
    {
        Parameter[] first = [new(zeros(1))], second = [new(zeros(1))];
        Adam.ParamGroup[] adams = [new(first, new Adam.Options()), new(second, lr: 0.02)];
        SGD.ParamGroup[] sgds = [new(first, new SGD.Options()), new(second, lr: 0.02, momentum: 0.9)];
        return adam ? optim.Adam(adams[..groups], 0.1) : optim.SGD(sgds[..groups], 0.1, 0.9);
    }

    private static double Momentum(ILearningRateController group)
        => group is IMomentum plain ? plain.Momentum : ((IBetas)group).Betas.Item1;

    private static void AssertClose(double[] expected, IEnumerable<double> actual, string what)
        => Assert.True(expected.Zip(actual, (e, a)
            => Math.Abs(e - a) <= 1e-9 * Math.Max(1e-3, Math.Abs(e))).All(close => close),
            $"{what}: expected {string.Join(", ", expected)}, got {string.Join(", ", actual)}");
}
