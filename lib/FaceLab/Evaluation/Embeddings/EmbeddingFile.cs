using FaceLab.Basics;
using FaceLab.Data;

namespace FaceLab.Evaluation.Embeddings;

/// <summary>Writes and reads embeddings with the faces that they are of, as Parquet, NumPy or CSV.</summary>
/// <remarks>
/// The columns of Parquet and CSV are path, identity, number, box_x, box_y, box_width and box_height; then
/// <c>embedding</c>, a list of float, in Parquet, and e0, e1 and so on in CSV. Identity and box are null where they are
/// unknown, an empty field in CSV. NumPy's file is the matrix (N, D) alone; the other columns lie beside it, row by
/// row, in <c>NAME.faces.csv</c>.
/// <example><code>
/// pandas.read_parquet("e.parquet")                             # or pandas.read_csv("e.csv")
/// numpy.load("e.npy")                                          # (N, D), float32
/// SELECT identity, list_cosine_similarity(a.embedding, b.embedding) ...    -- DuckDB, FROM 'e.parquet'
/// </code></example>
/// </remarks>
public static class EmbeddingFile
{
    private static readonly Dictionary<string, Format> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".parquet"] = new(ParquetEmbeddings.Write, ParquetEmbeddings.Read),
        [".npy"] = new(NumpyEmbeddings.Write, NumpyEmbeddings.Read),
        [".csv"] = new(CsvEmbeddings.Write, CsvEmbeddings.Read),
    };

    /// <summary>Writes embeddings. The file appears whole or not at all, and one part is in memory at a time.</summary>
    /// <param name="path">The file; its ending names the format. A missing folder is made, and an old file is
    /// replaced.</param>
    /// <param name="parts">The embeddings in parts, all of one network, in order.</param>
    /// <exception cref="FaceDataException">The ending is none of the three.</exception>
    public static void Write(string path, IEnumerable<EmbeddedFaces> parts) => FormatOf(path).Write(path, parts);

    /// <summary>Reads embeddings into memory.</summary>
    /// <param name="path">A file that <see cref="Write"/> made, or one of the same columns.</param>
    /// <exception cref="FaceDataException">There is no such file, its ending is none of the three, or it is no such
    /// file.</exception>
    public static EmbeddedFaces Read(string path)
    {
        var format = FormatOf(path);
        if (!File.Exists(path))
            throw new FaceDataException($"There is no file of embeddings '{path}': `facelab embed` writes one.");
        return format.Read(path);
    }

    /// <summary>Returns true if a path is that of a file of embeddings; a CSV file must have their columns.</summary>
    public static bool IsAt(string path) => File.Exists(path) && Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".parquet" or ".npy" => true,
        ".csv" => CsvEmbeddings.IsAt(path),
        _ => false,
    };

    /// <summary>Throws unless a path has an ending of one of the formats.</summary>
    /// <exception cref="FaceDataException">It has another ending.</exception>
    internal static void RequireFormat(string path) => FormatOf(path);

    /// <summary>Writes a file whole or not at all, and onto the disk before it gets its name.</summary>
    internal static void WriteWhole(string path, Action<FileStream> write) => WholeFile.Write(path, temporary =>
    {
        using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite);
        write(file);
        file.Flush(flushToDisk: true);
    });

    private static Format FormatOf(string path) => Formats.GetValueOrDefault(Path.GetExtension(path))
        ?? throw new FaceDataException($"'{path}' ends in none of {string.Join(", ", Formats.Keys)}: the ending " +
            "names the format of embeddings.");

    private sealed record Format(Action<string, IEnumerable<EmbeddedFaces>> Write, Func<string, EmbeddedFaces> Read);
}
