using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>One stage of a cascade: feature pixels that move with the shape, and trees that compare them and correct the shape.</summary>
/// <param name="Anchors">(F) the shape point that a feature pixel moves with.</param>
/// <param name="Offsets">(F, 2) from that point, in mean-shape coordinates.</param>
/// <param name="Splits">(T, S) questions of T trees; the children of node i are 2i + 1 (yes) and 2i + 2 (no).</param>
/// <param name="Leaves">(T, S + 1, 2L) corrections of the L points.</param>
internal sealed record RegressionStage(int[] Anchors, float[] Offsets, TreeSplit[] Splits, float[] Leaves)
{
    private const int Block = 16;

    /// <summary>Gray values at the feature pixels; 0 outside the picture, as in dlib.</summary>
    /// <param name="picture">Where to look.</param>
    /// <param name="place">Where the unit square of shape coordinates lies in the picture.</param>
    /// <param name="mean">(2L) the mean shape.</param>
    /// <param name="shape">(2L) the shape so far.</param>
    /// <param name="features">(F), filled.</param>
    public void Look(GrayPicture picture, UnitSquare place, ReadOnlySpan<float> mean, ReadOnlySpan<float> shape, Span<float> features)
    {
        // The offsets turn and grow with the face; single precision because dlib's predictors were trained with it.
        var (a, b) = ShapeTurn.Between(mean, shape);
        var pixels = picture.Pixels;
        for (var f = 0; f < Anchors.Length; f++)
        {
            var (dx, dy, at) = (Offsets[2 * f], Offsets[2 * f + 1], 2 * Anchors[f]);
            var x = place.Column(a * dx + -b * dy + shape[at]);
            var y = place.Row(b * dx + a * dy + shape[at + 1]);
            features[f] = (uint)x < (uint)picture.Width && (uint)y < (uint)picture.Height ? pixels[y * picture.Width + x] : 0;
        }
    }

    /// <summary>Adds every tree's correction, tree by tree.</summary>
    /// <param name="features">(F) gray values.</param>
    /// <param name="splitsEach">S, one less than a power of two.</param>
    /// <param name="shape">(2L), corrected in place.</param>
    public void Correct(ReadOnlySpan<float> features, int splitsEach, Span<float> shape)
    {
        var trees = Leaves.Length / ((splitsEach + 1) * shape.Length);
        Span<int> starts = stackalloc int[Block];
        for (var first = 0; first < trees; first += Block)
        {
            // Leaves lie all over many megabytes. Asked for a block of trees ahead, they are there when they are added.
            var block = starts[..Math.Min(Block, trees - first)];
            for (var i = 0; i < block.Length; i++)
            {
                var tree = first + i;
                block[i] = (tree * (splitsEach + 1) + Leaf(Splits.AsSpan(tree * splitsEach, splitsEach), features)) * shape.Length;
                Fetch(ref Leaves[block[i]], shape.Length);
            }
            foreach (var start in block)
                Add(shape, Leaves.AsSpan(start, shape.Length));
        }
    }

    private static unsafe void Fetch(ref float leaf, int length)
    {
        if (!Sse.IsSupported)
            return;
        var at = (byte*)Unsafe.AsPointer(ref leaf);
        for (var line = 0; line < length * sizeof(float); line += 64)
            Sse.Prefetch0(at + line);
    }

    /// <summary>The leaf, 0 to S, in which the features end.</summary>
    public static int Leaf(ReadOnlySpan<TreeSplit> tree, ReadOnlySpan<float> features)
    {
        var node = 0;
        while (node < tree.Length)
        {
            var split = tree[node];
            // No branch: half of them would be guessed wrong.
            node = 2 * node + 2 - (features[split.First] - features[split.Second] > split.Threshold ? 1 : 0);
        }
        return node - tree.Length;
    }

    private static void Add(Span<float> shape, ReadOnlySpan<float> correction)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(shape);
        var terms = MemoryMarshal.Cast<float, Vector<float>>(correction);
        for (var i = 0; i < sums.Length; i++)
            sums[i] += terms[i];
        for (var i = sums.Length * Vector<float>.Count; i < shape.Length; i++)
            shape[i] += correction[i];
    }
}
