using FaceLab.Learning.Mining;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning.Mining;

public sealed class TripletKindsTests
{
    /// <summary>One anchor's view by hand: positive at 0.5, negatives at 0.5 (hard), 0.6 (semi-hard), 0.75 (easy:
    /// exactly at the margin).</summary>
    [Fact]
    public void Kinds_meet_at_the_positive_and_at_the_margin()
    {
        using var scope = NewDisposeScope();
        var distances = full(5, 5, 9f);
        distances[0, ..] = tensor(new[] { 0, 0.5f, 0.5f, 0.6f, 0.75f });
        distances[1, 0] = 0.5f;

        var kinds = TripletKinds.Of(distances, tensor(new long[] { 0, 0, 1, 2, 3 }), margin: 0.25);

        // the other anchor's negatives are 9 away
        Assert.Equal(new TripletKinds(Easy: 1 + 3, SemiHard: 1, Hard: 1), kinds);
        Assert.Equal(6, kinds.Count);
    }

    [Theory]
    [InlineData(0.2, EmbeddingDistance.SquaredEuclidean)]
    [InlineData(0.7, EmbeddingDistance.Euclidean)]
    public void Counts_are_those_of_three_nested_loops(double margin, EmbeddingDistance distance)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var embeddings = nn.functional.normalize(randn(20, 3));
        var labels = randint(0, 6, 20);
        var d = BatchDistances.All(embeddings, distance);
        var (easy, semiHard, hard) = (0, 0, 0);
        for (var a = 0; a < 20; a++)
        {
            for (var p = 0; p < 20; p++)
            {
                for (var n = 0; n < 20; n++)
                {
                    if (a == p || !Same(a, p) || Same(a, n))
                        continue;
                    var (near, far) = (d[a, p].item<float>(), d[a, n].item<float>());
                    _ = far <= near ? hard++ : far < near + (float)margin ? semiHard++ : easy++;
                }
            }
        }

        Assert.Equal(new TripletKinds(easy, semiHard, hard), TripletKinds.Of(embeddings, labels, margin, distance));
        Assert.True(easy > 0 && semiHard > 0 && hard > 0);

        bool Same(int i, int j) => labels[i].item<long>() == labels[j].item<long>();
    }

    [Fact]
    public void One_person_and_single_images_have_no_triplets()
    {
        using var scope = NewDisposeScope();
        foreach (var labels in new[] { zeros(4, ScalarType.Int64), arange(4) })
            Assert.Equal(0, TripletKinds.Of(rand(4, 2), labels, 0.2, EmbeddingDistance.Euclidean).Count);
    }

    [Fact]
    public void Equal_embeddings_are_all_hard()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(new TripletKinds(0, 0, 8),
            TripletKinds.Of(ones(4, 2), tensor(new long[] { 0, 0, 1, 1 }), 0.2, EmbeddingDistance.SquaredEuclidean));
    }

    [Fact]
    public void Distances_that_are_not_finite_are_left_out()
    {
        using var scope = NewDisposeScope();
        var distances = ones(4, 4);
        distances[0, 2] = float.NaN;
        distances[1, 3] = float.PositiveInfinity;

        Assert.Equal(6, TripletKinds.Of(distances, tensor(new long[] { 0, 0, 1, 1 }), 0.2).Count);
    }

    [Fact]
    public void Bad_margins_and_shapes_are_refused()
    {
        using var scope = NewDisposeScope();
        foreach (var margin in new[] { 0, -1, double.NaN, double.PositiveInfinity })
            Assert.Throws<ArgumentOutOfRangeException>(() =>
                TripletKinds.Of(ones(2, 2), zeros(2, ScalarType.Int64), margin));
        Assert.Throws<ArgumentException>(() => TripletKinds.Of(ones(2, 3), zeros(2, ScalarType.Int64), 0.2));
        Assert.Throws<ArgumentException>(() => TripletKinds.Of(ones(2, 2), zeros(3, ScalarType.Int64), 0.2));
    }
}
