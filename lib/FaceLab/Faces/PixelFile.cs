using Microsoft.Win32.SafeHandles;

namespace FaceLab.Faces;

/// <summary>Rows of <c>pixels.bin</c>, at offsets beyond 2 GB too.</summary>
internal static class PixelFile
{
    /// <summary>Fills <paramref name="row"/> with row number <paramref name="index"/>; false if the file ends before.</summary>
    public static bool TryReadRow(SafeFileHandle file, long index, Span<byte> row)
    {
        for (var (at, from) = (0, index * row.Length); at < row.Length;)
        {
            var read = RandomAccess.Read(file, row[at..], from + at);
            if (read == 0)
                return false;
            at += read;
        }
        return true;
    }

    /// <summary>Writes row number <paramref name="index"/>.</summary>
    public static void WriteRow(SafeFileHandle file, long index, ReadOnlySpan<byte> row) => RandomAccess.Write(file, row, index * row.Length);

    /// <summary>The first row whose bytes are not those that were written, or <see langword="null"/>.</summary>
    public static long? FirstChanged(string path, CacheManifest manifest, CancellationToken cancellationToken)
    {
        using var file = File.OpenHandle(path);
        var row = new byte[manifest.BytesEach];
        foreach (var record in manifest.Records.Where(record => record.Row is not null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!TryReadRow(file, record.Row!.Value, row) || Crc32C.Of(row) != record.Crc32C)
                return record.Row;
        }
        return null;
    }
}
