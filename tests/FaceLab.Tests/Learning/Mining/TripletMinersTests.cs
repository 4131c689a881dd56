using System.Diagnostics;
using FaceLab.Learning.Mining;
using FaceLab.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning.Mining;

public sealed class TripletMinersTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public static TheoryData<string> Miners => ["violating", "semi-hard", "hardest"];

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData("violating", 0.3)]
    [InlineData("violating", 5)]
    [InlineData("semi-hard", 0.3)]
    [InlineData("semi-hard", 0.01)]
    public void Every_anchor_positive_pair_with_a_fitting_negative_gets_one_of_them(string name, double margin)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            manual_seed(seed);
            var batch = new Batch(randn(24, 3), randint(0, 6, 24));
            using var miner = (IDisposable)Make(name, margin);

            var mined = ((ITripletMiner)miner).Mine(batch.Distances, batch.Labels);

            var pairs = batch.AnchorPositives().ToList();
            var fitting = pairs.ToDictionary(pair => pair, pair => batch.Negatives(pair.A)
                .Where(n => Fits(batch, pair.A, pair.P, n)).ToList());
            var triplets = Rows(mined);
            Assert.Equal(pairs.Count, mined.Candidates);
            Assert.Equal(fitting.Where(item => item.Value.Count > 0).Select(item => item.Key),
                triplets.Select(t => (t.A, t.P)));
            Assert.All(triplets, t => Assert.Contains(t.N, fitting[(t.A, t.P)]));
        }

        bool Fits(Batch batch, int a, int p, int n) => batch[a, n] < batch[a, p] + (float)margin
            && (name == "violating" || batch[a, n] > batch[a, p]);
    }

    [Theory]
    [InlineData("violating", 7)]
    [InlineData("semi-hard", 4)]
    public void Each_fitting_negative_is_equally_likely(string name, int fitting)
    {
        // 60 images of one person, each pair 1 apart, margin 1; nine others at 0.1 to 9 from each of them.
        float[] far = [0.1f, 0.5f, 0.9f, 1.2f, 1.4f, 1.6f, 1.8f, 2.5f, 9];
        var distances = ones(69, 69);
        distances[.., 60..] = tensor(far);
        var labels = cat([zeros(60, ScalarType.Int64), arange(1, 10)]);

        var mined = Rows(Make(name, 1).Mine(distances, labels));

        var times = mined.CountBy(triplet => triplet.N).ToDictionary();
        Assert.Equal(60 * 59, mined.Count);
        Assert.Equal(name == "violating" ? [60, 61, 62, 63, 64, 65, 66] : [63, 64, 65, 66], times.Keys.Order());
        ChiSquare.AssertUniform([.. times.Values.Select(count => (long)count)], mined.Count / (double)fitting);
    }

    [Fact]
    public void The_hardest_are_the_farthest_positive_and_the_closest_negative()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            manual_seed(seed);
            var batch = new Batch(randn(20, 3), randint(0, 8, 20));

            var triplets = Rows(new HardestTriplets().Mine(batch.Distances, batch.Labels));

            var expected = batch.AnchorPositives().GroupBy(pair => pair.A, pair => pair.P)
                .Select(anchor => (anchor.Key, anchor.MaxBy(p => batch[anchor.Key, p]), batch.Negatives(anchor.Key)
                    .MinBy(n => batch[anchor.Key, n])));
            Assert.Equal(expected, triplets);
        }
    }

    [Theory]
    [MemberData(nameof(Miners))]
    public void Without_positive_or_negative_there_is_no_triplet(string name)
    {
        var miner = Make(name, 10);

        foreach (var labels in new[] { zeros(5, ScalarType.Int64), arange(5) })
        {
            using var mined = miner.Mine(rand(5, 5), labels);
            Assert.Equal(0, mined.Count);
            Assert.Equal(ScalarType.Int64, mined.Negatives.dtype);
        }
        Assert.Equal(0, miner.Mine(zeros(1, 1), zeros(1, ScalarType.Int64)).Count);
    }

    [Theory]
    [MemberData(nameof(Miners))]
    public void Equal_distances_are_no_trouble(string name)
    {
        var mined = Rows(Make(name, 1).Mine(ones(6, 6), tensor(new long[] { 0, 0, 0, 1, 1, 1 })));

        Assert.Equal(name switch { "violating" => 12, "semi-hard" => 0, _ => 6 }, mined.Count);
    }

    [Theory]
    [MemberData(nameof(Miners))]
    public void Distances_that_are_not_finite_are_never_picked(string name)
    {
        foreach (var value in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            manual_seed(1);
            var (distances, labels) = (rand(12, 12), randint(0, 3, 12));
            distances[2, ..] = value;
            distances[.., 5] = value;

            var mined = Rows(Make(name, 1).Mine(distances, labels));

            Assert.NotEmpty(mined);
            Assert.All(mined, t => Assert.True(t.A != 2 && t.P != 5 && t.N != 5));
            Assert.All(mined, t => Assert.True(labels[t.A].item<long>() == labels[t.P].item<long>() && labels[t.A]
                .item<long>() != labels[t.N].item<long>()));
        }
    }

    [Theory]
    [InlineData("violating")]
    [InlineData("semi-hard")]
    public void The_seed_and_the_number_of_the_call_decide(string name)
    {
        manual_seed(1);
        var (embeddings, labels) = (randn(30, 2), randint(0, 3, 30));

        Assert.Equal(Calls(1), Calls(1));
        Assert.NotEqual(Calls(1), Calls(2));
        Assert.NotEqual(Calls(1)[0], Calls(1)[1]);

        List<string> Calls(long seed)
        {
            var miner = Make(name, 1, seed);
            return [.. Enumerable.Range(0, 3)
                .Select(_ => string.Join(' ',
                Rows(miner.Mine(BatchDistances.All(embeddings, EmbeddingDistance.Euclidean), labels))))];
        }
    }

    [Theory]
    [MemberData(nameof(Miners))]
    public void What_does_not_fit_is_named(string name)
    {
        var miner = Make(name, 1);

        Refuses("(3, 4)", rand(3, 4), arange(3));
        Refuses("(2)", rand(3, 3), arange(2));
        Refuses("Int32", rand(3, 3), arange(3).to(ScalarType.Int32));
        Refuses("empty", rand(0, 0), arange(0));

        void Refuses(string expected, Tensor distances, Tensor labels) =>
            Assert.Contains(expected, Assert.Throws<ArgumentException>(() => miner.Mine(distances, labels)).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void Margins_out_of_range_are_refused(double margin)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomViolatingNegatives(margin));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SemiHardNegatives(margin));
    }

    [Theory]
    [MemberData(nameof(Miners))]
    public void Mining_leaves_three_tensors_without_gradient(string name)
    {
        var (embeddings, labels) = (rand(8, 3).requires_grad_(), tensor(new long[] { 0, 0, 1, 1, 2, 2, 3, 3 }));
        var distances = BatchDistances.All(embeddings, EmbeddingDistance.Euclidean);
        var miner = Make(name, 1);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        var mined = miner.Mine(distances, labels);

        Assert.Equal(before + 3, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        mined.Dispose();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [MemberData(nameof(Miners))]
    public void A_batch_of_450_is_mined_at_once(string name)
    {
        // About 10 ms (environment/bench/losses); only an order of magnitude more fails here.
        manual_seed(1);
        var (distances, labels) =
            (BatchDistances.All(nn.functional.normalize(randn(450, 128)), EmbeddingDistance.SquaredEuclidean),
            arange(450).floor_divide(15));
        var miner = Make(name, 0.2);
        miner.Mine(distances, labels).Dispose();
        var clock = Stopwatch.StartNew();

        var mined = miner.Mine(distances, labels);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 2);
        Assert.Equal(name == "hardest" ? 450 : 450 * 14, mined.Candidates);
        Assert.InRange(mined.Count, 1, mined.Candidates);
    }

    private static ITripletMiner Make(string name, double margin, long seed = 1) => name switch
    {
        "violating" => new RandomViolatingNegatives(margin, seed),
        "semi-hard" => new SemiHardNegatives(margin, seed),
        _ => new HardestTriplets(),
    };

    private static List<(int A, int P, int N)> Rows(Triplets triplets)
    {
        var (a, p, n) = (triplets.Anchors.data<long>().ToArray(), triplets.Positives.data<long>().ToArray(),
            triplets.Negatives.data<long>().ToArray());
        return [.. Enumerable.Range(0, a.Length).Select(i => ((int)a[i], (int)p[i], (int)n[i]))];
    }

    /// <summary>A batch for naive loops.</summary>
    private sealed class Batch(Tensor embeddings, Tensor labels)
    {
        private readonly long[] people = labels.data<long>().ToArray();
        private readonly float[] values = BatchDistances.All(embeddings, EmbeddingDistance.Euclidean).data<float>()
            .ToArray();

        public Tensor Labels => labels;

        public Tensor Distances => tensor(values).reshape(people.Length, people.Length);

        public float this[int i, int j] => values[i * people.Length + j];

        public IEnumerable<(int A, int P)> AnchorPositives() =>
            from a in Enumerable.Range(0, people.Length)
            from p in Enumerable.Range(0, people.Length)
            where a != p && people[a] == people[p]
            select (a, p);

        public IEnumerable<int> Negatives(int a) => Enumerable.Range(0, people.Length)
            .Where(n => people[n] != people[a]);
    }
}
