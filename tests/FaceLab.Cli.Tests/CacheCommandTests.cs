using System.Diagnostics;
using System.Text.Json;
using FaceLab.Data.Sets;
using FaceLab.Faces;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Cli.Tests;

/// <summary>Runs <c>facelab data prepare</c> and <c>data cache</c> as processes: killed, at once, and short of
/// memory.</summary>
public sealed class CacheCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("facelab-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_set_is_prepared_listed_and_cleared()
    {
        WriteSet(people: 2, images: 3);
        await File.WriteAllTextAsync(Path.Combine(folder, "set", "p1", "broken.jpg"), "text");

        var (exitCode, output, errors) = await Run("data", "prepare", SetFolder, "--size", "24", "--crop", "0.9");
        Assert.Equal(0, exitCode);
        Assert.Contains("6 faces of 2 people at 24 x 24, 1 unreadable", output);
        Assert.Contains("broken.jpg: it is no image", errors);

        (exitCode, output, _) = await Run("data", "cache", "list");
        Assert.Equal(0, exitCode);
        var name = output.Split('\n')[1].Split(' ')[0];
        Assert.Matches("^set-[0-9a-f]{16}$", name);
        Assert.Contains("6 faces, 1 unreadable  center-crop 1; share=0.9; size=24", output);

        (exitCode, _, errors) = await Run("data", "cache", "clear");
        Assert.Equal(1, exitCode);
        Assert.Contains("Say which", errors);
        (exitCode, _, errors) = await Run("data", "cache", "clear", "../set", "--yes");
        Assert.Equal(1, exitCode);
        Assert.Contains("no cache '../set'", errors);
        Assert.Contains("nothing to clear", (await Run("data", "cache", "clear", "--older-than", "1", "--yes")).Output);
        (exitCode, _, errors) = await Run("data", "cache", "clear", name);
        Assert.Equal(1, exitCode);
        Assert.Contains("nothing was deleted", errors);
        (exitCode, _, errors) = await Run("data", "cache", "clear", name, "--json");
        Assert.Equal(1, exitCode);
        Assert.Contains("add --yes", errors);
        using var list = JsonDocument.Parse((await Run("data", "cache", "list", "--json")).Output);
        Assert.Equal("whole", list.RootElement[0].GetProperty("state").GetString());
        Assert.Contains($"deleted {name}", (await Run("data", "cache", "clear", name, "--yes")).Output);
        (_, output, _) = await Run("data", "cache", "clear", "--all", "--yes", "--json");
        using var nothing = JsonDocument.Parse(output);
        Assert.Equal(0, nothing.RootElement.GetProperty("deleted").GetArrayLength());
        Assert.Contains("no cache in", (await Run("data", "cache", "list")).Output);
        Assert.True(File.Exists(Path.Combine(folder, "set", "p1", "broken.jpg")));
    }

    [Theory]
    [InlineData("data", "prepare", "/no/such/set")]
    [InlineData("data", "prepare", "/", "--size", "3")]
    [InlineData("data", "prepare", "/", "--crop", "7")]
    public async Task What_cannot_be_prepared_is_told_in_one_line(params string[] arguments)
    {
        var (exitCode, _, errors) = await Run(arguments);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("facelab: ", Assert.Single(errors.TrimEnd().Split('\n')));
    }

    [Fact]
    public async Task Killed_at_random_it_leaves_no_cache_or_a_whole_one_and_ends_as_if_undisturbed()
    {
        WriteSet(people: 20, images: 100);
        var (random, kills) = (new Random(), 0);
        for (var attempt = 0; attempt < 4; attempt++)
        {
            using var process = Process.Start(Facelab.StartInfo(
                null, folder, "data", "prepare", SetFolder, "--size", "96", "--threads", "1", "--cache", CacheFolder))!;
            await UntilItWrites(process);
            await Task.Delay(random.Next(200));
            process.Kill();
            await process.WaitForExitAsync();
            kills += process.ExitCode == 0 ? 0 : 1;
            Assert.All(CacheListing.Of(CacheFolder), cache => Assert.NotEqual(CacheState.Damaged, cache.State));
        }
        Assert.InRange(kills, 1, 4);

        var (exitCode, _, errors) = await Run("data", "prepare", SetFolder, "--size", "96");

        Assert.True(exitCode == 0, errors);
        var faces = FaceSets.Open(SetFolder).Faces;
        using var undisturbed = PreparedFaces.FromFiles(faces, new CenterCrop { Size = 96 });
        Assert.Equal(CacheState.Whole, Assert.Single(CacheListing.Of(CacheFolder)).State);
        using var cached = PreparedFaces.FromCache(
            faces, new CenterCrop { Size = 96 }, new() { Folder = CacheFolder, Verify = true });
        Assert.Equal(undisturbed.Key, cached.Key);
        Assert.True(undisturbed.Pixels.bytes.SequenceEqual(cached.Pixels.bytes));
    }

    [Fact]
    public async Task Two_processes_at_once_make_one_cache()
    {
        WriteSet(people: 10, images: 40);

        var runs = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Run("data", "prepare", SetFolder, "--size", "96")));

        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        Assert.Equal(runs[0].Output.Split('\n')[1], runs[1].Output.Split('\n')[1]);
        Assert.Equal(CacheState.Whole, Assert.Single(CacheListing.Of(CacheFolder)).State);
    }

    [Fact]
    public async Task Pixels_of_ten_times_the_heap_are_prepared_within_it()
    {
        WriteSet(people: 10, images: 26);
        // 260 x 512 x 512 x 3 bytes are 204 MB; all of .NET's objects get 20.
        var start = Facelab.StartInfo(null, folder, "data", "prepare", SetFolder, "--align", "none", "--size", "512",
            "--threads", "2", "--cache", CacheFolder);
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x1400000";

        var (exitCode, output, errors) = await Facelab.Run(start);

        Assert.True(exitCode == 0, errors);
        Assert.Contains("260 faces", output);
        Assert.InRange(Assert.Single(CacheListing.Of(CacheFolder)).Bytes - 260L * 512 * 512 * 3, 0, 100_000);
    }

    /// <summary>Waits until a cache is written, or a minute.</summary>
    private async Task UntilItWrites(Process process)
    {
        var begun = DateTime.UtcNow;
        while (!process.HasExited && DateTime.UtcNow - begun < TimeSpan.FromMinutes(1) && !IsWritten(begun))
            await Task.Delay(5);
    }

    private bool IsWritten(DateTime after) => CacheListing.Of(CacheFolder)
        .Any(cache => cache.State == CacheState.Unfinished && cache.LastUsed > after && cache.Bytes > 0);

    private string SetFolder => Path.Combine(folder, "set");

    private string CacheFolder => Path.Combine(folder, "cache");

    private Task<(int ExitCode, string Output, string Errors)> Run(params string[] arguments) =>
        Facelab.Run(Facelab.StartInfo(null, folder, [.. arguments, "--cache", CacheFolder]));

    /// <summary>People with pictures, each another one.</summary>
    private void WriteSet(int people, int images)
    {
        using var image = new Image<Rgb24>(150, 120);
        for (var person = 0; person < people; person++)
        {
            Directory.CreateDirectory(Path.Combine(folder, "set", $"p{person}"));
            for (var i = 0; i < images; i++)
            {
                image[person, i % 120] = new Rgb24((byte)(100 + i), (byte)(50 * person), 200);
                image.SaveAsJpeg(Path.Combine(folder, "set", $"p{person}", $"{i:000}.jpg"));
            }
        }
    }
}
