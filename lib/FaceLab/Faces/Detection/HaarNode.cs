using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FaceLab.Faces.Detection;

/// <summary>The four corners of a rectangle, as offsets into an integral image from a window's top left
/// corner.</summary>
internal readonly unsafe struct HaarCorners
{
    private readonly int topLeft, topRight, bottomLeft, bottomRight;

    public HaarCorners(CascadeRectangle rectangle, int stride, bool split)
    {
        var left = IntegralImage.Column(rectangle.X, stride, split);
        var right = IntegralImage.Column(rectangle.X + rectangle.Width, stride, split);
        var (top, bottom) = (rectangle.Y * stride, (rectangle.Y + rectangle.Height) * stride);
        (topLeft, topRight, bottomLeft, bottomRight) = (top + left, top + right, bottom + left, bottom + right);
    }

    /// <summary>Sums up the rectangle for eight neighbouring windows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<int> Sums(int* window) => Vector256.Load(window + topLeft) - Vector256.Load(window + topRight)
        - Vector256.Load(window + bottomLeft) + Vector256.Load(window + bottomRight);
}

/// <summary>A node of a tree in the form for the scanner.</summary>
/// <param name="node">The node in the file.</param>
/// <param name="leaves">The tree's leaves.</param>
internal unsafe struct HaarNode(BoostedNode node, IReadOnlyList<float> leaves)
{
    private readonly float threshold = node.Threshold;
    private HaarCorners first, second, third;
    private float firstWeight, secondWeight, thirdWeight;

    /// <summary>The node of the same tree that follows if the test is true, or 0: then the vote counts.</summary>
    public readonly int Left = Math.Max(0, node.Left);

    /// <summary>The node that follows if the test is false, or 0.</summary>
    public readonly int Right = Math.Max(0, node.Right);

    /// <summary>The vote if the test is true.</summary>
    public readonly float LeftVote = node.Left > 0 ? 0 : leaves[-node.Left];

    /// <summary>The vote if the test is false.</summary>
    public readonly float RightVote = node.Right > 0 ? 0 : leaves[-node.Right];

    /// <summary>Adapts the corners to an integral image's layout.</summary>
    public void LayOut(IReadOnlyList<CascadeRectangle> feature, int stride, bool split)
    {
        (first, firstWeight) = (new(feature[0], stride, split), feature[0].Weight);
        (second, secondWeight) = (new(feature[1], stride, split), feature[1].Weight);
        if (feature.Count > 2)
            (third, thirdWeight) = (new(feature[2], stride, split), feature[2].Weight);
    }

    /// <summary>Tests eight neighbouring windows and returns a vote for each: one if the test is true, the other if
    /// not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<float> Choose(
        int* window, Vector256<float> scale, Vector256<float> yes, Vector256<float> no)
    {
        var value = Vector256.Create(firstWeight) * Vector256.ConvertToSingle(first.Sums(window)) +
            Vector256.Create(secondWeight) * Vector256.ConvertToSingle(second.Sums(window));
        if (thirdWeight != 0)
            value += Vector256.Create(thirdWeight) * Vector256.ConvertToSingle(third.Sums(window));
        return Vector256.ConditionalSelect(Vector256.LessThan(value * scale, Vector256.Create(threshold)), yes, no);
    }
}
