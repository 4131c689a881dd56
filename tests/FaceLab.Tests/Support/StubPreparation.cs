using FaceLab.Data;
using FaceLab.Faces;

namespace FaceLab.Tests.Support;

/// <summary>A preparation whose rows are told by the file's bytes alone, and that counts its calls.</summary>
internal sealed class StubPreparation : IFacePreparation
{
    private int calls;

    /// <summary>The first byte of a file that is unreadable.</summary>
    public const byte Unreadable = 255;

    public int Size { get; init; } = 8;

    public string Parameters { get; init; } = "stub 1";

    /// <summary>Called before each picture with the number of calls so far.</summary>
    public Action<int>? Before { get; init; }

    public int Calls => calls;

    public static byte[] Row(byte[] file, int size)
    {
        var row = new byte[size * size * 3];
        for (var i = 0; i < row.Length; i++)
            row[i] = (byte)(file[i % file.Length] + i);
        return row;
    }

    public void Prepare(byte[] file, FaceRecord face, Span<byte> pixels)
    {
        var call = Interlocked.Increment(ref calls) - 1;
        Before?.Invoke(call);
        if (file[0] == Unreadable)
            throw new InvalidDataException("it is marked unreadable");
        Row(file, Size).CopyTo(pixels);
    }
}
