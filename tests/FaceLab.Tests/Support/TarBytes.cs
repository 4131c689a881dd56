using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FaceLab.Tests.Support;

/// <summary>A tar archive written byte by byte, since .NET's writer refuses much of what a hostile one holds.</summary>
/// <remarks>The ustar layout of POSIX.1-1988: 512-byte header, content, zeros up to the next multiple of 512.</remarks>
internal sealed class TarBytes
{
    private readonly List<byte> bytes = [];

    public TarBytes File(string name, string content = "face", char type = '0') =>
        Entry(name, type, Encoding.UTF8.GetBytes(content));

    public TarBytes Folder(string name) => Entry(name, '5', []);

    public TarBytes Link(string name, string target, char type = '2') => Entry(name, type, [], link: target);

    /// <summary>Adds attributes for the next entry: "LENGTH key=value\n", the length counting itself.</summary>
    public TarBytes Pax(string key, string value, char type = 'x')
    {
        var rest = Encoding.UTF8.GetByteCount($" {key}={value}\n");
        var length = rest + 1;
        while (length != rest + length.ToString(CultureInfo.InvariantCulture).Length)
            length = rest + length.ToString(CultureInfo.InvariantCulture).Length;
        return Entry("PaxHeader", type, Encoding.UTF8.GetBytes($"{length} {key}={value}\n"));
    }

    /// <summary>One entry; <paramref name="size"/> replaces the true length in its header.</summary>
    public TarBytes Entry(string name, char type, byte[] content, string link = "", long? size = null, int mode = 0x1A4)
    {
        var header = new byte[512];
        Put(header, 0, Encoding.UTF8.GetBytes(name));
        Octal(header, 100, 8, mode);
        Octal(header, 108, 8, 0);
        Octal(header, 116, 8, 0);
        Octal(header, 124, 12, size ?? content.Length);
        Octal(header, 136, 12, 0);
        Put(header, 148, "        "u8);
        header[156] = (byte)type;
        Put(header, 157, Encoding.UTF8.GetBytes(link));
        Put(header, 257, "ustar\00000"u8[..8]);
        Octal(header, 148, 7, header.Sum(value => value));
        bytes.AddRange(header);
        bytes.AddRange(content);
        bytes.AddRange(new byte[(512 - content.Length % 512) % 512]);
        return this;
    }

    /// <summary>The archive, with its closing zeros.</summary>
    public byte[] Closed() => [.. bytes, .. new byte[1024]];

    public static byte[] GZip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }

    private static void Octal(byte[] header, int at, int width, long value) =>
        Put(header, at, Encoding.ASCII.GetBytes(Convert.ToString(value, 8).PadLeft(width - 1, '0') + "\0"));

    private static void Put(byte[] header, int at, ReadOnlySpan<byte> value) => value.CopyTo(header.AsSpan(at));
}
