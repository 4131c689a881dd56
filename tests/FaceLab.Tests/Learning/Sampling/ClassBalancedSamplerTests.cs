using FaceLab.Data;
using FaceLab.Learning.Sampling;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Learning.Sampling;

public sealed class ClassBalancedSamplerTests
{
    [Fact]
    public void Classes_are_equally_likely_and_images_within_a_class()
    {
        int[] images = [1, 2, 5, 20];
        var sampler = new ClassBalancedSampler(SmallSets.Of(images), null, 100, seed: 1);
        const int batches = 400;

        var rows = Enumerable.Range(0, batches).SelectMany(_ => sampler.Next().Rows).CountBy(row => row).ToDictionary();

        Assert.Equal(4, sampler.Classes);
        var expected = images.SelectMany(n => Enumerable.Repeat(batches * 100 / 4.0 / n, n)).ToList();
        ChiSquare.AssertFits([.. Enumerable.Range(0, images.Sum()).Select(row => (long)rows[row])], expected);
    }

    [Fact]
    public void Rating_classes_are_floors_of_rating_over_width()
    {
        double[] ratings = [0, 0.9, 1, 2.5, 2.6, 2.7, -0.1, 9];
        var faces = new FaceSet("rated", ratings.Select(
            (rating, i) => new FaceRecord("p", i + 1, $"/none/{i}") { Rating = rating }));
        var sampler = new ClassBalancedSampler(faces, null, 50, seed: 2, classWidth: 1);
        long[] classes = [0, 0, 1, 2, 2, 2, -1, 9];

        Assert.Equal(5, sampler.Classes);
        var drawn = Enumerable.Range(0, 100).Select(_ => sampler.Next())
            .SelectMany(batch => batch.Rows.Zip(batch.Labels)).ToList();

        Assert.All(drawn, item => Assert.Equal(classes[item.First], item.Second));
        ChiSquare.AssertUniform([.. drawn.CountBy(item => item.Second).Select(item => (long)item.Value)], 1_000);
    }

    [Fact]
    public void Only_the_people_asked_for_are_drawn()
    {
        var faces = SmallSets.Of(2, 2, 2);
        var sampler = new ClassBalancedSampler(faces, faces.OfIdentities("one", ["p1"]), 20, seed: 3);

        Assert.All(sampler.Next().Rows, row => Assert.InRange(row, 2, 3));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    public void An_image_without_a_usable_rating_is_named(double? rating)
    {
        var faces = new FaceSet("rated", [new FaceRecord("p", 1, "/none/a") { Rating = 1 },
            new FaceRecord("p", 2, "/none/b") { Rating = rating }]);

        Assert.Contains("/none/b", Assert.Throws<ArgumentException>(
            () => new ClassBalancedSampler(faces, null, 2, 1, 1)).Message);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassBalancedSampler(SmallSets.Of(1), null, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassBalancedSampler(SmallSets.Of(1), null, 2, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new ClassBalancedSampler(SmallSets.Of(1), null, 2, 1, double.NaN));
    }
}
