using System.Text.Json.Nodes;
using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Tests.Support;
using static FaceLab.Tests.Faces.FaceCacheTests;

namespace FaceLab.Tests.Faces;

/// <summary>What lies in a cache's place and is not what it should be is found, named and made again.</summary>
public sealed class DamagedCacheTests : IDisposable
{
    private const int PixelBytes = 6 * 192;
    private const int FooterBytes = 16;
    private readonly StubSet set = new(6);

    public DamagedCacheTests() => Open(set).Dispose();

    public void Dispose() => set.Dispose();

    [Fact]
    public void A_file_cut_short_anywhere()
    {
        var whole = File.ReadAllBytes(set.Only());
        foreach (var length in (int[])[0, PixelBytes, PixelBytes + 100, whole.Length - FooterBytes, whole.Length - 1])
        {
            File.WriteAllBytes(set.Only(), whole[..length]);
            Assert.Contains("does not end as a cache does", IsMadeAgain());
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(-PixelBytes)]
    public void Pixels_of_another_length(int more)
    {
        var whole = File.ReadAllBytes(set.Only());
        File.WriteAllBytes(set.Only(), more < 0 ? whole[-more..] : [.. new byte[more], .. whole]);

        Assert.Contains($"have {PixelBytes + more:N0} bytes; 1,152 are expected", IsMadeAgain());
    }

    [Theory]
    [InlineData("Question", "\"00\"")]
    [InlineData("Size", "2000000000")]
    [InlineData("Size", "0")]
    [InlineData("Count", "5")]
    [InlineData("Sources", "\"AAAA\"")]
    [InlineData("Sources", "null")]
    [InlineData("Key", "null")]
    [InlineData("Unreadable", "null")]
    [InlineData("Unreadable", "[{\"Index\":6,\"Reason\":\"\"}]")]
    [InlineData("Unreadable", "[{\"Index\":2,\"Reason\":\"\"},{\"Index\":2,\"Reason\":\"\"}]")]
    [InlineData("Unreadable", "[{\"Index\":-1,\"Reason\":\"\"}]")]
    [InlineData("Unreadable", "[{\"Index\":1}]")]
    public void A_head_of_something_else(string name, string value)
    {
        var head = JsonNode.Parse(Head())!;
        head[name] = JsonNode.Parse(value);
        Write(head.ToJsonString());

        IsMadeAgain();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"Question\":\"00\"")]
    [InlineData("\0\0\0\0")]
    public void A_head_that_is_none(string text)
    {
        Write(text);

        Assert.Contains("head", IsMadeAgain());
    }

    [Fact]
    public void Another_file_in_its_place()
    {
        File.WriteAllText(set.Only(), "a picture of the beach");

        Assert.Contains(set.Only(), IsMadeAgain());
    }

    [Fact]
    public void Changed_pixels_are_found_by_verifying()
    {
        using (var file = File.OpenHandle(set.Only(), FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.Write(file, "!"u8, 3 * 192 + 100);

        Assert.Contains("pixels have changed", IsMadeAgain(verify: true));
    }

    [Fact]
    public void A_new_cache_that_is_gone_again_is_told_in_one_line()
    {
        var path = set.Only();
        using var file = FaceCache.Open(path, FileAccess.Read);
        var head = CacheHead.Read(file);
        File.Delete(path);

        var message = Assert.Throws<FaceDataException>(() => FaceCache.MapMade(set.Faces, head, path)).Message;

        Assert.Contains($"The new cache '{path}' cannot be used: it cannot be mapped", message);
        Assert.DoesNotContain('\n', message);
        Open(set).Dispose();
    }

    /// <summary>Opens the cache, checks that it was made again as it was, and returns what was said of it.</summary>
    private string IsMadeAgain(bool verify = false)
    {
        var (preparation, said) = (new StubPreparation(), new List<string>());
        using (var faces = Open(set, preparation, verify, said))
            Assert.Equal(set.Expected(), Bytes(faces));
        Assert.Equal(6, preparation.Calls);
        Open(set, preparation, verify).Dispose();
        Assert.Equal(6, preparation.Calls);
        Assert.Contains("is damaged", Assert.Single(said));
        return said[0];
    }

    private byte[] Head() => File.ReadAllBytes(set.Only())[PixelBytes..^FooterBytes];

    private void Write(string head)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(head);
        var whole = File.ReadAllBytes(set.Only());
        var length = BitConverter.GetBytes((long)bytes.Length);
        File.WriteAllBytes(set.Only(), [.. whole[..PixelBytes], .. bytes, .. length, .. whole[^8..]]);
    }
}
