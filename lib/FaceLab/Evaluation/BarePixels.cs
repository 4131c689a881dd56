using FaceLab.Faces;
using static TorchSharp.torch;

namespace FaceLab.Evaluation;

/// <summary>The baseline that knows nothing: the pixels of a face, less their mean, are its embedding.</summary>
/// <remarks>The cosine of two faces is then their correlation. Faces are shrunk to 32 x 32 pixels, so that a shift by a
/// pixel or two counts less. A network that is not better has learned nothing that these faces need.</remarks>
public sealed class BarePixels : IFaceEmbedder
{
    private const int Side = 32;

    /// <summary>A last number beside the pixels, far below a gray level: a face of one colour has a direction,
    /// too.</summary>
    private const float Least = 1e-3f;

    /// <summary>Embeds some faces.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="rows">The rows, at least one.</param>
    /// <returns>(N, 3 x 32 x 32 + 1), float32, on the CPU; the caller owns it.</returns>
    public Tensor Embed(PreparedFaces faces, IReadOnlyList<int> rows)
    {
        using var scope = NewDisposeScope();
        var pixels = faces.Pixels.index_select(0, tensor(rows.Select(row => (long)row).ToArray()));
        var images = FaceInput.Normalize(pixels);                                           // (N, 3, S, S)
        var small = nn.functional.adaptive_avg_pool2d(images, Math.Min(Side, faces.Size)).flatten(1);
        var centred = small - small.mean([1], keepdim: true);
        return cat([centred, full([rows.Count, 1], Least)], 1).MoveToOuterDisposeScope();
    }
}
