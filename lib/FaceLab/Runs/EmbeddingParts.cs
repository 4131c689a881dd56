using System.Security.Cryptography;
using System.Text.Json;
using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Evaluation.Embeddings;
using FaceLab.Faces.Decoding;

namespace FaceLab.Runs;

/// <summary>The finished parts of a long embedding, in a folder beside its result.</summary>
internal sealed class EmbeddingParts : IDisposable
{
    private readonly string folder;
    private readonly IDisposable taken;

    private EmbeddingParts(string folder, IDisposable taken) => (this.folder, this.taken) = (folder, taken);

    public static string FolderOf(string output) => $"{Path.GetFullPath(output)}.parts";

    /// <summary>Opens the folder, or makes it.</summary>
    /// <param name="output">The file of the result.</param>
    /// <param name="key">The key of the work.</param>
    /// <exception cref="FaceDataException">The folder holds other work, or another process uses it.</exception>
    public static EmbeddingParts Open(string output, string key)
    {
        var folder = Directory.CreateDirectory(FolderOf(output)).FullName;
        var taken = FileLock.TryTake(Path.Combine(folder, ".lock"))
            ?? throw new FaceDataException($"Another process works on '{output}': wait for it, or stop it.");
        try
        {
            var work = Path.Combine(folder, "work.txt");
            if (!File.Exists(work))
                WholeFile.Write(work, temporary => File.WriteAllText(temporary, key));
            else if (File.ReadAllText(work) != key)
                throw new FaceDataException($"'{folder}' holds finished parts of other work: another network, " +
                    "another size of parts, or the pictures have changed. Delete that folder to begin anew, or name " +
                    "another output.");
            return new EmbeddingParts(folder, taken);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Computes the key of the work: everything that the result depends on. A picture counts as unchanged if
    /// its length and time are.</summary>
    public static string KeyOf(ModelPictures pictures, IReadOnlyList<FaceRecord> faces, int partSize)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add((pictures.Network, pictures.ParametersOf(faces), partSize));
        foreach (var face in faces)
        {
            var file = new FileInfo(face.IsFile ? face.Path : "-");
            Add((face, file.Exists ? (file.Length, file.LastWriteTimeUtc.Ticks) : (-1L, 0L)));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add<T>(T value) => hash.AppendData(JsonSerializer.SerializeToUtf8Bytes($"{value}"));
    }

    public bool Has(int part) => File.Exists(PartOf(part));

    /// <summary>Writes a part, which is there as soon as its last file is.</summary>
    public void Write(int part, EmbeddedFaces embedded, IReadOnlyList<UnreadableImage> unreadable)
    {
        WholeFile.Write(UnreadableOf(part), temporary => File.WriteAllText(temporary, RunJson.Line(unreadable)));
        EmbeddingFile.Write(PartOf(part), [embedded]);
    }

    public EmbeddedFaces Read(int part) => EmbeddingFile.Read(PartOf(part));

    public IReadOnlyList<UnreadableImage> Unreadable(int part) =>
        RunJson.Parse<UnreadableImage[]>(File.ReadAllText(UnreadableOf(part)));

    /// <summary>Deletes the folder after the result was written.</summary>
    public void Delete()
    {
        taken.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    public void Dispose() => taken.Dispose();

    private string PartOf(int part) => Path.Combine(folder, $"part-{part:000000}.parquet");

    private string UnreadableOf(int part) => Path.Combine(folder, $"part-{part:000000}.unreadable.json");
}
