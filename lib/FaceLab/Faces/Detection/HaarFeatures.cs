using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FaceLab.Faces.Detection;

/// <summary>Haar-like features: weighted sums of two or three rectangles, divided by the window's deviation.</summary>
/// <remarks>
/// A window's features are multiplied by 1 / (area * deviation), both of the window without its border of one pixel;
/// windows whose deviation is 10 or less are too flat for a face. Sources: P. Viola, M. Jones, 2001, sections 2 and 5
/// (variance normalisation); R. Lienhart, J. Maydt, 2002; the border and the bound are OpenCV's.
/// </remarks>
internal unsafe struct HaarFeatures : IWindowFeatures
{
    private const int Corners = 12;
    private const double LeastDeviation = 10;

    private readonly CascadeFile cascade;
    private readonly BoostedNode[] nodes;
    private readonly List<Array> memory = [];
    private readonly int area;

    // For each node three rectangles of four corners: top left, top right, bottom left, bottom right.
    private readonly int* corners;

    // For each node three weights and the threshold; the third weight is 0 where there are two rectangles.
    private readonly float* weights;

    // The four corners of the window without its border.
    private readonly int* inner;

    public HaarFeatures(CascadeFile cascade, CascadeTables tables)
    {
        (this.cascade, nodes, area) = (cascade, tables.Nodes, (cascade.Width - 2) * (cascade.Height - 2));
        corners = CascadeTables.Pinned<int>(memory, nodes.Length * Corners);
        weights = CascadeTables.Pinned<float>(memory, nodes.Length * 4);
        inner = CascadeTables.Pinned<int>(memory, 4);
        for (var node = 0; node < nodes.Length; node++)
        {
            var rectangles = cascade.Features[nodes[node].Feature].Rectangles;
            for (var r = 0; r < rectangles.Count; r++)
                weights[node * 4 + r] = rectangles[r].Weight;
            weights[node * 4 + 3] = nodes[node].Threshold;
        }
    }

    public static bool NeedsSquares => true;

    public readonly void LayOut(int stride, bool split)
    {
        Place(new(1, 1, cascade.Width - 2, cascade.Height - 2, 1), inner, stride, split);
        for (var node = 0; node < nodes.Length; node++)
        {
            var rectangles = cascade.Features[nodes[node].Feature].Rectangles;
            for (var r = 0; r < rectangles.Count; r++)
                Place(rectangles[r], corners + node * Corners + r * 4, stride, split);
        }
    }

    public readonly bool Normalize(int* sums, int* squares, out float scale)
    {
        double sum = Sum(sums, inner);
        var deviation = Math.Sqrt((double)area * Sum(squares, inner) - sum * sum);
        scale = (float)(1 / deviation);
        return area * (double)scale < 1 / LeastDeviation;
    }

    public readonly int NormalizeEight(int* sums, int* squares, out Vector256<float> scale)
    {
        var (sum, square) = (Sums(sums, inner), Sums(squares, inner));
        var low = Scale(sum.GetLower(), square.GetLower());
        var high = Scale(sum.GetUpper(), square.GetUpper());
        scale = Vector256.Create(low, high);
        return IsLively(low) | IsLively(high) << 4;
    }

    public readonly bool IsYes(int node, int* window, float scale)
    {
        var at = corners + node * Corners;
        var weight = weights + node * 4;
        var value = weight[0] * Sum(window, at) + weight[1] * Sum(window, at + 4);
        if (weight[2] != 0)
            value += weight[2] * Sum(window, at + 8);
        return value * scale < weight[3];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<float> AreYes(int node, int* window, Vector256<float> scale)
    {
        var at = corners + node * Corners;
        var weight = weights + node * 4;
        var value = Vector256.Create(weight[0]) * Vector256.ConvertToSingle(Sums(window, at)) +
            Vector256.Create(weight[1]) * Vector256.ConvertToSingle(Sums(window, at + 4));
        if (weight[2] != 0)
            value += Vector256.Create(weight[2]) * Vector256.ConvertToSingle(Sums(window, at + 8));
        return Vector256.LessThan(value * scale, Vector256.Create(weight[3]));
    }

    private static void Place(CascadeRectangle at, int* corners, int stride, bool split)
    {
        var (left, right) = (IntegralImage.Column(at.X, stride, split), IntegralImage.Column(at.X + at.Width, stride, split));
        var (top, bottom) = (at.Y * stride, (at.Y + at.Height) * stride);
        (corners[0], corners[1], corners[2], corners[3]) = (top + left, top + right, bottom + left, bottom + right);
    }

    private static int Sum(int* window, int* at) => window[at[0]] - window[at[1]] - window[at[2]] + window[at[3]];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Sums(int* window, int* at) =>
        Vector256.Load(window + at[0]) - Vector256.Load(window + at[1]) - Vector256.Load(window + at[2]) + Vector256.Load(window + at[3]);

    // Four windows: the squares' sum is below 2^31, since a window has at most 128 x 128 pixels.
    private readonly Vector128<float> Scale(Vector128<int> sum, Vector128<int> square)
    {
        var sums = Avx.ConvertToVector256Double(sum);
        var variance = Vector256.Create((double)area) * Avx.ConvertToVector256Double(square) - sums * sums;
        return Avx.ConvertToVector128Single(Vector256.Create(1.0) / Vector256.Sqrt(variance));
    }

    // A variance of 0 has made this infinite, and rounding below 0 no number: neither is less.
    private readonly int IsLively(Vector128<float> scale)
    {
        var perDeviation = Vector256.Create((double)area) * Avx.ConvertToVector256Double(scale);
        return (int)Vector256.LessThan(perDeviation, Vector256.Create(1 / LeastDeviation)).ExtractMostSignificantBits();
    }
}
