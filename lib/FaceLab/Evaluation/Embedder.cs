using FaceLab.Faces;
using FaceLab.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Evaluation;

/// <summary>Computes embeddings of faces.</summary>
public static class Embedder
{
    /// <summary>Embeds some rows: the normalised sum of the embeddings of a face and of its mirror image.</summary>
    /// <param name="model">The network; it is in evaluation mode afterwards.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="rows">The rows, in this order; all of them if <see langword="null"/>.</param>
    /// <param name="batchSize">Faces fed at once, at least 1.</param>
    /// <returns>(N, D), float32, on the CPU, rows of length 1; the caller owns it.</returns>
    /// <exception cref="ArgumentException">There is no row.</exception>
    public static Tensor Embed(
        EmbeddingNetwork model, PreparedFaces faces, IReadOnlyList<int>? rows = null, int batchSize = 256)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        rows ??= [.. Enumerable.Range(0, faces.Faces.Count)];
        if (rows.Count == 0)
            throw new ArgumentException("There is no row to embed.", nameof(rows));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        model.eval();
        var batches = rows.Select(row => (long)row).Chunk(batchSize)
            .Select(chunk => EmbedBatch(model, faces, chunk)).ToList();
        return torch.cat(batches, 0).MoveToOuterDisposeScope();
    }

    /// <summary>Embeds a batch in its own scope, so that only one batch of pixels is in memory.</summary>
    private static Tensor EmbedBatch(EmbeddingNetwork model, PreparedFaces faces, long[] rows)
    {
        using var scope = NewDisposeScope();
        var pixels = faces.Pixels.index_select(0, torch.tensor(rows)).to(model.Device);
        var images = FaceInput.Center(pixels, model.InputSize);
        var mirrored = FaceInput.ChannelsLast(images.flip(3));
        var sum = model.call(images) + model.call(mirrored);
        return nn.functional.normalize(sum).cpu().MoveToOuterDisposeScope();
    }
}
