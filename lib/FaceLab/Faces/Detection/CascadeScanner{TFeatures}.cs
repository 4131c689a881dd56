using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FaceLab.Faces.Detection;

/// <inheritdoc/>
internal sealed unsafe class CascadeScanner<TFeatures>(CascadeTables tables, TFeatures features) : CascadeScanner
    where TFeatures : struct, IWindowFeatures
{
    private const int Lanes = 8;

    /// <summary>
    /// Which of eight neighbours are looked at when a window after a rejected one is left out. Index: the rejected ones as
    /// bits, plus 256 if the first one is to be left out; value: those looked at, plus 256 if the next group's first is not.
    /// </summary>
    private static readonly short[] LookedAt = [.. Enumerable.Range(0, 512).Select(Walk)];

    private readonly Vector256<float>[] votes = new Vector256<float>[tables.LargestTree];
    // Not readonly: calls on a read-only field of a type parameter would copy it.
    private TFeatures features = features;
    private int stride;
    private bool split;

    public override bool NeedsSquares => TFeatures.NeedsSquares;

    public override void Scan(IntegralImage image, int across, int down, int step, bool skip, bool vectors, List<WindowHit> hits)
    {
        LayOut(image);
        fixed (int* sums = image.Sums, squares = image.Squares)
        {
            for (var row = 0; row < down; row++)
            {
                var offset = (nint)row * step * stride;
                if (vectors)
                    ScanEight(sums + offset, squares + offset, across, row * step, step, skip, hits);
                else
                    ScanOne(sums + offset, squares + offset, across, row * step, step, skip, hits);
            }
        }
        // Tables and features are behind pointers, which keep nothing alive.
        GC.KeepAlive(this);
    }

    public override void StageSums(IntegralImage image, int x, int y, bool vectors, List<double> sums)
    {
        LayOut(image);
        fixed (int* allSums = image.Sums, allSquares = image.Squares)
        {
            var offset = (nint)y * stride + IntegralImage.Column(x, stride, split);
            int* window = allSums + offset, squares = allSquares + offset;
            var lively = features.Normalize(window, squares, out var scale);
            Vector256<float> scales = default;
            if (vectors)
                lively = (features.NormalizeEight(window, squares, out scales) & 1) == 1;
            for (var s = 0; lively && s < tables.StageCount; s++)
            {
                var (low, _) = vectors ? SumEight(s, window, scales) : (Vector256.CreateScalar(Sum(s, window, scale)), default);
                sums.Add(low.ToScalar());
                lively = low.ToScalar() >= tables.Thresholds[s];
            }
        }
        GC.KeepAlive(this);
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

    private void LayOut(IntegralImage image)
    {
        if ((stride, split) == (image.Stride, image.IsSplit))
            return;
        (stride, split) = (image.Stride, image.IsSplit);
        features.LayOut(stride, split);
    }

    private void ScanEight(int* sums, int* squares, int across, int y, int step, bool skip, List<WindowHit> hits)
    {
        var next = 0;
        for (var x = 0; x < across; x += Lanes)
        {
            var there = across - x >= Lanes ? 0xFF : (1 << (across - x)) - 1;
            var alive = features.NormalizeEight(sums + x, squares + x, out var scales) & there;
            var (lowMargin, highMargin) = (Vector256<double>.Zero, Vector256<double>.Zero);
            next = alive == 0 ? 0 : next;
            for (var s = 0; s < tables.StageCount && alive != 0; s++)
            {
                var (low, high) = SumEight(s, sums + x, scales);
                var threshold = Vector256.Create(tables.Thresholds[s]);
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
                hits.Add(new((x + lane) * step, y, lane < 4 ? lowMargin[lane] : highMargin[lane - 4]));
            }
        }
    }

    private void ScanOne(int* sums, int* squares, int across, int y, int step, bool skip, List<WindowHit> hits)
    {
        for (var x = 0; x < across; x++)
        {
            var s = 0;
            var margin = 0.0;
            var lively = features.Normalize(sums + x, squares + x, out var scale);
            for (; lively && s < tables.StageCount; s++)
            {
                var over = Sum(s, sums + x, scale) - tables.Thresholds[s];
                if (over < 0)
                    break;
                margin += over;
            }
            if (s == tables.StageCount)
                hits.Add(new(x * step, y, margin));
            else if (s == 0 && lively && skip)
                x++;
        }
    }

    // Tables and features are copied to locals: the compiler cannot know that nobody changes them meanwhile.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<double> Low, Vector256<double> High) SumEight(int stage, int* window, Vector256<float> scales)
    {
        var (low, high) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var questions = features;
        var treeNode = tables.TreeNode;
        var branches = tables.Branches;
        for (var (tree, end) = (tables.StageTree[stage], tables.StageTree[stage + 1]); tree < end; tree++)
        {
            var (node, count) = (treeNode[tree], treeNode[tree + 1] - treeNode[tree]);
            var vote = count > 1 ? VoteOfTree(node, count, window, scales) : Avx.BlendVariable(
                Vector256.Create(branches[node].RightVote), Vector256.Create(branches[node].LeftVote), questions.AreYes(node, window, scales));
            low += Avx.ConvertToVector256Double(vote.GetLower());
            high += Avx.ConvertToVector256Double(vote.GetUpper());
        }
        return (low, high);
    }

    // From the last node to the root: a node's vote is that of the child it leads to.
    private Vector256<float> VoteOfTree(int root, int count, int* window, Vector256<float> scales)
    {
        var vote = Vector256<float>.Zero;
        var questions = features;
        var known = votes.AsSpan(0, count);
        for (var i = count - 1; i >= 0; i--)
        {
            var branch = tables.Branches[root + i];
            var left = branch.Left > 0 ? known[branch.Left] : Vector256.Create(branch.LeftVote);
            var right = branch.Right > 0 ? known[branch.Right] : Vector256.Create(branch.RightVote);
            known[i] = vote = Avx.BlendVariable(right, left, questions.AreYes(root + i, window, scales));
        }
        return vote;
    }

    private double Sum(int stage, int* window, float scale)
    {
        var sum = 0.0;
        for (var (tree, end) = (tables.StageTree[stage], tables.StageTree[stage + 1]); tree < end; tree++)
        {
            var at = 0;
            do
            {
                var node = tables.TreeNode[tree] + at;
                var (left, right, leftVote, rightVote) = tables.Branches[node];
                var yes = features.IsYes(node, window, scale);
                at = yes ? left : right;
                sum += at > 0 ? 0 : yes ? leftVote : rightVote;
            }
            while (at > 0);
        }
        return sum;
    }
}
