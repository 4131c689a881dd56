using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>Reads dlib's serialization format from memory.</summary>
/// <remarks>
/// Source: D. King, dlib, serialize.h. An integer is a control byte (bit 7: negative; bits 0 to 3: how many bytes follow, 1 to 8)
/// and its absolute value, little-endian. A float is two integers: mantissa, then exponent of 2. A list is its length and its items.
/// A matrix is its numbers of rows and columns, both negated, and its values. No count is believed before the bytes that it
/// promises are known to be there.
/// </remarks>
internal ref struct DlibReader(ReadOnlySpan<byte> data, string path)
{
    /// <summary>Shapes are measured in faces and thresholds in gray values: anything above is damage.</summary>
    private const float LargestFloat = 1e6f;

    public const int BytesOfInteger = 2, BytesOfFloat = 4;

    private readonly ReadOnlySpan<byte> data = data;
    private int at;

    public readonly int Remaining => data.Length - at;

    public long ReadInteger(string what)
    {
        if (at >= data.Length)
            throw Short(what);
        var control = data[at];
        var size = control & 0x0F;
        if (size is 0 or > 8)
            throw Broken($"{what} is no integer (control byte 0x{control:X2})");
        if (Remaining <= size)
            throw Short(what);
        ulong value = 0;
        for (var i = size; i > 0; i--)
            value = (value << 8) | data[at + i];
        if (value > long.MaxValue)
            throw Broken($"{what} is out of range");
        at += size + 1;
        return (control & 0x80) != 0 ? -(long)value : (long)value;
    }

    /// <summary>An integer within bounds.</summary>
    public int ReadInteger(string what, int least, int most)
    {
        var value = ReadInteger(what);
        return value >= least && value <= most ? (int)value : throw Broken($"{what} is {value}, expected {least} to {most}");
    }

    /// <summary>A list's length, checked against the bytes that are left.</summary>
    public int ReadCount(string what, int most, long bytesEach)
    {
        var count = ReadInteger($"the number of {what}", 0, most);
        return count * bytesEach <= Remaining ? count
            : throw Broken($"{count:N0} {what} need {count * bytesEach:N0} bytes or more, and {Remaining:N0} are left");
    }

    /// <summary>A column vector of so many floats.</summary>
    public void ReadColumn(string what, Span<float> values)
    {
        var (rows, columns) = (Math.Abs(ReadInteger($"rows of {what}")), Math.Abs(ReadInteger($"columns of {what}")));
        if (rows != values.Length || columns != 1)
            throw Broken($"{what} is a matrix of {rows} x {columns}, expected {values.Length} x 1");
        for (var i = 0; i < values.Length; i++)
            values[i] = ReadFloat(what);
    }

    public float ReadFloat(string what)
    {
        // Nearly all are three bytes of mantissa and one of exponent: six bytes, of which two are control bytes.
        if (Remaining >= 8)
        {
            var bytes = BinaryPrimitives.ReadUInt64LittleEndian(data[at..]);
            if ((bytes & 0x7F_0000_007F) == 0x01_0000_0003)
            {
                at += 6;
                var (mantissa, exponent) = ((int)(bytes >> 8) & 0xFFFFFF, (int)(bytes >> 40) & 0xFF);
                return Checked(what, (bytes & 0x80) != 0 ? -mantissa : mantissa, (bytes & 0x80_0000_0000) != 0 ? -exponent : exponent);
            }
        }
        return Checked(what, ReadInteger(what), ReadInteger(what));
    }

    /// <summary>Fails unless everything was read.</summary>
    public readonly void End()
    {
        if (Remaining > 0)
            throw Broken($"{Remaining:N0} bytes follow its end");
    }

    public readonly FaceDataException Broken(string what) => new($"'{path}' is no shape predictor that can be used: {what}, before byte {at:N0}. " +
        "Fetch it again; Debian and Ubuntu have it in libdlib-data (apt-get install --reinstall libdlib-data).");

    private readonly FaceDataException Short(string what) => Broken($"the file ends where {what} should be");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly float Checked(string what, long mantissa, long exponent)
    {
        // Exponents of 32,000 and more stand for infinities and no number.
        if (exponent is < -1000 or > 1000)
            throw Broken($"{what} is not finite, or absurdly small (exponent {exponent})");
        var value = (float)(mantissa * BitConverter.Int64BitsToDouble((1023 + exponent) << 52));
        return Math.Abs(value) <= LargestFloat ? value : throw Broken($"{what} is {value}, expected at most {LargestFloat:N0}");
    }
}
