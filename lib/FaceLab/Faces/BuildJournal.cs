using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace FaceLab.Faces;

/// <summary>The first line of a journal: what is being made.</summary>
internal sealed record JournalHead
{
    public required string Format { get; init; }

    public required string Key { get; init; }

    public required int Count { get; init; }

    public required int Size { get; init; }
}

/// <summary>Each further line: a stretch of the set whose rows are written.</summary>
internal sealed record JournalBlock
{
    /// <summary>Pictures done with this block, counted from the first of the set.</summary>
    public required int Done { get; init; }

    /// <summary>CRC-32C of each row that the block added.</summary>
    public required IReadOnlyList<uint> Checksums { get; init; }

    /// <summary>The pictures of the block that have no row.</summary>
    public required IReadOnlyList<SkippedPicture> Skipped { get; init; }

    /// <summary>Whether it speaks of each picture after the first <paramref name="done"/> ones, and of no other.</summary>
    public bool Follows(int done) => Done > done && Checksums.Count + Skipped.Count == Done - done
        && Skipped.All(picture => picture.Index >= done && picture.Index < Done);
}

/// <summary>Remembers beside half-made pixels how far they are good, so that an interrupted preparation goes on.</summary>
/// <remarks>
/// A line is added when its rows are written. After a power failure lines may have reached the disk that their rows have
/// not: so going on checks every row's checksum, and begins anew at the first block that fails. That reads what is there
/// once, some 100 times quicker than preparing it.
/// </remarks>
internal sealed class BuildJournal : IDisposable
{
    private const string FormatName = CacheHead.FormatName + " journal";
    private readonly FileStream file;

    private BuildJournal(FileStream file) => this.file = file;

    /// <summary>Begins anew.</summary>
    public static BuildJournal Start(string path, string key, int count, int size)
    {
        var journal = new BuildJournal(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0));
        journal.Write(JsonSerializer.SerializeToUtf8Bytes(
            new JournalHead { Format = FormatName, Key = key, Count = count, Size = size }, CacheJson.Default.JournalHead));
        return journal;
    }

    /// <summary>Writes down the blocks that were found good, then goes on.</summary>
    public static BuildJournal GoOn(string path, string key, int count, int size, IEnumerable<JournalBlock> good)
    {
        var journal = Start(path, key, count, size);
        foreach (var block in good)
            journal.Add(block);
        return journal;
    }

    /// <summary>Adds a block whose rows are written.</summary>
    public void Add(JournalBlock block) => Write(JsonSerializer.SerializeToUtf8Bytes(block, CacheJson.Default.JournalBlock));

    /// <summary>Whether a file is a journal of ours, by its first line.</summary>
    public static bool IsOne(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            var line = new char[1024];
            var first = new string(line, 0, reader.Read(line)).Split('\n')[0];
            return JsonSerializer.Deserialize(first, CacheJson.Default.JournalHead) is { Format: FormatName };
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The blocks of an earlier run of the same work, up to the first that is torn, out of order or not what its rows say.</summary>
    public static IReadOnlyList<JournalBlock> GoodBlocks(string path, string pixels, string key, int count, int size)
    {
        try
        {
            var lines = File.ReadLines(path);
            var head = JsonSerializer.Deserialize(lines.FirstOrDefault() ?? "null", CacheJson.Default.JournalHead);
            if (head is null || head.Format != FormatName || head.Key != key || head.Count != count || head.Size != size)
                return [];
            using var rows = File.OpenHandle(pixels);
            return Good(lines.Skip(1), rows, count, size * size * 3);
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public void Dispose() => file.Dispose();

    private static List<JournalBlock> Good(IEnumerable<string> lines, SafeFileHandle rows, int count, int bytesEach)
    {
        var good = new List<JournalBlock>();
        var (done, row, buffer) = (0, 0L, new byte[bytesEach]);
        foreach (var line in lines)
        {
            if (TryParse(line) is not { } block || block.Done > count || !block.Follows(done))
                break;
            foreach (var checksum in block.Checksums)
            {
                if (!PixelFile.TryReadRow(rows, row++, buffer) || Crc32C.Of(buffer) != checksum)
                    return good;
            }
            done = block.Done;
            good.Add(block);
        }
        return good;
    }

    private static JournalBlock? TryParse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, CacheJson.Default.JournalBlock);
        }
        catch (JsonException)
        {
            return null;    // the process ended in the midst of it
        }
    }

    private void Write(ReadOnlySpan<byte> line) => file.Write([.. line, (byte)'\n']);
}
