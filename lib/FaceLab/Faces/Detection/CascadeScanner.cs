using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FaceLab.Faces.Detection;

/// <summary>Slides a cascade's window over an integral image, eight windows at a time.</summary>
/// <remarks>
/// A window's features are multiplied by 1 / (area * deviation), both of the window without its border of one pixel. A
/// window with a deviation of 10 or less is too flat for a face. Sources: P. Viola, M. Jones, 2001, sections 2 and 5
/// (variance normalisation); the border and the bound are OpenCV's. Not thread-safe.
/// </remarks>
internal sealed unsafe class CascadeScanner
{
    private const int Lanes = 8;
    private const double LeastDeviation = 10;

    /// <summary>The windows to test of eight neighbours when the window after a rejected one is left out. The index is
    /// the rejected windows as bits, plus 256 if the first window is to be left out. The value is the windows to test,
    /// plus 256 if the next group's first window is to be left out.</summary>
    private static readonly short[] LookedAt = [.. Enumerable.Range(0, 512).Select(Walk)];

    private readonly CascadeRectangle inside;
    private readonly BoostedNode[] features;
    private readonly double[] thresholds;
    private readonly int[] firstTree, firstNode, nodeCounts;
    private readonly Vector256<float>[] votes;
    private readonly HaarNode[] nodes;      // pinned: read by pointers
    private HaarCorners inner;
    private int stride;
    private bool split;

    public CascadeScanner(CascadeFile cascade)
    {
        BoostedTree[] trees = [.. cascade.Stages.SelectMany(stage => stage.Trees)];
        inside = new(1, 1, cascade.Width - 2, cascade.Height - 2, 1);
        features = [.. trees.SelectMany(tree => tree.Nodes)];
        var leaves = trees.SelectMany(tree => tree.Nodes.Select(_ => tree.Leaves)).ToList();
        thresholds = [.. cascade.Stages.Select(stage => (double)(stage.Threshold - BoostedStage.Slack))];
        firstTree = Starts(cascade.Stages.Select(stage => stage.Trees.Count));
        nodeCounts = [.. trees.Select(tree => tree.Nodes.Count)];
        firstNode = Starts(nodeCounts);
        votes = new Vector256<float>[nodeCounts.Max()];
        nodes = GC.AllocateArray<HaarNode>(features.Length, pinned: true);
        for (var i = 0; i < features.Length; i++)
            nodes[i] = new HaarNode(features[i], leaves[i]);
    }

    /// <summary>Finds the windows that pass, from left to right and from top to bottom.</summary>
    /// <param name="image">The integral image of the level.</param>
    /// <param name="level">The level's size and step: 1, or 2 for a split image.</param>
    /// <param name="skip">True to leave out the window after one that the first stage rejected.</param>
    /// <param name="hits">The list to add to: a window's place in the level, and the sum over the stages of votes minus
    /// thresholds.</param>
    public void Scan(IntegralImage image, PyramidLevel level, bool skip, List<(int X, int Y, double Margin)> hits)
    {
        LayOut(image);
        var across = (level.Width - inside.Width - 2) / level.Step + 1;
        fixed (int* sums = image.Sums, squares = image.Squares)
        {
            for (var y = 0; y <= level.Height - inside.Height - 2; y += level.Step)
                ScanRow(sums + (nint)y * stride, squares + (nint)y * stride, across, level.Step, y, skip, hits);
        }
    }

    private static short Walk(int index)
    {
        var (rejected, leaveOut, looked) = (index & 0xFF, index > 0xFF, 0);
        for (var lane = 0; lane < Lanes; lane++)
        {
            if (!leaveOut)
                looked |= 1 << lane;
            leaveOut = !leaveOut && (rejected >> lane & 1) == 1;
        }
        return (short)(looked | (leaveOut ? 0x100 : 0));
    }

    private static int[] Starts(IEnumerable<int> counts)
    {
        var starts = new List<int> { 0 };
        foreach (var count in counts)
            starts.Add(starts[^1] + count);
        return [.. starts];
    }

    private void LayOut(IntegralImage image)
    {
        if ((stride, split) == (image.Stride, image.IsSplit))
            return;
        (stride, split) = (image.Stride, image.IsSplit);
        inner = new(inside, stride, split);
        for (var i = 0; i < nodes.Length; i++)
            nodes[i].LayOut(features[i].Feature, stride, split);
    }

    private void ScanRow(int* sums, int* squares, int across, int step, int y, bool skip, List<(int, int, double)> hits)
    {
        var next = 0;
        for (var x = 0; x < across; x += Lanes)
        {
            var there = across - x >= Lanes ? 0xFF : (1 << (across - x)) - 1;
            var alive = Normalize(sums + x, squares + x, out var scales) & there;
            var (lowMargin, highMargin) = (Vector256<double>.Zero, Vector256<double>.Zero);
            next = alive == 0 ? 0 : next;
            for (var s = 0; s < thresholds.Length && alive != 0; s++)
            {
                var (low, high) = VotesOf(s, sums + x, scales);
                var threshold = Vector256.Create(thresholds[s]);
                var passed = (int)(Vector256.GreaterThanOrEqual(low, threshold).ExtractMostSignificantBits() |
                    Vector256.GreaterThanOrEqual(high, threshold).ExtractMostSignificantBits() << 4);
                (lowMargin, highMargin) = (lowMargin + (low - threshold), highMargin + (high - threshold));
                if (s == 0 && skip)
                {
                    next = LookedAt[(alive & ~passed) | (next & 0x100)];
                    alive &= next;
                }
                alive &= passed;
            }
            for (; alive != 0; alive &= alive - 1)
            {
                var lane = BitOperations.TrailingZeroCount(alive);
                hits.Add(((x + lane) * step, y, lane < 4 ? lowMargin[lane] : highMargin[lane - 4]));
            }
        }
    }

    /// <summary>Computes the factors for the features of eight windows.</summary>
    /// <returns>Bit i is set if window i can hold a face.</returns>
    private int Normalize(int* sums, int* squares, out Vector256<float> scale)
    {
        var (sumLow, sumHigh) = Vector256.Widen(inner.Sums(sums));
        // Below 2^31, since a window has at most 128 x 128 pixels.
        var (squareLow, squareHigh) = Vector256.Widen(inner.Sums(squares));
        var area = Vector256.Create((double)(inside.Width * inside.Height));
        scale = Vector256.Narrow(Scale(sumLow, squareLow), Scale(sumHigh, squareHigh));
        var (low, high) = Vector256.Widen(scale);
        return (int)(AreLively(low) | AreLively(high) << 4);

        Vector256<double> Scale(Vector256<long> sum, Vector256<long> square)
        {
            var each = Vector256.ConvertToDouble(sum);
            return Vector256<double>.One / Vector256.Sqrt(area * Vector256.ConvertToDouble(square) - each * each);
        }

        // A variance of 0 makes the scale infinite, and one rounded below 0 makes it NaN: neither is less.
        uint AreLively(Vector256<double> scale) =>
            Vector256.LessThan(area * scale, Vector256.Create(1 / LeastDeviation)).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<double> Low, Vector256<double> High) VotesOf(int stage, int* window, Vector256<float> scales)
    {
        var (low, high) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var node = (HaarNode*)Unsafe.AsPointer(ref nodes[firstNode[firstTree[stage]]]);
        foreach (var count in nodeCounts.AsSpan(firstTree[stage]..firstTree[stage + 1]))
        {
            var vote = count > 1 ? VoteOfTree(node, count, window, scales) : node->Choose(
                window, scales, Vector256.Create(node->LeftVote), Vector256.Create(node->RightVote));
            var (voteLow, voteHigh) = Vector256.Widen(vote);
            (low, high) = (low + voteLow, high + voteHigh);
            node += count;
        }
        return (low, high);
    }

    // From the last node to the root: a node's vote is the vote of the child that its test chooses.
    private Vector256<float> VoteOfTree(HaarNode* tree, int count, int* window, Vector256<float> scales)
    {
        var known = votes.AsSpan(0, count);
        for (var i = count - 1; i >= 0; i--)
        {
            var node = tree + i;
            var left = node->Left > 0 ? known[node->Left] : Vector256.Create(node->LeftVote);
            var right = node->Right > 0 ? known[node->Right] : Vector256.Create(node->RightVote);
            known[i] = node->Choose(window, scales, left, right);
        }
        return known[0];
    }
}
