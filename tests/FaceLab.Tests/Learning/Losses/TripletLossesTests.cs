using FaceLab.Learning.Losses;
using FaceLab.Learning.Mining;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning.Losses;

/// <summary>Triplet losses that find their triplets in a batch.</summary>
public sealed class TripletLossesTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    // On a line: 0, 0.3 | 0.5, 1.5. Distances: genuine 0.3 and 1; impostor 0.5, 1.5, 0.2, 1.2.
    private readonly Tensor line = tensor(new[] { 0f, 0.3f, 0.5f, 1.5f }, [4, 1]);
    private readonly Tensor people = tensor(new long[] { 4, 4, 9, 9 });

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Batch_hard_worked_by_hand()
    {
        // d(a, p) - d(a, n): 0.3 - 0.5, 0.3 - 0.2, 1 - 0.2, 1 - 1.2.
        using var loss = MinedTripletLoss.BatchHard(0.3);
        using var soft = MinedTripletLoss.BatchHard();
        double[] differences = [-0.2, 0.1, 0.8, -0.2];

        Assert.Equal((0.1 + 0.4 + 1.1 + 0.1) / 4, loss.call(line, people).item<float>(), 5);
        Assert.Equal(differences.Average(d => Math.Log(1 + Math.Exp(d))), soft.call(line, people).item<float>(), 5);
    }

    [Fact]
    public void Batch_all_worked_by_hand()
    {
        // d(a, p) - d(a, n): -0.2, -1.2 | 0.1, -0.9 | 0.5, 0.8 | -0.5, -0.2; with margin 0.3 five cost 0.1, 0.4, 0.8,
        // 1.1, 0.1.
        using var loss = new BatchAllTripletLoss(0.3);
        using var soft = new BatchAllTripletLoss(null);
        double[] differences = [-0.2, -1.2, 0.1, -0.9, 0.5, 0.8, -0.5, -0.2];

        Assert.Equal(2.5 / 5, loss.call(line, people).item<float>(), 5);
        Assert.Equal(5 / 8.0, loss.ActiveShare);
        Assert.Equal(differences.Average(d => Math.Log(1 + Math.Exp(d))), soft.call(line, people).item<float>(), 5);
        Assert.Equal(3 / 8.0, soft.ActiveShare);
    }

    [Theory]
    [InlineData(EmbeddingDistance.Euclidean, 0.4)]
    [InlineData(EmbeddingDistance.SquaredEuclidean, 0.2)]
    [InlineData(EmbeddingDistance.Cosine, 0.1)]
    [InlineData(EmbeddingDistance.Euclidean, null)]
    public void Batch_all_is_the_naive_triple_loop(EmbeddingDistance distance, double? margin)
    {
        for (var seed = 0; seed < 4; seed++)
        {
            manual_seed(seed);
            var (embeddings, labels) = (randn(20, 5), randint(0, 5, 20));
            using var loss = new BatchAllTripletLoss(margin, distance);

            var terms = Triplets(labels).Select(t => Term(embeddings, t, distance, margin)).ToList();
            var expected = margin is null ? terms.Average() : terms.Sum() / terms.Count(term => term > 0);

            Assert.Equal(expected, loss.call(embeddings, labels).item<float>(), 1e-4);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_mined_loss_is_the_loop_over_the_mined_triplets(bool semiHard)
    {
        manual_seed(3);
        var (embeddings, labels) = (nn.functional.normalize(randn(30, 4)), randint(0, 6, 30));
        ITripletMiner miner = semiHard ? new SemiHardNegatives(0.2, seed: 5)
            : new RandomViolatingNegatives(0.2, seed: 5);
        using var loss = semiHard ? MinedTripletLoss.FaceNet(seed: 5) : MinedTripletLoss.OpenFace(seed: 5);
        var mined = miner.Mine(BatchDistances.All(embeddings, EmbeddingDistance.SquaredEuclidean), labels);

        var terms = Rows(mined).Select(triplet => Term(embeddings, triplet, EmbeddingDistance.SquaredEuclidean, 0.2))
            .ToList();

        Assert.Equal(terms.Average(), loss.call(embeddings, labels).item<float>(), 1e-5);
        Assert.Equal((double)mined.Count / mined.Candidates, loss.ActiveShare);
        ((IDisposable)miner).Dispose();
    }

    [Fact]
    public void A_random_miner_is_in_the_state_dict_and_goes_on_exactly()
    {
        manual_seed(4);
        var (embeddings, labels) = (nn.functional.normalize(randn(40, 8)), randint(0, 4, 40));
        using var loss = MinedTripletLoss.OpenFace(seed: 9);
        using var resumed = MinedTripletLoss.OpenFace(seed: 9);
        var first = Value(loss);
        var second = Value(loss);
        Assert.NotEqual(first, second);

        Assert.Equal(["miner.calls"], loss.state_dict().Keys);
        resumed.load_state_dict(loss.state_dict());

        Assert.Equal([Value(loss), Value(loss)], [Value(resumed), Value(resumed)]);

        float Value(MinedTripletLoss criterion) => criterion.call(embeddings, labels).item<float>();
    }

    [Fact]
    public void Gradients_reach_anchor_positive_and_negative()
    {
        // Anchor 0.3 (row 1) and its negative 0.5 (row 2) at margin 0.3; only rows 1 and 2 as anchors cost, see above.
        var leaf = tensor(new[] { 0f, 0.3f, 0.5f, 9f }, [4, 1]).requires_grad_();
        using var loss = new MinedTripletLoss(new HardestTriplets(), 0.15, EmbeddingDistance.Euclidean);

        loss.call(leaf, tensor(new long[] { 4, 4, 9, 9 })).backward();

        // Row 1: 0.3 - 0.2 + 0.15; row 2: 8.5 - 0.2 + 0.15; row 3: 8.5 - 8.7 + 0.15 < 0; row 0: 0.3 - 0.5 + 0.15 < 0.
        // Mean over 4.
        // d/dx0 = -1; d/dx1 = 1 + 1 + 1 = 3; d/dx2 = -1 - 1 - 1 = -3; d/dx3 = 1.
        Assert.All(leaf.grad!.data<float>().ToArray().Zip([-0.25f, 0.75f, -0.75f, 0.25f]), pair =>
            Assert.Equal(pair.Second, pair.First, 1e-4f));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Margins_out_of_range_are_refused(double margin)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchAllTripletLoss(margin));
        Assert.Throws<ArgumentOutOfRangeException>(() => MinedTripletLoss.BatchHard(margin));
        Assert.Throws<ArgumentOutOfRangeException>(() => MinedTripletLoss.FaceNet(margin));
    }

    private static double Term(Tensor embeddings, (int A, int P, int N) triplet, EmbeddingDistance distance,
        double? margin)
    {
        var difference = Distance(triplet.P) - Distance(triplet.N);
        return margin is { } m ? Math.Max(0, difference + m) : Math.Log(1 + Math.Exp(difference));

        double Distance(int other)
        {
            var (a, b) = (Row(triplet.A), Row(other));
            var squared = a.Zip(b).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second));
            return distance switch
            {
                EmbeddingDistance.Euclidean => Math.Sqrt(squared),
                EmbeddingDistance.SquaredEuclidean => squared,
                _ => 1 - a.Zip(b).Sum(pair =>
                    pair.First * pair.Second) / Math.Sqrt(a.Sum(x => x * x) * b.Sum(x => x * x)),
            };
        }

        double[] Row(int row) => [.. embeddings[row].data<float>().ToArray().Select(value => (double)value)];
    }

    private static IEnumerable<(int A, int P, int N)> Triplets(Tensor labels)
    {
        var people = labels.data<long>().ToArray();
        return from a in Enumerable.Range(0, people.Length)
               from p in Enumerable.Range(0, people.Length)
               from n in Enumerable.Range(0, people.Length)
               where p != a && people[p] == people[a] && people[n] != people[a]
               select (a, p, n);
    }

    private static IEnumerable<(int A, int P, int N)> Rows(Triplets triplets)
    {
        var (a, p, n) = (triplets.Anchors.data<long>().ToArray(), triplets.Positives.data<long>().ToArray(),
            triplets.Negatives.data<long>().ToArray());
        return Enumerable.Range(0, a.Length).Select(i => ((int)a[i], (int)p[i], (int)n[i]));
    }
}
