namespace FaceLab.Data.Fetching;

/// <summary>The checksum of zip archives: CRC-32, polynomial 0xEDB88320 (ISO 3309).</summary>
/// <remarks>.NET's reader does not compare it, and its own implementation is in a package that not every feed has.</remarks>
internal sealed class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value =>
        Enumerable.Range(0, 8).Aggregate((uint)value, (crc, _) => (crc >> 1) ^ ((crc & 1) * 0xEDB88320)))];
    private uint state = uint.MaxValue;

    public uint Value => ~state;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var crc = state;
        foreach (var value in bytes)
            crc = (crc >> 8) ^ Table[(byte)(crc ^ value)];
        state = crc;
    }
}
