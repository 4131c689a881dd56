using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>The test at a tree's node: true if feature First is brighter than feature Second by more than
/// Threshold.</summary>
/// <param name="First">The index of a feature pixel of the stage.</param>
/// <param name="Second">The index of another feature pixel.</param>
/// <param name="Threshold">The difference of gray values, -128 to 127.</param>
internal readonly record struct TreeSplit(byte First, byte Second, float Threshold);

/// <summary>One stage of a cascade: feature pixels that move with the shape, and trees that compare them.</summary>
/// <param name="Anchors">The shape point (F) that each feature pixel moves with.</param>
/// <param name="Offsets">The offsets (F, 2) from that point, in mean-shape coordinates.</param>
/// <param name="Splits">The splits (T, S) of T trees; the children of node i are 2i + 1 (true) and 2i + 2
/// (false).</param>
/// <param name="Leaves">The corrections (T, S + 1, 2L) of the L points.</param>
internal sealed record RegressionStage(int[] Anchors, float[] Offsets, TreeSplit[] Splits, float[] Leaves)
{
    /// <summary>Corrects a shape (2L) in place, with the mean shape (2L) and S splits a tree, one less than a power of
    /// two.</summary>
    public void Apply(GrayPicture patch, ReadOnlySpan<float> mean, int splitsEach, Span<float> shape)
    {
        Span<float> features = stackalloc float[Anchors.Length];
        Look(patch, mean, shape, features);
        var leaves = splitsEach + 1;
        for (var (tree, count) = (0, Leaves.Length / (leaves * shape.Length)); tree < count; tree++)
        {
            var leaf = tree * leaves + Leaf(Splits.AsSpan(tree * splitsEach, splitsEach), features);
            var correction = Leaves.AsSpan(leaf * shape.Length, shape.Length);
            for (var i = 0; i < shape.Length; i++)
                shape[i] += correction[i];
        }
    }

    /// <summary>Fills in the gray values (F) at the feature pixels for a mean shape (2L) and a shape (2L); 0 outside
    /// the patch.</summary>
    public void Look(GrayPicture patch, ReadOnlySpan<float> mean, ReadOnlySpan<float> shape, Span<float> features)
    {
        // The offsets turn and grow with the face.
        var (a, b) = TurnBetween(mean, shape);
        var pixels = patch.Pixels;
        for (var f = 0; f < Anchors.Length; f++)
        {
            var (dx, dy, at) = (Offsets[2 * f], Offsets[2 * f + 1], 2 * Anchors[f]);
            var x = (int)Math.Floor(FacePatch.ToPatch(a * dx + -b * dy + shape[at]));
            var y = (int)Math.Floor(FacePatch.ToPatch(b * dx + a * dy + shape[at + 1]));
            var isInside = (uint)x < (uint)patch.Width && (uint)y < (uint)patch.Height;
            features[f] = isInside ? pixels[y * patch.Width + x] : 0;
        }
    }

    /// <summary>Finds the leaf, 0 to S, in which the features end.</summary>
    private static int Leaf(ReadOnlySpan<TreeSplit> tree, ReadOnlySpan<float> features)
    {
        var node = 0;
        while (node < tree.Length)
        {
            var split = tree[node];
            // There is no branch here, because the processor would predict half of them wrong.
            node = 2 * node + 2 - (features[split.First] - features[split.Second] > split.Threshold ? 1 : 0);
        }
        return node - tree.Length;
    }

    /// <summary>Returns A and B of the similarity from one shape to another, without the translation.</summary>
    private static (float A, float B) TurnBetween(ReadOnlySpan<float> mean, ReadOnlySpan<float> shape)
    {
        var points = mean.Length / 2;
        double meanX = 0, meanY = 0, x = 0, y = 0;
        for (var i = 0; i < mean.Length; i += 2)
            (meanX, meanY, x, y) = (meanX + mean[i], meanY + mean[i + 1], x + shape[i], y + shape[i + 1]);
        (meanX, meanY, x, y) = (meanX / points, meanY / points, x / points, y / points);
        double a = 0, b = 0, spread = 0;
        for (var i = 0; i < mean.Length; i += 2)
        {
            var (px, py, qx, qy) = (mean[i] - meanX, mean[i + 1] - meanY, shape[i] - x, shape[i + 1] - y);
            (a, b, spread) = (a + qx * px + qy * py, b + qy * px - qx * py, spread + px * px + py * py);
        }
        return spread > 0 ? ((float)(a / spread), (float)(b / spread)) : (1, 0);
    }
}
