using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>Makes one face of the many windows that fire around it.</summary>
/// <remarks>
/// <para>Two windows belong together if each of their four edges differs by at most 0.2 times the mean side of the smaller one;
/// so do windows that are linked by others. A group of more than the minimum of neighbours becomes its mean rectangle, in whole pixels.
/// It is dropped if it lies inside another group's (widened by 0.2 of its side) that has more windows and more than three, or
/// if it has fewer than three itself. What rounding moved over the picture's edge is cut. These are the rules, and the
/// results, of OpenCV's <c>groupRectangles</c>.</para>
/// <para>The confidence of a group is the sum of its windows' margins.</para>
/// </remarks>
public static class RectangleGrouping
{
    private const double Tolerance = 0.2;

    /// <summary>Groups windows.</summary>
    /// <param name="windows">Windows in pixels of the picture.</param>
    /// <param name="width">Of the picture.</param>
    /// <param name="height">Of the picture.</param>
    /// <param name="minimumNeighbors">Groups of this many or fewer are dropped; 0 keeps every window as it is.</param>
    /// <returns>The surest first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The minimum is negative.</exception>
    public static IReadOnlyList<FaceDetection> Group(IReadOnlyList<CascadeWindow> windows, int width, int height, int minimumNeighbors)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentOutOfRangeException.ThrowIfNegative(minimumNeighbors);
        var groups = minimumNeighbors == 0
            ? [.. windows.Select(window => new Cluster().With(window))]
            : Clusters(windows).Where(cluster => cluster.Count > minimumNeighbors).ToList();
        var kept = minimumNeighbors == 0 ? groups : groups.Where(cluster => !groups.Exists(other => other != cluster && IsInside(cluster, other)));
        return [.. kept.Select(cluster => cluster.ToDetection(width, height))
            .OrderByDescending(face => face.Confidence).ThenBy(face => face.Box.Y).ThenBy(face => face.Box.X)];
    }

    /// <summary>Joins windows that belong together, directly or through others.</summary>
    private static IEnumerable<Cluster> Clusters(IReadOnlyList<CascadeWindow> windows)
    {
        var sorted = windows.OrderBy(window => window.X).ToArray();
        var parent = Enumerable.Range(0, sorted.Length).ToArray();
        for (var i = 0; i < sorted.Length; i++)
        {
            // Beyond this the left edges alone differ too much.
            var last = sorted[i].X + Tolerance * (sorted[i].Width + sorted[i].Height) / 2;
            for (var j = i + 1; j < sorted.Length && sorted[j].X <= last; j++)
            {
                if (AreAlike(sorted[i], sorted[j]))
                    parent[Root(j)] = Root(i);
            }
        }
        return Enumerable.Range(0, sorted.Length).GroupBy(Root, i => sorted[i])
            .Select(group => group.Aggregate(new Cluster(), (cluster, window) => cluster.With(window)));

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

    private static bool IsInside(Cluster small, Cluster large)
    {
        var (inner, outer) = (small.Mean, large.Mean);
        var (dx, dy) = ((int)Math.Round(outer.Width * Tolerance), (int)Math.Round(outer.Height * Tolerance));
        return inner.X >= outer.X - dx && inner.Y >= outer.Y - dy &&
            inner.X + inner.Width <= outer.X + outer.Width + dx && inner.Y + inner.Height <= outer.Y + outer.Height + dy &&
            (large.Count > Math.Max(3, small.Count) || small.Count < 3);
    }

    private sealed class Cluster
    {
        private int x;
        private int y;
        private int width;
        private int height;
        private double margin;

        public int Count { get; private set; }

        // In single precision, half to even: as OpenCV rounds.
        public CascadeWindow Mean => new(Round(x), Round(y), Round(width), Round(height), margin);

        public Cluster With(CascadeWindow window)
        {
            (x, y, width, height) = (x + window.X, y + window.Y, width + window.Width, height + window.Height);
            margin += window.Margin;
            Count++;
            return this;
        }

        public FaceDetection ToDetection(int pictureWidth, int pictureHeight)
        {
            var mean = Mean;
            var box = new FaceBox(mean.X, mean.Y, Math.Min(mean.Width, pictureWidth - mean.X), Math.Min(mean.Height, pictureHeight - mean.Y));
            return new(box, margin) { Windows = Count };
        }

        private int Round(int sum) => (int)MathF.Round(sum * (1f / Count));
    }
}
