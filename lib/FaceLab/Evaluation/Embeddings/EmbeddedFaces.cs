using FaceLab.Data;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Embeddings;

/// <summary>Faces with their embeddings, as a file of embeddings holds them.</summary>
/// <param name="Faces">N faces: path, identity ("" if it is unknown), number, and the box in which the face was
/// found.</param>
/// <param name="Values">The N x D numbers of the embeddings, row by row.</param>
public sealed record EmbeddedFaces(IReadOnlyList<FaceRecord> Faces, float[] Values)
{
    /// <summary>The numbers of an embedding, D; 0 if there is no face.</summary>
    public int Size => Faces.Count == 0 ? 0 : Values.Length / Faces.Count;

    /// <summary>The network that made them, a SHA-256; <see langword="null"/> if it is unknown.</summary>
    public string? Network { get; init; }

    /// <summary>Returns the embedding of a face, D numbers.</summary>
    public ReadOnlySpan<float> this[int row] => Values.AsSpan(row * Size, Size);

    /// <summary>Makes a tensor of the embeddings.</summary>
    /// <returns>(N, D), float32, on the CPU; the caller owns it.</returns>
    public Tensor ToTensor() => tensor(Values, [Faces.Count, Size]);

    /// <summary>Returns all faces but those of one picture.</summary>
    /// <param name="path">The path of the picture.</param>
    public EmbeddedFaces Without(string path)
    {
        var kept = Enumerable.Range(0, Faces.Count).Where(row => Faces[row].Path != path).ToList();
        if (kept.Count == Faces.Count)
            return this;
        float[] values = [.. kept.SelectMany(row => this[row].ToArray())];
        return this with { Faces = [.. kept.Select(row => Faces[row])], Values = values };
    }

    /// <summary>Puts several lists into one.</summary>
    internal static EmbeddedFaces Joined(IReadOnlyList<EmbeddedFaces> parts) => new(
        [.. parts.SelectMany(part => part.Faces)], [.. parts.SelectMany(part => part.Values)])
    { Network = parts.Count > 0 ? parts[0].Network : null };
}
