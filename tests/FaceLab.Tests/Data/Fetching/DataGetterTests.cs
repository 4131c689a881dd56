using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using FaceLab.Data;
using FaceLab.Data.Fetching;
using FaceLab.Data.Sets;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Fetching;

/// <summary>A set from a server, a folder, or both; whole, changed, lacking a file, or in the way.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync.")]
public sealed class DataGetterTests : IAsyncLifetime
{
    private readonly TempFolder home = new();
    private readonly TinyLfw lfw = new("lfw_funneled");
    private readonly ConcurrentQueue<string> said = new();
    private readonly ServedFile archive;
    private LoopbackServer server = null!;
    private DataSource source = null!;

    public DataGetterTests()
    {
        var tar = new TarBytes();
        foreach (var path in Directory.GetFiles(lfw["lfw_funneled"], "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
            tar.File(Path.GetRelativePath(lfw.Path, path), $"picture {path[^8..]}");
        archive = new ServedFile(TarBytes.GZip(tar.Closed()));
    }

    private string Data => home["data"];
    private string Set => home["data/lfw"];
    private string Said => string.Join("\n", said);
    private GetOptions Options =>
        new() { DataFolder = Data, TermsAccepted = true, Say = said.Enqueue, Download = DownloaderTestBase.Quick };

    public async Task InitializeAsync()
    {
        server = await LoopbackServer.StartAsync();
        source = new DataSource
        {
            Name = "lfw", Title = "Tiny LFW", Terms = "For tests only.", Citation = "None.",
            Files =
            [
                new DataFile
                {
                    Name = "lfw.tgz", Sha256 = archive.Sum, Bytes = archive.Content.Length, Mirrors =
                        [server.At("/lfw.tgz", archive)], Unpack = true,
                },
                Served("pairsDevTrain.txt"), Served("pairsDevTest.txt"), Served("pairs.txt"),
                Served("peopleDevTrain.txt") with { Optional = true, Mirrors = [] },
                    Served("people.txt") with { Optional = true, Mirrors = [] },
            ],
        };
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        lfw.Dispose();
        home.Dispose();
    }

    [Fact]
    public async Task A_set_has_the_layout_that_the_library_reads()
    {
        var result = await DataGetter.GetAsync(source, Options);

        Assert.Equal((Set, 11, false), (result.Folder, result.Files, result.WasThere));
        Assert.Equal(["peopleDevTrain.txt", "people.txt"], result.NotThere.Select(file => file.Name));
        Assert.Equal([".lfw.lock", "lfw"], NamesIn(Data));
        Assert.Equal(Set, FaceSource.Find(Data, home.Path).LfwFolder);
        var read = LfwDataset.Open(Set);
        Assert.Equal((8, 4), (read.Faces.Count, read.Faces.Identities.Count));
        Assert.Equal((2, 2, 2), (read.DevTrainPairs.Count, read.DevTestPairs.Count, read.View2Pairs.Count));
        Assert.Equal("picture 0001.jpg", await File.ReadAllTextAsync(read.Faces.Records[0].Path));
    }

    [Fact]
    public async Task A_second_time_it_is_there_and_no_server_is_asked()
    {
        var first = await DataGetter.GetAsync(source, Options);
        var asked = server.Asked.Count;

        var second = await DataGetter.GetAsync(source, Options with { TermsAccepted = false });

        Assert.True(second.WasThere);
        Assert.Equal((first.Files, first.Bytes), (second.Files, second.Bytes));
        Assert.Equal(asked, server.Asked.Count);
    }

    [Fact]
    public async Task A_mirror_that_lacks_an_optional_file_is_not_asked_again_without_a_wish()
    {
        var options = Options with { Mirrors = [server.Address + "/own"] };
        Assert.Equal(2, (await DataGetter.GetAsync(source, options)).NotThere.Count);
        var asked = server.Asked.Count;

        Assert.Equal(2, (await DataGetter.GetAsync(source, options with { TermsAccepted = false })).NotThere.Count);
        Assert.Equal(asked, server.Asked.Count);

        await DataGetter.GetAsync(source, options);
        Assert.Equal(asked + 2, server.Asked.Count);
    }

    [Fact]
    public async Task Nothing_is_fetched_before_the_terms_are_accepted()
    {
        Assert.Contains("For tests only.", await FailAsync(Options with { TermsAccepted = false }));

        Assert.Empty(server.Asked);
        Assert.False(Directory.Exists(Data));
    }

    [Theory]
    [InlineData("data/incoming/lfw.tgz", false)]
    [InlineData("data/incoming/lfw/lfw.tgz", false)]
    [InlineData("mine/lfw.tgz", true)]
    public async Task A_file_fetched_by_hand_is_used_first_and_kept(string place, bool named)
    {
        Put(place, archive.Content);

        await DataGetter.GetAsync(source, Options with { From = named ? [home["mine"]] : [] });

        Assert.DoesNotContain("/lfw.tgz", server.Asked.Select(asked => asked.Path));
        Assert.Equal(archive.Content, await File.ReadAllBytesAsync(home[place]));
        Assert.Equal(8, LfwDataset.Open(Set).Faces.Count);
    }

    [Fact]
    public async Task A_file_fetched_by_hand_with_another_sum_is_named_and_left()
    {
        Put("data/incoming/pairs.txt", "no pairs"u8.ToArray());

        await DataGetter.GetAsync(source, Options);

        Assert.Contains($"'{home["data/incoming/pairs.txt"]}' is not used: it has 8 bytes and SHA-256 " +
            $"{ServedFile.SumOf("no pairs"u8.ToArray())}", Said);
        Assert.Equal("no pairs", await File.ReadAllTextAsync(home["data/incoming/pairs.txt"]));
        Assert.Equal(2, LfwDataset.Open(Set).View2Pairs.Count);
    }

    [Fact]
    public async Task Everything_by_hand_needs_no_server()
    {
        foreach (var file in source.Files)
            Put($"mine/{file.Name}", file.Unpack ? archive.Content : await File.ReadAllBytesAsync(lfw[file.Name]));

        var result = await DataGetter.GetAsync(source, Options with { From = [home["mine"]] });

        Assert.Empty(result.NotThere);
        Assert.Empty(server.Asked);
        Assert.Equal(4, LfwDataset.Open(Set).DevTrain.Count);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named() =>
        Assert.Contains($"'{home["mine"]}' is no folder", await FailAsync(Options with { From = [home["mine"]] }));

    [Fact]
    public async Task An_optional_file_that_comes_later_is_added()
    {
        await DataGetter.GetAsync(source, Options);
        var asked = server.Asked.Count;
        Put("data/incoming/peopleDevTrain.txt", await File.ReadAllBytesAsync(lfw["peopleDevTrain.txt"]));

        var result = await DataGetter.GetAsync(source, Options);

        Assert.Equal((true, 12, "people.txt"), (result.WasThere, result.Files, Assert.Single(result.NotThere).Name));
        Assert.Equal(asked, server.Asked.Count);
        Assert.Equal(4, LfwDataset.Open(Set).DevTrain.Count);
    }

    [Fact]
    public async Task An_optional_file_that_the_user_put_into_the_set_is_there()
    {
        await DataGetter.GetAsync(source, Options);
        File.Copy(lfw["people.txt"], Path.Combine(Set, "people.txt"));

        Assert.Equal("peopleDevTrain.txt", Assert.Single((await DataGetter.GetAsync(source, Options)).NotThere).Name);

        Put("data/incoming/peopleDevTrain.txt", await File.ReadAllBytesAsync(lfw["peopleDevTrain.txt"]));
        var result = await DataGetter.GetAsync(source, Options);
        Assert.Equal((13, 0), (result.Files, result.NotThere.Count));
    }

    [Fact]
    public async Task An_optional_file_is_taken_from_a_mirror_that_the_user_names_but_not_over_another()
    {
        await DataGetter.GetAsync(source, Options);
        File.WriteAllText(Path.Combine(Set, "people.txt"), "my own");
        foreach (var name in (string[])["people.txt", "peopleDevTrain.txt"])
            server.At($"/own/lfw/{name}", new ServedFile(await File.ReadAllBytesAsync(lfw[name])));

        var result = await DataGetter.GetAsync(source, Options with { Mirrors = [server.Address + "/own/{set}/"] });

        Assert.Equal("people.txt", Assert.Single(result.NotThere).Name);
        Assert.Contains($"'{Path.Combine(Set, "people.txt")}' is another file", Said);
        Assert.Equal("my own", await File.ReadAllTextAsync(Path.Combine(Set, "people.txt")));
        Assert.Equal(4, LfwDataset.Open(Set).DevTrain.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_nobody_has_is_made_of_the_pictures_also_in_a_set_that_was_got_before(bool before)
    {
        if (before)
            await DataGetter.GetAsync(source, Options);
        source = Rebuilding(0b1001);

        var result = await DataGetter.GetAsync(source, Options);

        Assert.Equal((before, 12, "people.txt"), (result.WasThere, result.Files, Assert.Single(result.NotThere).Name));
        Assert.Equal(await File.ReadAllBytesAsync(lfw["peopleDevTrain.txt"]),
            await File.ReadAllBytesAsync(Path.Combine(Set, "peopleDevTrain.txt")));
        var options = Options with { TermsAccepted = false, Verify = true };
        Assert.Equal(12, (await DataGetter.GetAsync(source, options)).Files);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_the_pictures_do_not_give_is_an_error_and_nothing_half_written_stays(bool before)
    {
        if (before)
            await DataGetter.GetAsync(source, Options);
        source = Rebuilding(0b0011);

        Assert.Contains($"'peopleDevTrain.txt' is not there and cannot be rebuilt from '{Set}'",
            await FailAsync(Options));

        Assert.Equal([".facelab.json", "lfw_funneled", "pairs.txt", "pairsDevTest.txt", "pairsDevTrain.txt"],
            NamesIn(Set));
        Assert.False(Directory.Exists(home["data/.lfw.unfinished"]));
    }

    [Fact]
    public async Task A_mirror_that_the_user_names_comes_first_and_the_others_after_it()
    {
        server.At("/own/pairs.txt", 404);
        server.At("/own/lfw.tgz", archive);

        await DataGetter.GetAsync(source, Options with { Mirrors = [server.Address + "/own"] });

        var asked = server.Asked.Select(item => item.Path).ToList();
        Assert.DoesNotContain("/lfw.tgz", asked);
        Assert.Equal(asked.IndexOf("/own/pairs.txt") + 1, asked.IndexOf("/pairs.txt"));
    }

    [Theory]
    [InlineData("ftp://server")]
    [InlineData("server/faces")]
    [InlineData("http://me:secret@server")]
    public async Task A_mirror_that_is_no_web_address_is_refused(string mirror) =>
        Assert.Contains("is no address", await FailAsync(Options with { Mirrors = [mirror] }));

    [Fact]
    public async Task A_file_that_cannot_be_had_leaves_no_set_and_says_where_to_put_it()
    {
        server.At("/pairs.txt", 404);

        var message = await FailAsync(Options);

        Assert.Contains("404 Not Found", message);
        Assert.Contains($"taken from '{home["data/incoming"]}'", message);
        Assert.False(Directory.Exists(Set));
        Assert.True(File.Exists(home["data/downloads/lfw/lfw.tgz"]));

        server.At("/pairs.txt", new ServedFile(await File.ReadAllBytesAsync(lfw["pairs.txt"])));
        await DataGetter.GetAsync(source, Options);
        Assert.Single(server.Asked, asked => asked.Path == "/lfw.tgz");
        Assert.False(Directory.Exists(home["data/downloads"]));
    }

    [Fact]
    public async Task A_hostile_archive_leaves_no_set()
    {
        var evil = new ServedFile(new TarBytes().File("good.jpg").File("../evil").Closed());
        source = source with
        {
            Files = [source.Files[0] with { Sha256 = evil.Sum, Bytes = null,
            Mirrors = [server.At("/evil", evil)] }]
        };

        Assert.Contains("'..'", await FailAsync(Options));

        Assert.Equal([".lfw.lock", "downloads"], NamesIn(Data));
    }

    [Fact]
    public async Task An_archive_must_not_write_over_the_sets_other_files()
    {
        var other = new ServedFile(new TarBytes().File("pairs.txt").Closed());
        var archiveFile = source.Files[0] with
        {
            Sha256 = other.Sum,
            Bytes = null,
            Mirrors = [server.At("/other", other)]
        };
        source = source with { Files = [archiveFile, source.Files[3]] };

        Assert.Contains("'pairs.txt' is there already, from another file of the set", await FailAsync(Options));
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("longer")]
    [InlineData("renamed")]
    [InlineData("protocol")]
    public async Task A_changed_set_is_named_and_left_and_kept_when_it_is_got_again(string change)
    {
        await DataGetter.GetAsync(source, Options);
        var ann = Path.Combine(Set, "lfw_funneled", "Ann_Lee", "Ann_Lee_0001.jpg");
        Action act = change switch
        {
            "lost" => () => File.Delete(ann),
            "longer" => () => File.AppendAllText(ann, "x"),
            "renamed" => () => File.Move(ann, ann + "x"),
            _ => () => File.Delete(Path.Combine(Set, "pairs.txt")),
        };
        act();

        var message = await FailAsync(Options);
        Assert.Contains(change switch
        {
            "protocol" => "pairs.txt' is missing",
            "longer" => "bytes, and had",
            _ =>
            "Ann_Lee_0001.jpg' is missing"
        }, message);
        Assert.Contains("--again", message);

        await DataGetter.GetAsync(source, Options with { Again = true });
        Assert.Equal(8, LfwDataset.Open(Set).Faces.Count);
        Assert.True(Directory.Exists(Set + ".before"));
        Assert.Contains("lfw.before", Said);
        Assert.True((await DataGetter.GetAsync(source, Options)).WasThere);
    }

    [Fact]
    public async Task A_change_of_content_alone_is_found_by_looking_at_every_byte()
    {
        await DataGetter.GetAsync(source, Options);
        var ann = Path.Combine(Set, "lfw_funneled", "Ann_Lee", "Ann_Lee_0001.jpg");
        await File.WriteAllTextAsync(ann, "PICTURE 0001.jpg");

        Assert.True((await DataGetter.GetAsync(source, Options)).WasThere);
        Assert.Contains("has changed", await FailAsync(Options with { Verify = true }));
    }

    [Fact]
    public async Task What_users_put_beside_the_pictures_is_no_change()
    {
        await DataGetter.GetAsync(source, Options);
        await File.WriteAllTextAsync(Path.Combine(Set, "notes.txt"), "mine");
        await File.WriteAllTextAsync(Path.Combine(Set, "lfw_funneled", "more.txt"), "mine");

        Assert.True((await DataGetter.GetAsync(source, Options with { Verify = true })).WasThere);
    }

    [Fact]
    public async Task A_folder_that_somebody_else_made_is_left_alone()
    {
        Put("data/lfw/mine.txt", "mine"u8.ToArray());

        Assert.Contains("no receipt is in it", await FailAsync(Options));

        Assert.Equal(["mine.txt"], NamesIn(Set));
        Assert.Empty(server.Asked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"set\": \"lfw\", \"sources\": [null], \"files\": []}")]
    [InlineData("{\"set\": \"lfw\", \"written\": \"2026-11-24T00:00:00Z\", \"sources\": [], \"items\": []}")]
    public async Task A_damaged_receipt_is_named(string receipt)
    {
        await DataGetter.GetAsync(source, Options);
        await File.WriteAllTextAsync(Path.Combine(Set, ".facelab.json"), receipt);

        Assert.Contains("receipt", await FailAsync(Options));
    }

    [Fact]
    public async Task What_a_kill_left_beside_a_whole_set_is_cleared_without_asking_for_the_terms_again()
    {
        await DataGetter.GetAsync(source, Options);
        Put("data/downloads/lfw/lfw.tgz", archive.Content);
        Put("data/downloads/lfw/pairs.txt.part", [1, 2, 3]);
        Put("data/.lfw.unfinished/lfw_funneled/Ann_Lee/Ann_Lee_0001.jpg", [1, 2, 3]);

        Assert.True((await DataGetter.GetAsync(source, Options with { TermsAccepted = false })).WasThere);

        Assert.Equal([".lfw.lock", "lfw"], NamesIn(Data));
    }

    [Fact]
    public async Task A_set_made_from_another_archive_than_the_catalogues_is_named()
    {
        await DataGetter.GetAsync(source, Options);
        source = source with
        {
            Files = [source.Files[0] with { Sha256 = new string('0', 64) },
            .. source.Files.Skip(1)]
        };

        Assert.Contains("made from another 'lfw.tgz'", await FailAsync(Options));
    }

    [Fact]
    public async Task A_disk_without_room_to_unpack_is_named_and_the_archive_kept()
    {
        var free = new Queue<long>([.. Enumerable.Repeat(long.MaxValue, 4), 10]);
        var options = Options with { Download = DownloaderTestBase.Quick with { FreeBytes = _ => free.Dequeue() } };

        Assert.Contains("Unpacking needs", await FailAsync(options));

        Assert.True(File.Exists(home["data/downloads/lfw/lfw.tgz"]));
        Assert.False(Directory.Exists(Set));
    }

    [TmpfsFact]
    public async Task A_full_disk_gives_one_line_and_keeps_the_part()
    {
        using var disk = new Tmpfs(home.Path, kilobytes: 256);
        var large = new ServedFile(400_000, seed: 1);
        source = source with
        {
            Files = [source.Files[0] with { Sha256 = large.Sum, Bytes = null,
            Mirrors = [server.At("/large", large)] }]
        };

        var message = await FailAsync(Options with
        {
            DataFolder = disk.Path,
            Download = DownloaderTestBase.Quick with { FreeBytes = _ => long.MaxValue },
        });

        Assert.Contains($"The disk of '{disk.Path}' is full", message);
        Assert.DoesNotContain('\n', message);
        Assert.InRange(new FileInfo(Path.Combine(disk.Path, "downloads", "lfw", "lfw.tgz.part")).Length, 1, 262_144);
    }

    [Fact]
    public async Task Two_at_once_fetch_it_once()
    {
        archive.BytesPerSecond = 20_000;

        var results = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => DataGetter.GetAsync(source, Options))));

        Assert.Equal([false, true], results.Select(result => result.WasThere).Order());
        Assert.Single(server.Asked, asked => asked.Path == "/lfw.tgz");
        Assert.Contains("Another process works on", Said);
    }

    private DataSource Rebuilding(byte bits) => source with
    {
        Files = [.. source.Files.Select(file => file.Name != "peopleDevTrain.txt" ? file
            : file with { Rebuild = new LfwPeopleFile(file.Name, file.Sha256, [bits], Kept: true).Rebuild })],
    };

    private DataFile Served(string name)
    {
        var served = new ServedFile(File.ReadAllBytes(lfw[name]));
        return new DataFile
        {
            Name = name, Sha256 = served.Sum, Bytes = served.Content.Length,
            Mirrors = [server.At($"/{name}", served)]
        };
    }

    private void Put(string place, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(home[place])!);
        File.WriteAllBytes(home[place], content);
    }

    private async Task<string> FailAsync(GetOptions options) =>
        (await Assert.ThrowsAsync<FaceDataException>(() => DataGetter.GetAsync(source, options))).Message;

    private static IEnumerable<string?> NamesIn(string folder) =>
        Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
