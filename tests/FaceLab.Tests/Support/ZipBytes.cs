using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace FaceLab.Tests.Support;

/// <summary>A zip archive, good or with fields overwritten.</summary>
/// <remarks>PKWARE's APPNOTE 6.3: a central record has its checksum at 16, lengths at 20, 24, header at 42.</remarks>
internal static class ZipBytes
{
    public static byte[] Of(params (string Name, string Content)[] files) => Of(0, files);

    /// <summary>With Unix attributes, such as those of a link.</summary>
    public static byte[] Of(int unixMode, params (string Name, string Content)[] files)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
                entry.ExternalAttributes = unixMode << 16;
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return bytes.ToArray();
    }

    /// <summary>Overwrites four bytes of the first central record.</summary>
    public static byte[] WithField(byte[] zip, int at, uint value)
    {
        var copy = zip.ToArray();
        var record = copy.AsSpan().IndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(copy.AsSpan(record + at), value);
        return copy;
    }

    /// <summary>Lists an archive's only file several times, as a, b, c ...: all share the compressed bytes.</summary>
    public static byte[] Overlapping(byte[] zip, int times)
    {
        var record = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        var end = zip.AsSpan().IndexOf("PK\x05\x06"u8);
        var bytes = new MemoryStream();
        bytes.Write(zip.AsSpan(0, record));
        for (var i = 0; i < times; i++)
        {
            var copy = zip[record..end];
            copy[46] = (byte)('a' + i);
            bytes.Write(copy);
        }
        var closing = zip[end..];
        BinaryPrimitives.WriteUInt16LittleEndian(closing.AsSpan(8), (ushort)times);
        BinaryPrimitives.WriteUInt16LittleEndian(closing.AsSpan(10), (ushort)times);
        BinaryPrimitives.WriteUInt32LittleEndian(closing.AsSpan(12), (uint)(times * (end - record)));
        bytes.Write(closing);
        return bytes.ToArray();
    }
}
