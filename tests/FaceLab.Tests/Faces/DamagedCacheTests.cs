using System.Text.Json.Nodes;
using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Tests.Support;
using static FaceLab.Tests.Faces.FaceCacheTests;

namespace FaceLab.Tests.Faces;

/// <summary>What lies in a cache's folder and is not what it should be is found, named and made again.</summary>
public sealed class DamagedCacheTests : IDisposable
{
    private readonly StubSet set = new(6);

    public DamagedCacheTests() => Open(set).Dispose();

    public void Dispose() => set.Dispose();

    [Theory]
    [InlineData(6 * 192 - 1)]
    [InlineData(6 * 192 + 1)]
    [InlineData(0)]
    public void Pixels_of_another_length(int length)
    {
        using (var file = File.OpenHandle(set.Only("pixels.bin"), FileMode.Open, FileAccess.Write))
            RandomAccess.SetLength(file, length);

        Assert.Contains($"{length:N0} bytes; 1,152 bytes are expected", IsMadeAgain());
    }

    [Theory]
    [InlineData("pixels.bin")]
    [InlineData("manifest.json")]
    public void A_missing_file(string name)
    {
        File.Delete(set.Only(name));

        Assert.Contains(name, IsMadeAgain());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"format\":\"FaceLab face cache\"")]
    [InlineData("{\"format\":\"FaceLab face cache\",\"version\":1}")]
    [InlineData("\0\0\0\0")]
    public void A_manifest_that_is_none(string text)
    {
        File.WriteAllText(set.Only("manifest.json"), text);

        Assert.Contains("manifest.json", IsMadeAgain());
    }

    [Theory]
    [InlineData("version", 999)]
    [InlineData("format", "another")]
    [InlineData("key", "00")]
    [InlineData("size", 2_000_000_000)]
    [InlineData("count", 5)]
    [InlineData("unreadable", null)]
    public void A_manifest_of_something_else(string name, object? value)
    {
        Change(manifest => manifest[name] = value is null ? null : JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(value)));

        IsMadeAgain();
    }

    [Theory]
    [InlineData("[{\"index\":6,\"reason\":\"\"}]")]
    [InlineData("[{\"index\":2,\"reason\":\"\"},{\"index\":2,\"reason\":\"\"}]")]
    [InlineData("[{\"index\":-1,\"reason\":\"\"}]")]
    [InlineData("[{\"index\":1}]")]
    public void Unreadable_pictures_that_cannot_be(string unreadable)
    {
        Change(manifest => manifest["unreadable"] = JsonNode.Parse(unreadable));

        IsMadeAgain();
    }

    [Fact]
    public void Records_that_contradict_themselves_are_found_by_verifying()
    {
        Change(manifest => manifest["records"]![2]!["row"] = 4);
        Assert.Contains("out of order", IsMadeAgain(verify: true));
        Change(manifest => manifest["records"]![2] = null);
        Assert.Contains("out of order", IsMadeAgain(verify: true));
        Change(manifest => manifest["records"]!.AsArray().Clear());
        Assert.Contains("0 records of 6", IsMadeAgain(verify: true));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void A_manifest_cut_short(double share)
    {
        var text = File.ReadAllText(set.Only("manifest.json"));
        File.WriteAllText(set.Only("manifest.json"), text[..(int)(share * text.Length)]);

        Assert.Contains("cannot be read", IsMadeAgain());
    }

    [Fact]
    public void Changed_bytes_are_found_by_verifying()
    {
        using (var file = File.OpenHandle(set.Only("pixels.bin"), FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.Write(file, "!"u8, 3 * 192 + 100);

        Assert.Contains("row 3", Assert.Throws<FaceDataException>(() => FaceCache.Open(set.Only(""), verify: true)).Message);
        Assert.Contains("row 3", IsMadeAgain(verify: true));
    }

    [Fact]
    public void Something_else_in_the_place_of_a_cache_stays()
    {
        File.WriteAllText(set.Only("holiday.jpg"), "mine");
        File.Delete(set.Only("manifest.json"));

        Assert.Contains("Move it away", Assert.Throws<FaceDataException>(() => Open(set)).Message);

        Assert.Equal("mine", File.ReadAllText(set.Only("holiday.jpg")));
    }

    [Fact]
    public void What_is_discarded_or_old_is_removed_by_the_next_preparation_and_what_is_locked_or_young_stays()
    {
        var whole = set.Only("");
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(whole));
        foreach (var left in (string[])[$"{name}.discarded-12345678", "old-0123456789abcdef.partial", "young-0123456789abcdef.partial", "held-0123456789abcdef.partial", "holiday.partial"])
        {
            Directory.CreateDirectory(Path.Combine(set.CacheFolder, left));
            File.WriteAllText(Path.Combine(set.CacheFolder, left, left == "holiday.partial" ? "beach.jpg" : "pixels.bin"), "x");
            if (!left.StartsWith("young", StringComparison.Ordinal))
            {
                File.SetLastWriteTimeUtc(Directory.GetFiles(Path.Combine(set.CacheFolder, left))[0], DateTime.UtcNow.AddDays(-3));
                Directory.SetLastWriteTimeUtc(Path.Combine(set.CacheFolder, left), DateTime.UtcNow.AddDays(-3));
            }
        }
        using var held = new FileStream(Path.Combine(set.CacheFolder, ".locks", "held-0123456789abcdef"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        Open(set, new StubPreparation { Parameters = "stub 2" }).Dispose();

        Assert.Equal(["held-0123456789abcdef.partial", "holiday.partial", "young-0123456789abcdef.partial"], set.Caches().Where(left => left.Contains('.')));
    }

    /// <summary>Opens the cache; returns what was said of it, after checking that it was made again as it was.</summary>
    private string IsMadeAgain(bool verify = false)
    {
        var (preparation, said) = (new StubPreparation(), new List<string>());
        using (var faces = Open(set, preparation, verify, said))
            Assert.Equal(set.Expected(), Bytes(faces));
        Assert.Equal(6, preparation.Calls);
        Assert.Single(set.Caches());
        // Once when it was looked for, once more behind the lock.
        Assert.All(said, message => Assert.Contains("is damaged", message));
        Open(set, preparation, verify).Dispose();
        Assert.Equal(6, preparation.Calls);
        return said[0];
    }

    private void Change(Action<JsonNode> change)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(set.Only("manifest.json")))!;
        change(manifest);
        File.WriteAllText(set.Only("manifest.json"), manifest.ToJsonString());
    }
}
