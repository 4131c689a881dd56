using FaceLab.Learning.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning.Losses;

public sealed class SupervisedContrastiveLossTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Three_faces_worked_by_hand()
    {
        // Two of one person in one direction, a third at a right angle: cosines 1, 0, 0, temperature 0.5.
        using var loss = new SupervisedContrastiveLoss(0.5);
        var embeddings = tensor(new[] { 2f, 0, 1, 0, 0, 3 }, [3, 2]);

        // Each of the two anchors: -ln(e^2 / (e^2 + 1)); the third has no positive.
        Assert.Equal(Math.Log(1 + Math.Exp(-2)), loss.call(embeddings, tensor(new long[] { 1, 1, 8 })).item<float>(),
            6);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1.0)]
    public void It_is_the_naive_loop(double temperature)
    {
        using var loss = new SupervisedContrastiveLoss(temperature);
        for (var seed = 0; seed < 4; seed++)
        {
            manual_seed(seed);
            var (embeddings, labels) = (randn(18, 5), randint(0, 6, 18));

            Assert.Equal(Naive(embeddings, labels, temperature), loss.call(embeddings, labels).item<float>(), 1e-5);
        }
    }

    [Fact]
    public void A_small_temperature_neither_overflows_nor_underflows()
    {
        using var loss = new SupervisedContrastiveLoss(1e-3);
        var embeddings = tensor(new[] { 1f, 0, -1, 0, 1, 0, 0, 1 }, [4, 2]).requires_grad_();

        var value = loss.call(embeddings, tensor(new long[] { 0, 0, 1, 1 }));
        value.backward();

        // Anchors 0 and 1: 2 / 0.001 and 1 / 0.001 to the closest negative; 2 and 3: 1 / 0.001 and 0, with ln 2 where
        // two tie.
        Assert.InRange(value.item<float>(), 1000, 1001);
        Assert.True(isfinite(embeddings.grad!).all().item<bool>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_temperature_out_of_range_is_refused(double temperature) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SupervisedContrastiveLoss(temperature));

    private static double Naive(Tensor embeddings, Tensor labels, double temperature)
    {
        var people = labels.data<long>().ToArray();
        var cosines = nn.functional.normalize(embeddings).matmul(nn.functional.normalize(embeddings).t())
            .to(ScalarType.Float64);
        List<double> anchors = [];
        for (var i = 0; i < people.Length; i++)
        {
            var others = Enumerable.Range(0, people.Length).Where(j => j != i).ToList();
            var sum = others.Sum(a => Math.Exp(cosines[i, a].item<double>() / temperature));
            var terms = others.Where(p => people[p] == people[i])
                .Select(p => Math.Log(sum) - cosines[i, p].item<double>() / temperature).ToList();
            if (terms.Count > 0)
                anchors.Add(terms.Average());
        }
        return anchors.Average();
    }
}
