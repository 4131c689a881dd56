using System.Buffers.Binary;

namespace FaceLab.Data.Fetching;

/// <summary>Checks the checksums of a plain tar's headers, which .NET's reader does not. In a tar.gz, gzip's own covers everything.</summary>
/// <remarks>POSIX.1-1988: the sum of the header's bytes, its own field at 148 taken for eight spaces; the length stands at 124, in octal.</remarks>
internal static class TarChecksums
{
    private const int Block = 512;

    /// <exception cref="InvalidDataException">A header is damaged, or the file ends without its closing zeros.</exception>
    public static void Check(FileStream file)
    {
        var header = new byte[Block];
        while (true)
        {
            var at = file.Position;
            file.ReadExactly(header);
            if (!header.AsSpan().ContainsAnyExcept((byte)0))
                break;
            if (Number(header.AsSpan(148, 8)) is not { } sum || (sum != Sum(header) && sum != SignedSum(header)))
                throw new InvalidDataException($"the header at byte {at:N0} does not have its checksum.");
            if (Number(header.AsSpan(124, 12)) is not { } length)
                throw new InvalidDataException($"the header at byte {at:N0} has no length.");
            if (length > file.Length - file.Position)
                throw new EndOfStreamException($"the entry at byte {at:N0} says that it has {length:N0} bytes, more than there are.");
            file.Position += (length + Block - 1) / Block * Block;
        }
        file.Position = 0;
    }

    private static long Sum(byte[] header) => header.Where((_, at) => at is < 148 or >= 156).Sum(value => (long)value) + 8 * ' ';

    // Some old writers added signed bytes up.
    private static long SignedSum(byte[] header) => header.Where((_, at) => at is < 148 or >= 156).Sum(value => (long)(sbyte)value) + 8 * ' ';

    private static long? Number(ReadOnlySpan<byte> field)
    {
        // GNU tar writes what does not fit in octal as a big-endian integer behind this mark.
        if (field[0] == 0x80 && field.Length == 12)
            return BinaryPrimitives.ReadInt64BigEndian(field[4..]) is >= 0 and < long.MaxValue / 2 and var large ? large : null;
        var number = 0L;
        foreach (var value in field.Trim(" \0"u8))
        {
            if (value is < (byte)'0' or > (byte)'7')
                return null;
            number = 8 * number + value - '0';
        }
        return number;
    }
}
