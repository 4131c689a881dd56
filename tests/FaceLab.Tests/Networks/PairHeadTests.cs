using FaceLab.Networks;
using FaceLab.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Tests.Networks;

public sealed class PairHeadTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Tensor first;
    private readonly Tensor second;

    public PairHeadTests()
    {
        manual_seed(1);
        (first, second) = (randn(5, 6), randn(5, 6));
    }

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Cosines_are_those_of_a_loop_and_the_same_both_ways_round()
    {
        using var head = new CosineHead(6);

        var given = head.call(first, second).data<float>().ToArray();
        var swapped = head.call(second, first).data<float>().ToArray();

        Assert.Equal(PairOutput.CosineSimilarity, head.Output);
        for (var pair = 0; pair < 5; pair++)
        {
            var (a, b) = (Row(first, pair), Row(second, pair));
            var expected = a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(x => x * x));
            Assert.Equal(expected, given[pair], 1e-5);
            Assert.Equal(given[pair], swapped[pair], 1e-6f);
        }

        static double[] Row(Tensor values, int row) => [.. values[row].data<float>().ToArray().Select(number => (double)number)];
    }

    [Fact]
    public void A_projection_is_one_linear_layer_for_both()
    {
        using var head = new CosineHead(6, projection: 3);
        var (weight, bias) = (head.get_parameter("project.weight")!, head.get_parameter("project.bias")!);

        var expected = functional.cosine_similarity(functional.linear(first, weight, bias), functional.linear(second, weight, bias));

        Assert.InRange((head.call(first, second) - expected).abs().max().item<float>(), 0, 1e-6);
    }

    [Theory]
    [InlineData(null, PairOutput.TwoLogits)]
    [InlineData(4, PairOutput.TwoLogits)]
    [InlineData(null, PairOutput.Logit)]
    [InlineData(4, PairOutput.Logit)]
    public void A_decision_reads_both_faces_and_every_parameter_learns(int? projection, PairOutput output)
    {
        using var head = new DecisionHead(6, hidden: 16, projection, output);

        var given = head.call(first, second);
        var likeness = head.Likeness(given);
        (given * randn(given.shape)).sum().backward();

        Assert.Equal(output == PairOutput.Logit ? [5L] : [5L, 2], given.shape);
        Assert.Equal([5L], likeness.shape);
        Assert.True((head.call(first, first) - given).abs().min().item<float>() > 0);
        Assert.All(head.named_parameters(), named => Assert.True(named.parameter.grad!.abs().sum().item<float>() > 0, named.name));
    }

    [Fact]
    public void Likeness_is_the_difference_of_two_logits_and_otherwise_the_output()
    {
        using var two = new DecisionHead(6);
        using var cosine = new CosineHead(6);
        var logits = tensor(new[] { 1f, 3f, 2f, -1f }, [2, 2]);

        Assert.Equal([2f, -3f], two.Likeness(logits).data<float>().ToArray());
        Assert.Equal([0.5f, -0.5f], cosine.Likeness(tensor(new[] { 0.5f, -0.5f })).data<float>().ToArray());
    }

    [Fact]
    public void A_decision_can_tell_equal_from_different()
    {
        using var head = new DecisionHead(2, hidden: 16);
        using var optimizer = optim.Adam(head.parameters(), lr: 0.02);
        var corners = tensor(new[] { 1f, 0, 0, 1, 1, 0, 0, 1 }, [4, 2]);
        var others = tensor(new[] { 1f, 0, 0, 1, 0, 1, 1, 0 }, [4, 2]);
        var labels = tensor(new long[] { 1, 1, 0, 0 });

        for (var step = 0; step < 200; step++)
        {
            optimizer.zero_grad();
            functional.cross_entropy(head.call(corners, others), labels).backward();
            optimizer.step();
        }

        var likeness = head.Likeness(head.call(corners, others)).data<float>().ToArray();
        Assert.True(Math.Min(likeness[0], likeness[1]) > 0 && Math.Max(likeness[2], likeness[3]) < 0, string.Join(", ", likeness));
    }

    [Fact]
    public void Features_of_another_shape_are_refused()
    {
        using var head = new CosineHead(6);

        Assert.Contains("(5, 6)", Assert.Throws<ArgumentException>(() => head.call(first, randn(4, 6))).Message);
        Assert.Throws<ArgumentException>(() => head.call(randn(5, 7), randn(5, 7)));
        Assert.Throws<ArgumentException>(() => head.call(randn(6), randn(6)));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineHead(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineHead(6, projection: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DecisionHead(6, hidden: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DecisionHead(6, projection: 0));
        Assert.Contains("CosineHead", Assert.Throws<ArgumentException>(() => new DecisionHead(6, output: PairOutput.CosineSimilarity)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnitLength(0));
    }

    [Fact]
    public void Unit_length_leaves_zeros_zero()
    {
        using var unit = new UnitLength();

        Assert.Equal([0.6f, 0.8f, 0f, 0f], unit.call(tensor(new[] { 3f, 4f, 0f, 0f }, [2, 2])).data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-6);
    }
}
