using FaceLab.Data;
using FaceLab.Faces.Statistics;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Faces.Statistics;

public sealed class PrunedSetTests
{
    [Fact]
    public void People_with_too_few_images_go_and_many_images_are_capped()
    {
        var pruned = PrunedSet.Of(SmallSets.Of(1, 5, 2, 3), atLeast: 2, atMost: 3);

        Assert.Equal([("p1", 3), ("p2", 2), ("p3", 3)],
            pruned.Faces.Identities.Select((person, label) => (person, pruned.Faces.ImagesOf(label).Count)));
        Assert.Equal([new("p0", 1)], pruned.DroppedIdentities);
        Assert.Equal(["p1", "p1"], pruned.DroppedImages.Select(record => record.Identity));
        Assert.Equal("test set (pruned)", pruned.Faces.Name);
    }

    [Fact]
    public void Nothing_is_lost_and_order_stays()
    {
        var faces = SmallSets.Of(7, 1, 4, 9, 2);
        var pruned = PrunedSet.Of(faces, atLeast: 2, atMost: 4, seed: 3);

        var all = pruned.Faces.Records.Concat(pruned.DroppedImages)
            .Concat(faces.Records.Where(record => record.Identity == "p1"));
        Assert.Equal(faces.Records.ToHashSet(), all.ToHashSet());
        Assert.Equal(faces.Records.Where(pruned.Faces.Records.Contains), pruned.Faces.Records);
        Assert.Equal(faces.Records.Where(pruned.DroppedImages.Contains), pruned.DroppedImages);
    }

    [Fact]
    public void The_seed_decides_which_images_stay_and_nothing_else_does()
    {
        var faces = SmallSets.Of(20, 6);
        var kept = Kept(faces, 1);

        Assert.Equal(kept, Kept(faces, 1));
        Assert.NotEqual(kept, Kept(faces, 2));
        Assert.Equal(kept, Kept(new FaceSet("reversed, with another", faces.Records.Reverse()
            .Append(new FaceRecord("new", 1, "x"))), 1));

        static IEnumerable<int> Kept(FaceSet faces, int seed) =>
            PrunedSet.Of(faces, atMost: 5, seed: seed).Faces.Records.Where(record => record.Identity == "p0")
                .Select(record => record.Number).Order();
    }

    [Fact]
    public void Every_image_is_as_likely_to_stay()
    {
        const int Seeds = 4_000;
        var faces = SmallSets.Of(10);

        var times = Enumerable.Range(0, Seeds).SelectMany(
            seed => PrunedSet.Of(faces, atMost: 3, seed: seed).Faces.Records)
            .CountBy(record => record.Number).ToDictionary();

        // 1,200 each, standard deviation √(4,000 x 0.3 x 0.7) = 29.
        Assert.Equal(10, times.Count);
        Assert.All(times.Values, count => Assert.InRange(count, 1_200 - 130, 1_200 + 130));
    }

    [Fact]
    public void Numbers_out_of_range_and_an_empty_result_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PrunedSet.Of(SmallSets.Of(3), atLeast: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PrunedSet.Of(SmallSets.Of(3), atLeast: 3, atMost: 2));
        Assert.Contains("the most is 3", Assert.Throws<FaceDataException>(
            () => PrunedSet.Of(SmallSets.Of(1, 3), atLeast: 4)).Message);
        Assert.Equal(4, PrunedSet.Of(SmallSets.Of(1, 3)).Faces.Count);
    }
}
