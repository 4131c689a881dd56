using FaceLab.Faces;
using FaceLab.Learning;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning;

public sealed class FusedAdamWTests : IDisposable
{
    private const double Rate = 0.01;
    private const double Decay = 0.1;
    private readonly DisposeScope scope = NewDisposeScope();

    public FusedAdamWTests() => manual_seed(1);

    public void Dispose() => scope.Dispose();

    /// <summary>One number, an odd count, a kernel with channels-last strides, more than one block.</summary>
    [Fact]
    public void It_is_TorchSharp_s_AdamW()
    {
        Parameter[] mine = [new(randn(1)), new(randn(13)), new(FaceInput.ChannelsLast(randn(5, 4, 3, 3))),
            new(randn(300, 251))];
        var theirs = mine.Select(one => new Parameter(one.detach().clone())).ToArray();
        using var fused = new FusedAdamW([Group(mine, Decay)], Rate);
        using var plain = optim.AdamW([Group(theirs, Decay)], Rate);

        for (var step = 0; step < 20; step++)
        {
            var gradients = mine.Select(one => randn(one.shape)).ToList();
            Step(fused, mine, gradients);
            Step(plain, theirs, gradients);
        }

        foreach (var (given, expected) in mine.Zip(theirs))
            Assert.True(given.allclose(expected, rtol: 1e-5, atol: 1e-6),
                $"{given.shape.Length}-d parameters differ by {(given - expected).abs().max().item<float>()}");
    }

    [Fact]
    public void It_is_the_paper_s_algorithm_worked_by_hand()
    {
        var weight = new Parameter(tensor(2f));
        using var optimizer = new FusedAdamW([Group([weight], Decay)], Rate);
        var (expected, mean, square) = (2.0, 0.0, 0.0);

        for (var step = 1; step <= 5; step++)
        {
            var gradient = step - 2.5;
            mean = 0.9 * mean + 0.1 * gradient;
            square = 0.999 * square + 0.001 * gradient * gradient;
            var (unbiased, length) = (mean / (1 - Math.Pow(0.9, step)),
                Math.Sqrt(square / (1 - Math.Pow(0.999, step))));
            expected -= Rate * (unbiased / (length + 1e-8) + Decay * expected);
            Step(optimizer, [weight], [tensor((float)gradient)]);
        }

        Assert.Equal(expected, weight.item<float>(), 1e-5);
    }

    /// <summary>The gradients of a concatenation lie in one piece of memory.</summary>
    [Fact]
    public void Gradients_that_share_memory_are_told_apart()
    {
        Parameter[] mine = [new(zeros(2, 3)), new(zeros(4, 3))];
        using var optimizer = new FusedAdamW([Group(mine, 0)], Rate);

        (cat(mine, 0) * tensor(new float[] { 1, 1, -1, -1, -1, -1 }).unsqueeze(1)).sum().backward();
        optimizer.step();

        Assert.Equal(-Rate, mine[0].max().item<float>(), 1e-6);
        Assert.Equal(Rate, mine[1].min().item<float>(), 1e-6);
    }

    [Fact]
    public void A_parameter_without_a_gradient_stays()
    {
        Parameter[] parameters = [new(randn(3)), new(randn(3))];
        var before = parameters[0].detach().clone();
        using var optimizer = new FusedAdamW([Group(parameters, Decay)], Rate);

        parameters[1].sum().backward();
        optimizer.step();

        Assert.True(before.Equals(parameters[0]));
        Assert.False(before.Equals(parameters[1]));
    }

    [Fact]
    public void Gradients_are_forgotten_not_added_to()
    {
        var weight = new Parameter(tensor(2f));
        using var optimizer = new FusedAdamW([Group([weight], 0)], Rate);
        (weight * 3).backward();

        optimizer.zero_grad();

        Assert.Null(weight.grad);
    }

    private static AdamW.ParamGroup Group(Parameter[] parameters, double decay) =>
        new(parameters, lr: Rate, weight_decay: decay);

    private static void Step(AdamW optimizer, Parameter[] parameters, IReadOnlyList<Tensor> gradients)
    {
        optimizer.zero_grad();
        parameters.Zip(gradients).Aggregate(zeros(1), (sum, one) => sum + (one.First * one.Second).sum()).backward();
        optimizer.step();
    }
}
