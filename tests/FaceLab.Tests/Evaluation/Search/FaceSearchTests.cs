using FaceLab.Evaluation.Search;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation.Search;

public sealed class FaceSearchTests
{
    [Fact]
    public void The_naive_loop_over_all_faces_finds_the_same()
    {
        manual_seed(4);
        using var gallery = randn(500, 16) * 3;
        var search = new FaceSearch(gallery);
        var (rows, size) = (gallery.data<float>().ToArray(), 16);
        for (var probe = 0; probe < 20; probe++)
        {
            using var one = randn(1, 16) * 0.1;
            var asked = one.data<float>().ToArray();
            var expected = Enumerable.Range(0, 500).OrderByDescending(row => Cosine(rows.AsSpan(row * size), asked))
                .Take(10).ToArray();

            var found = search.Nearest(one, 10);

            Assert.Equal(expected, found.Select(face => face.Row));
            Assert.All(found, face => Assert.Equal(Cosine(rows.AsSpan(face.Row * size), asked), face.CosineSimilarity,
                1e-5));
        }
    }

    [Fact]
    public void Of_equal_faces_the_lower_row_comes_first_and_lengths_do_not_matter()
    {
        using var gallery = tensor(new float[] { 0, 2, 3, 0, 0, 1, 5, 0, -1, 0 }, [5, 2]);
        using var probe = tensor(new float[] { 0, 7 }, [1, 2]);
        var search = new FaceSearch(gallery);

        Assert.Equal([new(0, 1), new(2, 1), new(1, 0)], search.Nearest(probe, 3));
        Assert.Equal([0, 2, 1, 3, 4], search.Nearest(probe, 99).Select(face => face.Row));
        Assert.Equal(5, search.Count);
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        using var gallery = tensor(new float[] { 1, 0, 0, 1 }, [2, 2]);
        using var dead = tensor(new float[] { 1, 0, 0, 0 }, [2, 2]);
        using var strange = tensor(new float[] { 1, float.NaN }, [1, 2]);
        using var longer = ones(1, 3);
        var search = new FaceSearch(gallery);

        Assert.Contains("Embedding 1 has length zero",
            Assert.Throws<ArgumentException>(() => new FaceSearch(dead)).Message);
        Assert.Contains("not finite", Assert.Throws<ArgumentException>(() => search.Nearest(strange, 1)).Message);
        Assert.Contains("one network must make both",
            Assert.Throws<ArgumentException>(() => search.Nearest(longer, 1)).Message);
        Assert.Contains("one face is searched at a time",
            Assert.Throws<ArgumentException>(() => search.Nearest(gallery, 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => search.Nearest(strange, 0));
    }

    private static double Cosine(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        var (product, one, other) = (0.0, 0.0, 0.0);
        for (var i = 0; i < second.Length; i++)
            (product, one, other) = (product + (double)first[i] * second[i], one + (double)first[i] * first[i],
                other + (double)second[i] * second[i]);
        return product / Math.Sqrt(one * other);
    }
}
