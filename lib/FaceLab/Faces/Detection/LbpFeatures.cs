using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FaceLab.Faces.Detection;

/// <summary>Multi-block local binary patterns.</summary>
/// <remarks>
/// The window is cut into 3 x 3 blocks; a bit of the pattern says whether an outer block is at least as bright as the middle
/// one. Bits, from the highest: top left, top, top right, right, bottom right, bottom, bottom left, left.
/// Source: S. Liao et al., 2007, section 2; the order of bits is that of OpenCV's files.
/// </remarks>
internal unsafe struct LbpFeatures : IWindowFeatures
{
    private const int Corners = 16;
    private const int Words = 8;

    private readonly CascadeFile cascade;
    private readonly BoostedNode[] nodes;
    private readonly List<Array> memory = [];

    // For each node the 4 x 4 corners of its blocks, row by row.
    private readonly int* corners;

    // For each node its 256 bits with the last first: the loop below finds the complement of the pattern.
    private readonly int* subsets;

    public LbpFeatures(CascadeFile cascade, CascadeTables tables)
    {
        (this.cascade, nodes) = (cascade, tables.Nodes);
        corners = CascadeTables.Pinned<int>(memory, nodes.Length * Corners);
        subsets = CascadeTables.Pinned<int>(memory, nodes.Length * Words);
        for (var i = 0; i < nodes.Length * Words; i++)
            subsets[i] = nodes[i / Words].Subset[Words - 1 - i % Words];
    }

    public static bool NeedsSquares => false;

    public readonly void LayOut(int stride, bool split)
    {
        for (var node = 0; node < nodes.Length; node++)
        {
            var block = cascade.Features[nodes[node].Feature].Rectangles[0];
            for (var i = 0; i < Corners; i++)
            {
                var (x, y) = (block.X + i % 4 * block.Width, block.Y + i / 4 * block.Height);
                corners[node * Corners + i] = y * stride + IntegralImage.Column(x, stride, split);
            }
        }
    }

    public readonly bool Normalize(int* sums, int* squares, out float scale)
    {
        scale = 1;
        return true;
    }

    public readonly int NormalizeEight(int* sums, int* squares, out Vector256<float> scale)
    {
        scale = default;
        return 0xFF;
    }

    public readonly bool IsYes(int node, int* window, float scale)
    {
        var at = corners + node * Corners;
        var middle = Block(window, at + 5);
        var darker = Bit(0, 7) | Bit(1, 6) | Bit(2, 5) | Bit(6, 4) | Bit(10, 3) | Bit(9, 2) | Bit(8, 1) | Bit(4, 0);
        return subsets[node * Words + (darker >> 5)] << (darker & 31) < 0;

        int Bit(int corner, int bit) => Block(window, at + corner) < middle ? 1 << bit : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<float> AreYes(int node, int* window, Vector256<float> scale)
    {
        var at = corners + node * Corners;
        var (left1, middle1, right1) = Edges(window, at + 4);
        var (left2, middle2, right2) = Edges(window, at + 8);
        var middle = middle2 - middle1;
        var (left3, middle3, right3) = Edges(window, at + 12);
        var (left0, middle0, right0) = Edges(window, at);

        // A comparison gives -1 where a block is darker: doubling and subtracting shifts in a 1.
        var darker = -Darker(left1 - left0);
        darker = darker + darker - Darker(middle1 - middle0);
        darker = darker + darker - Darker(right1 - right0);
        darker = darker + darker - Darker(right2 - right1);
        darker = darker + darker - Darker(right3 - right2);
        darker = darker + darker - Darker(middle3 - middle2);
        darker = darker + darker - Darker(left3 - left2);
        darker = darker + darker - Darker(left2 - left1);

        // All 256 bits are in one register; the bit that counts is moved to the sign.
        var word = Avx2.PermuteVar8x32(Vector256.Load(subsets + node * Words), Vector256.ShiftRightLogical(darker, 5));
        return Avx2.ShiftLeftLogicalVariable(word, (darker & Vector256.Create(31)).AsUInt32()).AsSingle();

        Vector256<int> Darker(Vector256<int> block) => Vector256.GreaterThan(middle, block);
    }

    /// <summary>Sums of three blocks' worth of pixels above a row of corners.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<int> Left, Vector256<int> Middle, Vector256<int> Right) Edges(int* window, int* at)
    {
        var second = Vector256.Load(window + at[1]);
        var third = Vector256.Load(window + at[2]);
        return (second - Vector256.Load(window + at[0]), third - second, Vector256.Load(window + at[3]) - third);
    }

    private static int Block(int* window, int* at) => window[at[5]] - window[at[4]] - window[at[1]] + window[at[0]];
}
