using System.Security.Cryptography;
using System.Text;
using FaceLab.Data;

namespace FaceLab.Faces;

/// <summary>Computes the key of prepared pixels: a SHA-256 over everything that determines them, and over nothing
/// else.</summary>
/// <remarks>
/// It covers the preparation's parameters, and for each face in order its identity, number, box, landmarks and the hash
/// of its file. It does not cover paths, times, ratings and the set's name. The length comes before each text; numbers
/// have all their bits.
/// </remarks>
internal static class FaceCacheKey
{
    private const int FormatVersion = 1;

    /// <summary>Returns the key of prepared faces, 64 hexadecimal digits; hashOf gives the hash of a picture's content
    /// by its index.</summary>
    public static string Of(FaceSet faces, string parameters, Func<int, ReadOnlyMemory<byte>> hashOf)
    {
        using var facts = new MemoryStream();
        using var writer = new BinaryWriter(facts);
        Write(writer, "FaceLab prepared faces");
        writer.Write(FormatVersion);
        Write(writer, parameters);
        writer.Write(faces.Count);
        foreach (var (i, face) in faces.Records.Index())
        {
            Write(writer, face);
            writer.Write(hashOf(i).Span);
        }
        return Convert.ToHexStringLower(SHA256.HashData(facts.GetBuffer().AsSpan(0, (int)facts.Length)));
    }

    private static void Write(BinaryWriter writer, FaceRecord face)
    {
        Write(writer, face.Identity);
        writer.Write(face.Number);
        Write(writer, face.Box is { } box ? [box.X, box.Y, box.Width, box.Height] : null);
        Write(writer, face.Landmarks?.ToArray().SelectMany(point => new[] { point.X, point.Y }).ToArray());
    }

    private static void Write(BinaryWriter writer, double[]? numbers)
    {
        writer.Write(numbers is null ? 0 : 1);
        foreach (var number in numbers ?? [])
            writer.Write(number);
    }

    private static void Write(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }
}
