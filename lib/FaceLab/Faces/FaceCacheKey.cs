using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FaceLab.Data;

namespace FaceLab.Faces;

/// <summary>The name of prepared pixels: a SHA-256 over everything that decides them, and over nothing else.</summary>
/// <remarks>
/// In it: the version of the cache's format, the preparation's parameters, and for each face in order its identity, number,
/// box, landmarks and the content of its file. Not in it: paths, times, scores, the set's name, the number of threads. Texts
/// go with their length before them and numbers with all their bits, so that no two lists run into one.
/// </remarks>
internal static class FaceCacheKey
{
    /// <summary>Of the format of cache folders; a change of it makes every key a new one.</summary>
    public const int FormatVersion = 1;

    /// <summary>The key, 64 hexadecimal digits.</summary>
    public static string Of(FaceSet faces, string parameters, ContentHashes hashes, int formatVersion = FormatVersion)
    {
        var facts = new ArrayBufferWriter<byte>(256 + faces.Count * 96);
        Write(facts, "FaceLab prepared faces");
        Write(facts, formatVersion);
        Write(facts, parameters);
        Write(facts, faces.Count);
        for (var i = 0; i < faces.Count; i++)
        {
            Write(facts, faces.Records[i]);
            facts.Write(hashes[i]);
        }
        return Convert.ToHexStringLower(SHA256.HashData(facts.WrittenSpan));
    }

    private static void Write(ArrayBufferWriter<byte> facts, FaceRecord face)
    {
        Write(facts, face.Identity);
        Write(facts, face.Number);
        Write(facts, face.Box is null ? 0 : 1);
        if (face.Box is { } box)
            Write(facts, [box.X, box.Y, box.Width, box.Height]);
        Write(facts, face.Landmarks is null ? 0 : 1);
        if (face.Landmarks is { } points)
        {
            foreach (var point in points.ToArray())
                Write(facts, [point.X, point.Y]);
        }
    }

    private static void Write(ArrayBufferWriter<byte> facts, string text)
    {
        Write(facts, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, facts);
    }

    private static void Write(ArrayBufferWriter<byte> facts, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(facts.GetSpan(sizeof(int)), number);
        facts.Advance(sizeof(int));
    }

    private static void Write(ArrayBufferWriter<byte> facts, ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(facts.GetSpan(sizeof(double)), number);
            facts.Advance(sizeof(double));
        }
    }
}
