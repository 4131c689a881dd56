using FaceLab.Learning.Sampling;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Learning.Sampling;

public sealed class UniformSamplerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(23)]
    public void Every_image_comes_once_an_epoch(int batchSize)
    {
        var faces = SmallSets.Of(3, 1, 4, 2);
        var sampler = new UniformSampler(faces, null, batchSize, seed: 1);

        var rows = Enumerable.Range(0, 50).SelectMany(_ => Checked(sampler.Next())).ToList();

        for (var epoch = 0; epoch < rows.Count / 10; epoch++)
            Assert.Equal(Enumerable.Range(0, 10).Select(row => (long)row), rows[(10 * epoch)..(10 * epoch + 10)]
                .Order());

        long[] Checked(LabeledRows batch)
        {
            Assert.Equal(batchSize, batch.Rows.Length);
            Assert.Equal(batch.Rows.Select(row => (long)faces.Labels[(int)row]), batch.Labels);
            return batch.Rows;
        }
    }

    [Fact]
    public void Every_image_is_equally_likely_at_every_place()
    {
        var sampler = new UniformSampler(SmallSets.Of(2, 3), null, 5, seed: 2);
        var places = new long[5, 5];

        for (var epoch = 0; epoch < 2_000; epoch++)
        {
            var rows = sampler.Next().Rows;
            for (var place = 0; place < 5; place++)
                places[place, rows[place]]++;
        }

        for (var place = 0; place < 5; place++)
            ChiSquare.AssertUniform([.. Enumerable.Range(0, 5).Select(row => places[place, row])], 400);
    }

    [Fact]
    public void Only_the_people_asked_for_are_drawn_with_labels_of_the_whole_set()
    {
        var faces = SmallSets.Of(2, 2, 2, 2);
        var sampler = new UniformSampler(faces, faces.OfIdentities("some", ["p3", "p1"]), 4, seed: 1);

        for (var i = 0; i < 10; i++)
        {
            var batch = sampler.Next();
            Assert.Equal([2, 3, 6, 7], batch.Rows.Order());
            Assert.Equal([1, 1, 3, 3], batch.Labels.Order());
        }
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new UniformSampler(SmallSets.Of(2), null, 0, 1));
        Assert.Contains("strangers", Assert.Throws<ArgumentException>(() =>
            new UniformSampler(SmallSets.Of(2), new("strangers", [new("nobody", 1, "/none")]), 2, 1)).Message);
    }
}
