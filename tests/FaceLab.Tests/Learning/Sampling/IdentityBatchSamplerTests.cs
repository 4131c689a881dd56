using FaceLab.Learning.Sampling;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Learning.Sampling;

public sealed class IdentityBatchSamplerTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(8, 4)]
    [InlineData(20, 3)]
    public void A_batch_is_P_different_people_with_K_images_each(int identities, int imagesEach)
    {
        var faces = SmallSets.Of([.. Enumerable.Range(1, 20)]);
        var sampler = new IdentityBatchSampler(faces, null, identities, imagesEach, seed: 1);

        for (var i = 0; i < 50; i++)
        {
            var batch = sampler.Next();

            Assert.Equal(identities * imagesEach, batch.Rows.Length);
            Assert.Equal(identities, batch.Labels.Distinct().Count());
            Assert.All(batch.Labels.CountBy(label => label), person => Assert.Equal(imagesEach, person.Value));
            Assert.Equal(batch.Rows.Select(row => (long)faces.Labels[(int)row]), batch.Labels);
        }
    }

    [Fact]
    public void Images_repeat_only_where_there_are_fewer_than_K()
    {
        var faces = SmallSets.Of(1, 2, 3, 4, 9);
        var sampler = new IdentityBatchSampler(faces, null, 5, 4, seed: 2);

        for (var i = 0; i < 50; i++)
        {
            var batch = sampler.Next();
            foreach (var person in batch.Rows.Zip(batch.Labels).GroupBy(item => item.Second, item => item.First))
            {
                var times = person.CountBy(row => row).Select(row => row.Value).Order().ToArray();
                Assert.Equal(person.Key switch { 0 => [4], 1 => [2, 2], 2 => [1, 1, 2], _ => [1, 1, 1, 1] }, times);
            }
        }
    }

    [Fact]
    public void Only_the_people_asked_for_are_drawn_with_labels_of_the_whole_set()
    {
        var faces = SmallSets.Of(2, 2, 2, 2, 2);
        var sampler = new IdentityBatchSampler(faces, faces.OfIdentities("some", ["p4", "p1"]), 2, 2, seed: 1);

        for (var i = 0; i < 20; i++)
            Assert.Equal([1, 4], sampler.Next().Labels.Distinct().Order());
    }

    [Fact]
    public void The_seed_decides()
    {
        var faces = SmallSets.Of([.. Enumerable.Repeat(5, 40)]);

        Assert.Equal(Rows(7), Rows(7));
        Assert.NotEqual(Rows(7), Rows(8));

        long[] Rows(int seed)
        {
            var sampler = new IdentityBatchSampler(faces, null, 10, 2, seed);
            return [.. sampler.Next().Rows, .. sampler.Next().Rows];
        }
    }

    [Fact]
    public void Chances_grow_with_the_root_of_the_images_up_to_a_cap()
    {
        // Weights 0.5, 2, 3 and, capped at 30 images, sqrt(30) twice. In batches of two, the first draw follows the
        // weights.
        var faces = SmallSets.Of(1, 4, 9, 30, 100);
        double[] weights = [0.5, 2, 3, Math.Sqrt(30), Math.Sqrt(30)];
        var sampler = new IdentityBatchSampler(faces, null, 2, 1, seed: 5);
        const int draws = 20_000;

        var first = Enumerable.Range(0, draws).Select(_ => sampler.Next().Labels[0]).CountBy(label => label)
            .ToDictionary();

        for (var label = 0; label < 5; label++)
        {
            var expected = weights[label] / weights.Sum();
            Assert.Equal(expected, (double)first[label] / draws, 4 * Math.Sqrt(expected / draws));
        }
    }

    [Fact]
    public void Images_of_a_person_are_equally_likely()
    {
        var sampler = new IdentityBatchSampler(SmallSets.Of(5, 1), null, 2, 2, seed: 3);

        var times = Enumerable.Range(0, 5_000).SelectMany(_ => sampler.Next().Rows).Where(row => row < 5)
            .CountBy(row => row);

        Assert.All(times, row => Assert.InRange(row.Value, 1_850, 2_150));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(4, 2)]
    [InlineData(2, 0)]
    public void Numbers_out_of_range_are_refused(int identities, int imagesEach) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new IdentityBatchSampler(SmallSets.Of(2, 2, 2), null, identities, imagesEach, 1));
}
