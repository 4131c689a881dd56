using FaceLab.Data;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data;

public sealed class FaceSetTests
{
    private static readonly FaceSet Mixed =
        new("mixed", [new("b", 1, "b1"), new("a", 1, "a1"), new("b", 2, "b2"), new("c", 1, "c1")]);

    [Fact]
    public void Labels_follow_first_appearance()
    {
        Assert.Equal(["b", "a", "c"], Mixed.Identities);
        Assert.Equal([0, 1, 0, 2], Mixed.Labels);
        Assert.Equal([0, 2], Mixed.ImagesOf(0));
        Assert.Equal([3], Mixed.ImagesOf(2));
        Assert.Equal(4, Mixed.Count);
    }

    [Fact]
    public void Names_that_look_the_same_are_one_person_and_accents_count()
    {
        var set = new FaceSet("names", [new("Zo\u00EB", 1, "1"), new(" zoe\u0308 ", 2, "2"), new("Zoe", 1, "3"),
            new("ZO\u00CB\u00A0", 3, "4")]);

        Assert.Equal(["Zo\u00EB", "Zoe"], set.Identities);
        Assert.Equal([0, 0, 1, 0], set.Labels);
        Assert.All(set.ImagesOf(0), image => Assert.Equal("Zo\u00EB", set.Records[image].Identity));
        Assert.True(set.Contains("zoe\u0308") && set.Contains(" ZOE "));
        Assert.False(set.Contains("Zo\u00E9"));
        Assert.Equal(3, set.OfIdentities("one", ["ZOE\u0308"]).Count);
    }

    [Fact]
    public void OfIdentities_keeps_order_and_numbers_labels_anew()
    {
        var part = Mixed.OfIdentities("part", ["c", "b"]);

        Assert.Equal(["b1", "b2", "c1"], part.Records.Select(record => record.Path));
        Assert.Equal([0, 0, 1], part.Labels);
        Assert.False(part.Contains("a"));
    }

    [Fact]
    public void OfIdentities_names_a_stranger()
    {
        var error = Assert.Throws<FaceDataException>(() => Mixed.OfIdentities("part", ["a", "zoe"]));

        Assert.Contains("'zoe'", error.Message);
        Assert.Contains("'mixed'", error.Message);
    }

    [Fact]
    public void An_empty_set_is_refused()
    {
        Assert.Contains("'none' is empty", Assert.Throws<FaceDataException>(() => new FaceSet("none", [])).Message);
        Assert.Throws<FaceDataException>(() => Mixed.OfIdentities("none", []));
    }

    [Fact]
    public void SplitByIdentity_shares_no_person_and_loses_no_image()
    {
        var all = SmallSets.Of([.. Enumerable.Range(1, 40)]);

        var (first, second) = all.SplitByIdentity(0.25, seed: 3);

        Assert.Equal((30, 10), (first.Identities.Count, second.Identities.Count));
        Assert.Empty(first.Identities.Intersect(second.Identities));
        Assert.Equal(all.Count, first.Count + second.Count);
    }

    [Fact]
    public void SplitByIdentity_depends_on_the_seed_alone()
    {
        var all = SmallSets.Of([.. Enumerable.Repeat(2, 50)]);

        Assert.Equal(all.SplitByIdentity(0.2, 5).Second.Identities, all.SplitByIdentity(0.2, 5).Second.Identities);
        Assert.NotEqual(all.SplitByIdentity(0.2, 5).Second.Identities, all.SplitByIdentity(0.2, 6).Second.Identities);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(0.01)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void SplitByIdentity_refuses_to_leave_a_side_empty(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SmallSets.Of(2, 2, 2).SplitByIdentity(share, 1));

    [Fact]
    public void Three_shares_have_nobody_in_common_and_lose_no_image()
    {
        var all = SmallSets.Of([.. Enumerable.Range(1, 40)]);

        var split = all.SplitByIdentity(validationShare: 0.1, testShare: 0.25, seed: 3);

        Assert.Equal((26, 4, 10),
            (split.Training.Identities.Count, split.Validation.Identities.Count, split.Test.Identities.Count));
        Assert.Equal(all.Identities.Order(),
            split.Training.Identities.Concat(split.Validation.Identities).Concat(split.Test.Identities).Order());
        Assert.Equal(all.Count, split.Training.Count + split.Validation.Count + split.Test.Count);
        Assert.Equal("test set (validation)", split.Validation.Name);
        Assert.Equal(split.Test.Identities, all.SplitByIdentity(0.1, 0.25, 3).Test.Identities);
        Assert.NotEqual(split.Test.Identities, all.SplitByIdentity(0.1, 0.25, 4).Test.Identities);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.9, 0.9)]
    [InlineData(-1, 0.5)]
    [InlineData(1e300, 0.5)]
    [InlineData(double.NaN, 0.5)]
    [InlineData(0.5, double.NaN)]
    public void Three_shares_refuse_to_leave_one_empty(double validationShare, double testShare) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => SmallSets.Of(2, 2, 2, 2).SplitByIdentity(validationShare, testShare, 1));
}
