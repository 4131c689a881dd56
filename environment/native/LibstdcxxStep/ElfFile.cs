using System.Buffers.Binary;
using System.Text;

namespace FaceLab.LibstdcxxStep;

/// <summary>The tables of a 64-bit little-endian ELF library that say which symbol versions it needs and
/// defines.</summary>
/// <remarks>Layout: Tool Interface Standard ELF 1.2, and the Linux Standard Base 5.0, section 10.7 (symbol
/// versions).</remarks>
internal sealed class ElfFile
{
    private const uint Relocations = 4, DynamicSymbols = 11;
    private const uint Definitions = 0x6ffffffd, References = 0x6ffffffe, SymbolVersions = 0x6fffffff;
    private const ushort Weak = 2, VersionMask = 0x7fff;
    private readonly byte[] bytes;
    private readonly List<Section> sections = [];

    /// <summary>Reads the section table.</summary>
    /// <param name="bytes">The whole file; <see cref="MakeWeak"/> changes it.</param>
    /// <exception cref="InvalidDataException">The bytes are no such library, or end early.</exception>
    public ElfFile(byte[] bytes)
    {
        this.bytes = bytes;
        if (bytes.Length < 64 || !bytes.AsSpan(0, 6).SequenceEqual<byte>([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1]))
            throw new InvalidDataException("it is no 64-bit little-endian ELF file");
        var (table, size, count) = (Int64(40), UInt16(58), UInt16(60));
        Slice(table, size * count);
        for (var i = 0; i < count; i++)
        {
            var at = table + i * size;
            sections.Add(new Section(UInt32(at + 4), Int64(at + 24), Int64(at + 32), (int)UInt32(at + 40)));
        }
    }

    /// <summary>The versions that this library defines.</summary>
    public IReadOnlySet<string> DefinedVersions()
    {
        var names = new HashSet<string>();
        if (Find(Definitions) is not { } section)
            return names;
        foreach (var at in Chain(section.Offset, nextAt: 16))
            names.Add(Text(section, UInt32(at + UInt32(at + 12))));
        return names;
    }

    /// <summary>The versions that this library needs of others.</summary>
    public IReadOnlyList<VersionReference> NeededVersions()
    {
        var needed = new List<VersionReference>();
        if (Find(References) is not { } section)
            return needed;
        foreach (var file in Chain(section.Offset, nextAt: 12))
        {
            var library = Text(section, UInt32(file + 4));
            foreach (var at in Chain(file + UInt32(file + 8), nextAt: 12))
            {
                var isWeak = (UInt16(at + 4) & Weak) != 0;
                needed.Add(new VersionReference(library, Text(section, UInt32(at + 8)), UInt16(at + 6), isWeak,
                    at + 4));
            }
        }
        return needed;
    }

    /// <summary>The symbols of a needed version that a relocation fills in: those that the library really
    /// uses.</summary>
    public IReadOnlyList<string> UsedSymbols(VersionReference version)
    {
        if (Find(DynamicSymbols) is not { } symbols || Find(SymbolVersions) is not { } versions)
            return [];
        var used = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var section in sections.Where(section => section.Kind == Relocations))
        {
            for (var at = section.Offset; at < section.Offset + section.Size; at += 24)
            {
                var symbol = UInt32(at + 12);
                if (symbol != 0 && (UInt16(versions.Offset + 2 * symbol) & VersionMask) == version.Index)
                    used.Add(Text(symbols, UInt32(symbols.Offset + 24 * symbol)));
            }
        }
        return [.. used];
    }

    /// <summary>Marks a needed version as weak: the loader then accepts a library that lacks it.</summary>
    public void MakeWeak(VersionReference version) =>
        BinaryPrimitives.WriteUInt16LittleEndian(Slice(version.FlagsAt, 2), (ushort)(UInt16(version.FlagsAt) | Weak));

    private Section? Find(uint kind) => sections.Cast<Section?>()
        .FirstOrDefault(section => section!.Value.Kind == kind);

    /// <summary>The offsets of a linked list whose entries name the distance to the next one, 0 at the end.</summary>
    private IEnumerable<long> Chain(long first, int nextAt)
    {
        for (var at = first; ; at += UInt32(at + nextAt))
        {
            yield return at;
            if (UInt32(at + nextAt) == 0)
                yield break;
        }
    }

    private string Text(Section section, uint offset)
    {
        if ((uint)section.Link >= sections.Count)
            throw Truncated();
        var start = sections[section.Link].Offset + offset;
        var rest = Slice(start, bytes.Length - start);
        var end = rest.IndexOf((byte)0);
        return end < 0 ? throw Truncated() : Encoding.ASCII.GetString(rest[..end]);
    }

    private ushort UInt16(long at) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(at, 2));

    private uint UInt32(long at) => BinaryPrimitives.ReadUInt32LittleEndian(Slice(at, 4));

    private long Int64(long at) => BinaryPrimitives.ReadInt64LittleEndian(Slice(at, 8));

    private Span<byte> Slice(long at, long length) =>
        at < 0 || length < 0 || at > bytes.Length - length ? throw Truncated() : bytes.AsSpan((int)at, (int)length);

    private static InvalidDataException Truncated() => new("it is cut short or damaged: a table lies beyond its end");

    private readonly record struct Section(uint Kind, long Offset, long Size, int Link);
}
