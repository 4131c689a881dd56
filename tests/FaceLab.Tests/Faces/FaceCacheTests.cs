using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Faces;

public sealed class FaceCacheTests
{
    [Fact]
    public void What_is_prepared_once_is_mapped_the_next_time()
    {
        using var set = new StubSet(10);
        var preparation = new StubPreparation();

        using var made = Open(set, preparation);
        using var mapped = Open(set, preparation);

        Assert.Equal(10, preparation.Calls);
        Assert.Equal([10L, 8, 8, 3], mapped.Pixels.shape);
        Assert.Equal(set.Expected(), Bytes(made));
        Assert.Equal(set.Expected(), Bytes(mapped));
        Assert.Same(set.Faces, mapped.Faces);
        Assert.Equal((made.Key, "stub 1"), (mapped.Key, mapped.Parameters));
        Assert.Single(set.Caches());
    }

    [Fact]
    public void Pixels_and_key_are_those_of_preparing_into_memory()
    {
        using var folder = new TempFolder();
        var set = new FaceSet("pictures", Enumerable.Range(20, 12)
            .Select(side => new FaceRecord($"p{side}", 1, TestImages.SaveJpeg(folder[$"{side}.jpg"], side))));
        var preparation = new CenterCrop { Share = 0.8, Size = 16 };

        using var memory = PreparedFaces.FromFiles(set, preparation);
        using var cached = PreparedFaces.FromCache(set, preparation, new() { Folder = folder["cache"] });

        Assert.Equal(Bytes(memory), Bytes(cached));
        Assert.Equal((memory.Key, memory.Parameters), (cached.Key, cached.Parameters));
    }

    [Fact]
    public void A_part_of_a_set_comes_out_of_the_cache_of_the_whole_set()
    {
        using var set = new StubSet(9);
        set.Write(4, [StubPreparation.Unreadable]);
        var preparation = new StubPreparation();
        var part = set.Faces.OfIdentities("part", ["p1", "p2"]);
        Open(set, preparation).Dispose();

        using var taken = CachedPart.Open(set.Faces, part, preparation, new() { Folder = set.CacheFolder }, null,
            default);

        Assert.Equal(9, preparation.Calls);
        Assert.Single(set.Caches());
        Assert.Equal(set.Expected(8, 0, 1, 2, 4), Bytes(taken));
        Assert.Equal(set.PathOf(4), Assert.Single(taken.Unreadable).Path);
        using var alone = PreparedFaces.FromFiles(part, preparation);
        Assert.Equal((alone.Key, alone.Parameters), (taken.Key, taken.Parameters));
        Assert.Equal(alone.Faces.Records, taken.Faces.Records);
    }

    [Fact]
    public void A_part_has_a_cache_of_its_own_where_the_whole_set_has_none_that_is_true()
    {
        using var set = new StubSet(6);
        var preparation = new StubPreparation();
        var part = set.Faces.OfIdentities("part", ["p1"]);
        Open(set, preparation).Dispose();
        set.Write(5, [9, 9, 9], new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc));

        using var made = CachedPart.Open(set.Faces, part, preparation, new() { Folder = set.CacheFolder }, null,
            default);

        Assert.Equal(6 + 3, preparation.Calls);
        Assert.Equal(2, set.Caches().Length);
        Assert.Equal(set.Expected(8, 0, 1, 2), Bytes(made));
    }

    [Fact]
    public void Nobody_writes_into_the_cache_by_accident()
    {
        using var set = new StubSet(3);
        using (var faces = Open(set))
            faces.Pixels.fill_(0);

        using var again = Open(set, verify: true);

        Assert.Equal(set.Expected(), Bytes(again));
    }

    [Fact]
    public void Unreadable_pictures_have_no_row_and_keep_their_reasons()
    {
        using var set = new StubSet(700);
        int[] bad = [0, 5, 255, 256, 511, 698];
        foreach (var i in bad)
            set.Write(i, [StubPreparation.Unreadable, (byte)i]);
        File.Delete(set.PathOf(600));
        int[] gone = [.. bad.Append(600).Order()];

        foreach (var faces in (PreparedFaces[])[Open(set), Open(set)])
        {
            using (faces)
            {
                Assert.Equal(set.Expected(8, gone), Bytes(faces));
                Assert.Equal(gone.Select(set.PathOf), faces.Unreadable.Select(image => image.Path));
                Assert.Contains("marked", faces.Unreadable[0].Reason);
                Assert.Contains("00600.bin", faces.Unreadable[5].Reason);
                Assert.Equal((0, 253, 692), (faces.RowOf(1), faces.RowOf(257), faces.RowOf(699)));
            }
        }
    }

    [Fact]
    public void A_set_without_any_readable_picture_leaves_nothing()
    {
        using var set = new StubSet(2);
        set.Write(0, [StubPreparation.Unreadable]);
        set.Write(1, [StubPreparation.Unreadable]);

        Assert.Contains("None of the 2", Assert.Throws<FaceDataException>(() => Open(set)).Message);
        Assert.Empty(set.Caches());
    }

    [Fact]
    public void Each_way_of_preparing_has_its_own_cache()
    {
        using var set = new StubSet(4);

        using var first = Open(set, new StubPreparation { Parameters = "stub 1" });
        using var second = Open(set, new StubPreparation { Parameters = "stub 2" });
        using var larger = Open(set, new StubPreparation { Parameters = "stub 3", Size = 9 });

        Assert.Equal(3, set.Caches().Length);
        Assert.All(set.Caches(), name => Assert.Matches(@"^stub-set-[0-9a-f]{16}\.faces$", name));
        Assert.Equal(set.Expected(9), Bytes(larger));
    }

    [Fact]
    public void A_changed_file_is_prepared_again_and_its_time_alone_is_not()
    {
        using var set = new StubSet(4);
        var preparation = new StubPreparation();
        using var before = Open(set, preparation);
        var old = Bytes(before);

        set.Write(2, File.ReadAllBytes(set.PathOf(2)), modified: new DateTime(2026, 2, 2, 0, 0, 0, DateTimeKind.Utc));
        Open(set, preparation).Dispose();
        Assert.Equal(4, preparation.Calls);

        set.Write(2, [9, 9, 9]);
        var said = new List<string>();
        using var changed = Open(set, preparation, said: said);
        Assert.Equal(8, preparation.Calls);
        Assert.Equal(set.Expected(), Bytes(changed));
        Assert.NotEqual(before.Key, changed.Key);
        Assert.Contains("have changed", Assert.Single(said));
        // Whoever had the old one mapped keeps it.
        Assert.Equal(old, Bytes(before));
    }

    [Fact]
    public void A_cancelled_preparation_leaves_nothing()
    {
        using var set = new StubSet(300);
        using var stop = new CancellationTokenSource();

        var stopping = new StubPreparation { Before = call => { if (call == 200) stop.Cancel(); } };

        Assert.ThrowsAny<OperationCanceledException>(() => Open(set, stopping, cancel: stop.Token));

        Assert.Empty(set.Caches());
    }

    [Fact]
    public void What_a_killed_preparation_left_is_removed_by_the_next()
    {
        using var set = new StubSet(5);
        Open(set).Dispose();
        var cache = set.Only();
        File.Move(cache, Path.Combine(set.CacheFolder, $".{Path.GetFileName(cache)}.{Guid.NewGuid():N}.tmp"));

        using var faces = Open(set);

        Assert.Equal(cache, set.Only());
        Assert.Equal(set.Expected(), Bytes(faces));
    }

    [Fact]
    public void A_file_that_changes_meanwhile_is_seen_the_next_time()
    {
        using var set = new StubSet(5);
        var changing = new StubPreparation { Before = call => { if (call == 4) set.Write(4, [1, 2, 3, 4]); } };
        Open(set, changing, threads: 1).Dispose();

        using var again = Open(set);

        Assert.Equal(set.Expected(), Bytes(again));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        using var set = new StubSet(1);
        File.WriteAllText(set.PathOf(0) + ".file", "");

        var error = Assert.Throws<FaceDataException>(() =>
            PreparedFaces.FromCache(set.Faces, new StubPreparation(), new() { Folder = set.PathOf(0) + ".file" }));

        Assert.Contains(FaceCacheOptions.Variable, error.Message);
    }

    [Fact]
    public async Task Two_at_once_prepare_once()
    {
        using var set = new StubSet(20);
        using var waiting = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var slow = new StubPreparation { Before = _ => { begun.Set(); waiting.Wait(TimeSpan.FromSeconds(60)); } };
        var first = Task.Run(() => Open(set, slow));
        Assert.True(begun.Wait(TimeSpan.FromSeconds(60)));

        var other = new StubPreparation();
        var said = new List<string>();
        var options = new FaceCacheOptions
        {
            Folder = set.CacheFolder, Say = message =>
            { said.Add(message); waiting.Set(); }
        };
        using var second = PreparedFaces.FromCache(set.Faces, other, options);
        using var made = await first;

        Assert.Contains("waiting", Assert.Single(said));
        Assert.Equal((20, 0), (slow.Calls, other.Calls));
        Assert.Equal(Bytes(made), Bytes(second));
    }

    [Fact]
    public void Waiting_can_be_cancelled()
    {
        using var set = new StubSet(5);
        Open(set).Dispose();
        var name = Path.GetFileNameWithoutExtension(set.Only());
        File.Delete(set.Only());
        using var held = new FileStream(
            Path.Combine(set.CacheFolder, ".locks", name), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        using var stop = new CancellationTokenSource();

        var options = new FaceCacheOptions { Folder = set.CacheFolder, Say = _ => stop.Cancel() };

        Assert.ThrowsAny<OperationCanceledException>(() =>
            PreparedFaces.FromCache(set.Faces, new StubPreparation(), options, cancellationToken: stop.Token));
    }

    [Fact]
    public void Progress_ends_at_the_number_of_pictures()
    {
        using var set = new StubSet(300);
        var told = new System.Collections.Concurrent.ConcurrentBag<int>();

        Open(set, progress: new Telling(told)).Dispose();
        var first = told.Order().ToArray();
        Open(set, progress: new Telling(told)).Dispose();

        Assert.Equal(300, first[^1]);
        Assert.InRange(first.Length, 100, 300);
        Assert.Equal(first.Length, told.Count);
    }

    internal static PreparedFaces Open(StubSet set, StubPreparation? preparation = null, bool verify = false,
        List<string>? said = null,
        int? threads = null, IProgress<int>? progress = null, CancellationToken cancel = default) =>
        PreparedFaces.FromCache(set.Faces, preparation ?? new StubPreparation(),
            new()
            {
                Folder = set.CacheFolder, Verify = verify, Say = said is null ? null : said.Add,
                Threads = threads
            }, progress, cancel);

    internal static byte[] Bytes(PreparedFaces faces) => faces.Pixels.bytes.ToArray();

    private sealed class Telling(System.Collections.Concurrent.ConcurrentBag<int> told) : IProgress<int>
    {
        public void Report(int value) => told.Add(value);
    }
}
