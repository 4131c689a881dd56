using System.Buffers.Binary;
using System.Text;

namespace FaceLab.Build.Tests;

/// <summary>The least ELF library that needs symbol versions: a few sections, and no code.</summary>
internal static class SmallLibrary
{
    private const int HeaderBytes = 64, SectionBytes = 64, SymbolBytes = 24;

    /// <summary>A library with one symbol for each version that it needs.</summary>
    /// <param name="needed">The versions, the library that each belongs to, and whether a relocation uses its
    /// symbol.</param>
    /// <param name="defined">The versions that the library itself defines.</param>
    public static byte[] Make((string Library, string Version, bool IsUsed)[] needed, string[]? defined = null)
    {
        var names = new List<byte> { 0 };
        var sections = new List<(uint Kind, byte[] Content, int Link)> { (0, [], 0) };
        const int strings = 1;
        var references = References(needed, names);
        var definitions = Definitions(defined ?? [], names);
        var symbols = Symbols(needed, names);
        sections.Add((3, [.. names], 0));
        sections.Add((11, symbols, strings));
        sections.Add((0x6fffffff, Versions(needed), 2));
        if (references.Length > 0)
            sections.Add((0x6ffffffe, references, strings));
        if (definitions.Length > 0)
            sections.Add((0x6ffffffd, definitions, strings));
        sections.Add((4, Relocations(needed), 2));
        return File(sections);
    }

    private static byte[] References((string Library, string Version, bool IsUsed)[] needed, List<byte> names)
    {
        var bytes = new List<byte>();
        var files = needed.Select((version, i) => (version, Index: i + 2)).GroupBy(entry => entry.version.Library)
            .ToArray();
        foreach (var file in files)
        {
            var versions = file.ToArray();
            var next = file == files[^1] ? 0 : 16 + 16 * versions.Length;
            bytes.AddRange([.. Two(1), .. Two(versions.Length), .. Four(Add(names, file.Key)), .. Four(16),
                .. Four(next)]);
            foreach (var (version, index) in versions)
            {
                var following = index == versions[^1].Index ? 0 : 16;
                bytes.AddRange([.. Four(0), .. Two(0), .. Two(index), .. Four(Add(names, version.Version)),
                    .. Four(following)]);
            }
        }
        return [.. bytes];
    }

    private static byte[] Definitions(string[] defined, List<byte> names)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < defined.Length; i++)
        {
            var next = i == defined.Length - 1 ? 0 : 28;
            bytes.AddRange([.. Two(1), .. Two(0), .. Two(i + 1), .. Two(1), .. Four(0), .. Four(20), .. Four(next)]);
            bytes.AddRange([.. Four(Add(names, defined[i])), .. Four(0)]);
        }
        return [.. bytes];
    }

    /// <summary>The empty first symbol, then one for each version.</summary>
    private static byte[] Symbols((string Library, string Version, bool IsUsed)[] needed, List<byte> names) =>
        [.. new byte[SymbolBytes], .. needed.SelectMany(
            version => Four(Add(names, $"of_{version.Version}")).Concat(new byte[SymbolBytes - 4]))];

    private static byte[] Versions((string Library, string Version, bool IsUsed)[] needed) =>
        [.. Two(0), .. needed.SelectMany((_, i) => Two(i + 2))];

    private static byte[] Relocations((string Library, string Version, bool IsUsed)[] needed) =>
        [.. needed.Index().Where(entry => entry.Item.IsUsed)
            .SelectMany(entry => Eight(0).Concat(Eight(((long)entry.Index + 1) << 32 | 1)).Concat(Eight(0)))];

    private static byte[] File(List<(uint Kind, byte[] Content, int Link)> sections)
    {
        var bytes = new List<byte>(new byte[HeaderBytes]);
        var table = new List<byte>();
        foreach (var (kind, content, link) in sections)
        {
            table.AddRange([.. Four(0), .. Four((int)kind), .. Eight(0), .. Eight(0), .. Eight(bytes.Count),
                .. Eight(content.Length)]);
            table.AddRange([.. Four(link), .. new byte[SectionBytes - 44]]);
            bytes.AddRange(content);
        }
        var header = new byte[HeaderBytes];
        ((byte[])[0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1]).CopyTo(header, 0);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(40), bytes.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(58), SectionBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(60), (ushort)sections.Count);
        return [.. header, .. bytes[HeaderBytes..], .. table];
    }

    private static int Add(List<byte> names, string name)
    {
        var at = names.Count;
        names.AddRange([.. Encoding.ASCII.GetBytes(name), 0]);
        return at;
    }

    private static byte[] Two(int value) => BitConverter.GetBytes((ushort)value);

    private static byte[] Four(int value) => BitConverter.GetBytes(value);

    private static byte[] Eight(long value) => BitConverter.GetBytes(value);
}
