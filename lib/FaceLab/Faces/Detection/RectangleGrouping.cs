using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>Joins the many windows that pass around a face into one box.</summary>
/// <remarks>
/// Two windows belong together if each of their four edges differs by at most 0.2 times the mean side of the smaller
/// one; so do windows that are linked by others. A group with more windows than the minimum of neighbours becomes its
/// mean rectangle, in whole pixels. A rectangle inside another group's rectangle (widened by 0.2 of its side) is
/// dropped if the other group has more windows and more than three, or if its own group has fewer than three. A
/// rectangle that rounding moved over the picture's edge is clipped. The rules and the results are those of OpenCV's
/// <c>groupRectangles</c>. The confidence is the sum of the windows' margins.
/// </remarks>
internal static class RectangleGrouping
{
    private const double Tolerance = 0.2;

    /// <summary>Groups windows in pixels of the picture, the highest confidence first. Groups of minimumNeighbors
    /// windows or fewer are dropped; 0 keeps every window as it is.</summary>
    public static IReadOnlyList<FaceDetection> Group(
        IReadOnlyList<CascadeWindow> windows, int width, int height, int minimumNeighbors)
    {
        var groups = minimumNeighbors == 0
            ? [.. windows.Select(window => new FaceDetection(Cut(window, width, height), window.Margin))]
            : Kept([.. Groups(windows).Where(group => group.Count > minimumNeighbors)], width, height);
        var sorted = groups.OrderByDescending(face => face.Confidence);
        return [.. sorted.ThenBy(face => face.Box.Y).ThenBy(face => face.Box.X)];
    }

    private static IEnumerable<FaceDetection> Kept(List<List<CascadeWindow>> groups, int width, int height)
    {
        var means = groups.ConvertAll(group => (Window: Mean(group), group.Count));
        var kept = means.Where((one, i) => !means.Where((other, j) => j != i && IsInside(one, other)).Any());
        return from mean in kept
               let box = Cut(mean.Window, width, height)
               select new FaceDetection(box, mean.Window.Margin) { Windows = mean.Count };
    }

    /// <summary>Joins windows that belong together, directly or through others.</summary>
    private static IEnumerable<List<CascadeWindow>> Groups(IReadOnlyList<CascadeWindow> windows)
    {
        var sorted = windows.OrderBy(window => window.X).ToArray();
        var parent = Enumerable.Range(0, sorted.Length).ToArray();
        for (var i = 0; i < sorted.Length; i++)
        {
            // Beyond this, the left edges differ too much.
            var last = sorted[i].X + Tolerance * (sorted[i].Width + sorted[i].Height) / 2;
            for (var j = i + 1; j < sorted.Length && sorted[j].X <= last; j++)
            {
                if (AreAlike(sorted[i], sorted[j]))
                    parent[Root(j)] = Root(i);
            }
        }
        return Enumerable.Range(0, sorted.Length).GroupBy(Root, i => sorted[i]).Select(group => group.ToList());

        int Root(int i)
        {
            for (; parent[i] != i; i = parent[i])
                parent[i] = parent[parent[i]];
            return i;
        }
    }

    private static bool AreAlike(CascadeWindow a, CascadeWindow b)
    {
        var most = Tolerance * (Math.Min(a.Width, b.Width) + Math.Min(a.Height, b.Height)) * 0.5;
        return Math.Abs(a.X - b.X) <= most && Math.Abs(a.Y - b.Y) <= most &&
            Math.Abs(a.X + a.Width - b.X - b.Width) <= most && Math.Abs(a.Y + a.Height - b.Y - b.Height) <= most;
    }

    private static bool IsInside((CascadeWindow Window, int Count) small, (CascadeWindow Window, int Count) large)
    {
        var (inner, outer) = (small.Window, large.Window);
        var (dx, dy) = ((int)Math.Round(outer.Width * Tolerance), (int)Math.Round(outer.Height * Tolerance));
        return inner.X >= outer.X - dx && inner.Y >= outer.Y - dy &&
            inner.X + inner.Width <= outer.X + outer.Width + dx &&
            inner.Y + inner.Height <= outer.Y + outer.Height + dy &&
            (large.Count > Math.Max(3, small.Count) || small.Count < 3);
    }

    /// <summary>Returns the means of the edges in single precision, rounded half to even, as OpenCV does.</summary>
    private static CascadeWindow Mean(List<CascadeWindow> group)
    {
        var (x, y) = (Of(window => window.X), Of(window => window.Y));
        var (width, height) = (Of(window => window.Width), Of(window => window.Height));
        return new(x, y, width, height, group.Sum(window => window.Margin));

        int Of(Func<CascadeWindow, int> edge) => (int)MathF.Round(group.Sum(edge) * (1f / group.Count));
    }

    private static FaceBox Cut(CascadeWindow window, int width, int height) =>
        new(window.X, window.Y, Math.Min(window.Width, width - window.X), Math.Min(window.Height, height - window.Y));
}
