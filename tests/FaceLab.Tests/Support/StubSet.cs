using FaceLab.Data;

namespace FaceLab.Tests.Support;

/// <summary>Small files for <see cref="StubPreparation"/>, old enough for their times to count, and caches.</summary>
internal sealed class StubSet : IDisposable
{
    private readonly TempFolder folder = new();

    public StubSet(int count)
    {
        Directory.CreateDirectory(folder["set"]);
        Directory.CreateDirectory(CacheFolder);
        for (var i = 0; i < count; i++)
            Write(i, [(byte)(i % 200), (byte)(i / 200), 7]);
        Faces = new FaceSet("Stub set",
            Enumerable.Range(0, count).Select(i => new FaceRecord($"p{i / 3}", i % 3 + 1, PathOf(i))));
    }

    public FaceSet Faces { get; }

    public string CacheFolder => folder["cache"];

    public string PathOf(int index) => folder[Path.Combine("set", $"{index:00000}.bin")];

    public void Write(int index, byte[] bytes, DateTime? modified = null)
    {
        File.WriteAllBytes(PathOf(index), bytes);
        File.SetLastWriteTimeUtc(PathOf(index), modified ?? new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    /// <summary>The rows as they have to be.</summary>
    public byte[] Expected(int size = 8, params int[] without) => [.. Enumerable.Range(0, Faces.Count).Except(without)
        .SelectMany(i => StubPreparation.Row(File.ReadAllBytes(PathOf(i)), size))];

    /// <summary>The names of the cache files, whole or not.</summary>
    public string[] Caches() => [.. Directory.GetFiles(CacheFolder).Select(path => Path.GetFileName(path)!).Order()];

    /// <summary>The path of the only cache.</summary>
    public string Only() => Path.Combine(CacheFolder, Assert.Single(Caches()));

    public void Dispose() => folder.Dispose();
}
