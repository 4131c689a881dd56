using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using FaceLab.Data;
using static System.FormattableString;

namespace FaceLab.Evaluation.Embeddings;

/// <summary>Embeddings as NumPy's matrix, (N, D), float32, and the faces beside it as CSV.</summary>
/// <remarks>Source: NEP 1, "A Simple File Format for NumPy Arrays", version 1.0.</remarks>
internal static partial class NumpyEmbeddings
{
    private const int HeaderLength = 128;

    /// <summary>Writes the list of faces first: the matrix appears last.</summary>
    public static void Write(string path, IEnumerable<EmbeddedFaces> parts)
    {
        EmbeddingFile.WriteWhole(FacesOf(path), file => CsvEmbeddings.WriteTable(file, parts, withValues: false));
        EmbeddingFile.WriteWhole(path, file =>
        {
            // The number of rows is known at the end.
            var (rows, size) = (0L, 0);
            file.Position = HeaderLength;
            foreach (var part in parts.Where(part => part.Faces.Count > 0))
            {
                file.Write(MemoryMarshal.AsBytes(part.Values.AsSpan()));
                (rows, size) = (rows + part.Faces.Count, part.Size);
            }
            file.Position = 0;
            file.Write(Header(rows, size));
        });
    }

    /// <exception cref="FaceDataException">It is no matrix of float32, or the list of faces is missing or has another
    /// number of rows.</exception>
    public static EmbeddedFaces Read(string path)
    {
        if (!File.Exists(FacesOf(path)))
            throw new FaceDataException($"'{path}' has no list of faces '{FacesOf(path)}' beside it: `facelab embed` " +
                "writes both.");
        var bytes = File.ReadAllBytes(path);
        var (at, rows, size) = Shape(bytes) ?? throw new FaceDataException($"'{path}' is no NumPy matrix of " +
            "embeddings: expected (N, D) of little-endian float32 in C order, version 1.0.");
        var faces = CsvEmbeddings.ReadFaces(FacesOf(path));
        var numbers = Math.Max(0, bytes.Length - at) / sizeof(float);
        if (faces.Count != rows || numbers != (long)rows * size)
            throw new FaceDataException($"'{path}' has {numbers:N0} numbers where {rows:N0} rows of {size:N0} were " +
                $"expected, and '{FacesOf(path)}' has {faces.Count:N0} faces: make both again.");
        return new EmbeddedFaces(faces, MemoryMarshal.Cast<byte, float>(bytes.AsSpan(at)).ToArray());
    }

    private static string FacesOf(string path) => Path.ChangeExtension(path, ".faces.csv");

    private static byte[] Header(long rows, int size)
    {
        var text = Invariant($"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {size}), }}");
        return [0x93, .. "NUMPY"u8, 1, 0, HeaderLength - 10, 0,
            .. Encoding.ASCII.GetBytes(text.PadRight(HeaderLength - 11)), (byte)'\n'];
    }

    /// <summary>Reads the header: where the numbers begin, and the shape.</summary>
    private static (int At, int Rows, int Size)? Shape(byte[] file)
    {
        if (!file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x93, .. "NUMPY"u8, 1, 0]) || file.Length < 10)
            return null;
        var at = 10 + BitConverter.ToUInt16(file, 8);
        var match = Matrix().Match(Encoding.ASCII.GetString(file, 10, Math.Min(at, file.Length) - 10));
        return match.Success && int.TryParse(match.Groups[1].ValueSpan, out var rows)
            && int.TryParse(match.Groups[2].ValueSpan, out var size) ? (at, rows, size) : null;
    }

    [GeneratedRegex(@"'descr': '<f4', 'fortran_order': False, 'shape': \((\d+), (\d+)\)")]
    private static partial Regex Matrix();
}
