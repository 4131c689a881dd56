using System.Buffers.Binary;
using System.Text;
using FaceLab.Learning.Checkpoints;

namespace FaceLab.Tests.Learning;

/// <summary>One way to damage a safetensors file.</summary>
/// <param name="Name">In words.</param>
/// <param name="Bytes">The damaged file.</param>
/// <param name="MayPass">Whether it may pass for another good file: another weight, another word in a text.</param>
internal sealed record Damage(string Name, byte[] Bytes, bool MayPass = false)
{
    /// <summary>Damages of every kind, the same each time.</summary>
    /// <param name="path">A good file.</param>
    public static IEnumerable<Damage> Of(string path)
    {
        var (good, entries) = (File.ReadAllBytes(path), SafetensorsFile.Open(path).Entries);
        var header = (int)BinaryPrimitives.ReadInt64LittleEndian(good);
        // Every fourth tensor is enough of each kind; a trainer has hundreds.
        var some = entries.Where((entry, i) => i % 4 == 0 || IsRandom(entry));
        return [.. Wholes(good), .. Cuts(good), .. Headers(good, header),
            .. some.SelectMany(entry => Tensors(good, 8 + header, entry))];
    }

    /// <summary>Whether a tensor is the state of a generator.</summary>
    private static bool IsRandom(SafetensorsEntry entry) => entry.Name.StartsWith("random.", StringComparison.Ordinal);

    private static IEnumerable<Damage> Wholes(byte[] good) =>
    [
        new("an empty file", []), new("a text", Encoding.UTF8.GetBytes("version https://git-lfs.github.com/spec/v1\n")),
        new("zeros", new byte[good.Length]), new("a byte too many", [.. good, 0]), new("two files", [.. good, .. good]),
    ];

    private static IEnumerable<Damage> Cuts(byte[] good) => Enumerable.Range(0, 20)
        .Select(i => good.Length * i / 20 + i)
        .Append(good.Length - 1).Select(length => new Damage($"cut to {length} bytes", good[..length]));

    private static IEnumerable<Damage> Headers(byte[] good, int header)
    {
        foreach (var length in (long[])[0, 1, header - 1, header + 1, good.Length, 100_000_000, int.MaxValue,
            long.MaxValue, -1])
            yield return new($"a header of {length} bytes", Changed(good, 0, length));
        var chance = new Random(1);
        for (var i = 0; i < 100; i++)
        {
            var (at, bit) = (8 + chance.Next(header), chance.Next(8));
            yield return new($"bit {bit} of header byte {at}", Changed(good, at, (byte)(good[at] ^ 1 << bit)),
                MayPass: true);
        }
    }

    private static IEnumerable<Damage> Tensors(byte[] good, int data, SafetensorsEntry entry)
    {
        if (entry.End == entry.Begin)
            yield break;
        var (from, to) = (data + (int)entry.Begin, data + (int)entry.End);
        foreach (var value in (byte[])[0, 0x7F, 0xFF])
        {
            var bytes = (byte[])good.Clone();
            bytes.AsSpan(from..to).Fill(value);
            // No generator has such a state; a tensor of numbers may be anything.
            yield return new($"{entry.Name} of bytes {value}", bytes, MayPass: !IsRandom(entry));
        }
        foreach (var at in (int[])[from, (from + to) / 2, to - 1])
            yield return new($"bit 6 of byte {at - from} of {entry.Name}", Changed(good, at, (byte)(good[at] ^ 0x40)),
                MayPass: true);
    }

    private static byte[] Changed<T>(byte[] good, int at, T value) where T : unmanaged
    {
        var bytes = (byte[])good.Clone();
        System.Runtime.InteropServices.MemoryMarshal.Write(bytes.AsSpan(at), value);
        return bytes;
    }
}
