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

        Assert.Equal((CacheState.Whole, "Stub set", 5, 1, "stub 1"), (cache.State, cache.Set, cache.Faces, cache.Unreadable, cache.Parameters));
        Assert.Equal(Path.GetFileName(cache.Folder), cache.Name);
        Assert.InRange(cache.Bytes, 5 * 192, 10_000);
        Assert.InRange(cache.LastUsed, DateTime.UtcNow.AddMinutes(-10), DateTime.UtcNow.AddMinutes(1));
    }

    [Fact]
    public void Unfinished_and_damaged_ones_are_listed_as_such()
    {
        using var stop = new CancellationTokenSource();
        using var large = new StubSet(300);
        Assert.ThrowsAny<OperationCanceledException>(() => Open(large, new StubPreparation { Before = call => { if (call == 260) stop.Cancel(); } }, cancel: stop.Token));
        Assert.Equal(CacheState.Unfinished, Assert.Single(CacheListing.Of(large.CacheFolder)).State);

        File.WriteAllText(set.Only("manifest.json"), "no");
        Assert.Equal(CacheState.Damaged, Assert.Single(CacheListing.Of(set.CacheFolder)).State);
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
        using var held = new FileStream(Path.Combine(set.CacheFolder, ".locks", cache.Name), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.False(cache.Delete());

        Assert.True(File.Exists(set.Only("pixels.bin")));
    }

    [Fact]
    public void What_is_not_ours_is_neither_listed_nor_deleted()
    {
        var cache = Assert.Single(CacheListing.Of(set.CacheFolder));
        Directory.CreateDirectory(Path.Combine(set.CacheFolder, "holiday-0123456789abcdef"));
        File.WriteAllText(Path.Combine(set.CacheFolder, "holiday-0123456789abcdef", "beach.jpg"), "mine");
        Directory.CreateDirectory(Path.Combine(set.CacheFolder, "project"));
        File.WriteAllText(Path.Combine(set.CacheFolder, "project", "manifest.json"), "{\"name\":\"a web page\"}");

        Assert.Equal(cache.Name, Assert.Single(CacheListing.Of(set.CacheFolder)).Name);

        File.WriteAllText(Path.Combine(cache.Folder, "notes.txt"), "mine");
        Assert.Contains("other things", Assert.Throws<IOException>(() => cache.Delete()).Message);
        Assert.True(File.Exists(Path.Combine(cache.Folder, "pixels.bin")));
    }

    [Fact]
    public void Links_are_neither_listed_nor_followed()
    {
        if (OperatingSystem.IsWindows())
            return;     // links need a privilege there
        var cache = Assert.Single(CacheListing.Of(set.CacheFolder));
        var moved = set.CacheFolder + "-elsewhere";
        Directory.Move(cache.Folder, moved);
        Directory.CreateSymbolicLink(cache.Folder, moved);

        Assert.Empty(CacheListing.Of(set.CacheFolder));
        Assert.Throws<IOException>(() => cache.Delete());
        Assert.True(File.Exists(Path.Combine(moved, "pixels.bin")));

        Directory.Delete(cache.Folder);
        Directory.Move(moved, cache.Folder);
        File.Move(Path.Combine(cache.Folder, "pixels.bin"), set.PathOf(0) + ".mine");
        File.CreateSymbolicLink(Path.Combine(cache.Folder, "pixels.bin"), set.PathOf(0) + ".mine");
        Assert.Throws<IOException>(() => cache.Delete());
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_none() => Assert.Empty(CacheListing.Of(set.CacheFolder + "-none"));
}
