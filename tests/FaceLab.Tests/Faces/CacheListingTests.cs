using FaceLab.Faces;
using FaceLab.Tests.Support;
using static FaceLab.Tests.Faces.FaceCacheTests;

namespace FaceLab.Tests.Faces;

public sealed class CacheListingTests : IDisposable
{
    private readonly StubSet set = new(6);

    public CacheListingTests()
    {
        set.Write(2, [StubPreparation.Unreadable]);
        Open(set).Dispose();
    }

    public void Dispose() => set.Dispose();

    [Fact]
    public void A_cache_is_listed_with_what_it_holds()
    {
        var cache = Assert.Single(CacheListing.Of(set.CacheFolder));

        Assert.Equal(CacheState.Whole, cache.State);
        Assert.Equal((5, 1, "stub 1"), (cache.Faces, cache.Unreadable, cache.Parameters));
        Assert.Equal(Path.GetFileNameWithoutExtension(cache.Path), cache.Name);
        Assert.InRange(cache.Bytes, 5 * 192, 10_000);
        Assert.InRange(cache.LastUsed, DateTime.UtcNow.AddMinutes(-10), DateTime.UtcNow.AddMinutes(1));
    }

    [Fact]
    public void Unfinished_and_damaged_ones_are_listed_as_such_and_can_be_deleted()
    {
        var whole = set.Only();
        File.WriteAllText(whole, "no");
        File.WriteAllText(Path.Combine(set.CacheFolder, $".{Path.GetFileName(whole)}.{Guid.NewGuid():N}.tmp"), "half");

        var caches = CacheListing.Of(set.CacheFolder);

        Assert.Equal([CacheState.Unfinished, CacheState.Damaged], caches.Select(cache => cache.State));
        Assert.All(caches, cache => Assert.True(cache.Delete()));
        Assert.Empty(set.Caches());
    }

    [Fact]
    public void Deleting_leaves_nothing_of_it_and_its_pixels_to_who_has_them()
    {
        using var faces = Open(set);

        Assert.True(Assert.Single(CacheListing.Of(set.CacheFolder)).Delete());

        Assert.Empty(set.Caches());
        Assert.Equal(set.Expected(8, 2), Bytes(faces));
    }

    [Fact]
    public void One_that_is_being_made_is_not_deleted()
    {
        var cache = Assert.Single(CacheListing.Of(set.CacheFolder));
        using var held = new FileStream(
            Path.Combine(set.CacheFolder, ".locks", cache.Name), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.False(cache.Delete());

        Assert.True(File.Exists(set.Only()));
    }

    [Fact]
    public void What_is_not_ours_is_not_listed()
    {
        var cache = Assert.Single(CacheListing.Of(set.CacheFolder));
        Directory.CreateDirectory(Path.Combine(set.CacheFolder, "holiday-0123456789abcdef"));
        File.WriteAllText(Path.Combine(set.CacheFolder, "beach.jpg"), "mine");
        File.WriteAllText(Path.Combine(set.CacheFolder, "beach.faces"), "mine");
        File.WriteAllText(Path.Combine(set.CacheFolder, $".beach.jpg.{Guid.NewGuid():N}.tmp"), "mine");

        Assert.Equal(cache, Assert.Single(CacheListing.Of(set.CacheFolder)));
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_none() => Assert.Empty(CacheListing.Of(set.CacheFolder + "-none"));
}
