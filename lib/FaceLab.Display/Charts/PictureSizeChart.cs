using FaceLab.Display.Tables;
using FaceLab.Faces.Statistics;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>Sizes of a set's pictures: a bubble for each, its area as the number of pictures.</summary>
public static class PictureSizeChart
{
    /// <summary>Diameter of the largest bubble and of the smallest, in screen pixels.</summary>
    private const double LargestBubble = 44;
    private const double SmallestBubble = 4;

    /// <summary>The bubbles.</summary>
    /// <param name="name">What the set is called.</param>
    /// <param name="statistics">Counts of its pictures.</param>
    /// <exception cref="ArgumentException">No picture could be read.</exception>
    public static Figure Of(string name, PictureStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        var sizes = statistics.Sizes;
        if (sizes.Count == 0)
            throw new ArgumentException(
                $"No picture of '{name}' has a size: {statistics.Unreadable:N0} of {statistics.Files:N0} files cannot be read.", nameof(statistics));
        var most = sizes[0].Pictures;
        var bubbles = new Trace("scatter").With("name", name).With("mode", "markers")
            .With("x", sizes.Select(size => size.Width).ToArray()).With("y", sizes.Select(size => size.Height).ToArray())
            .With("text", sizes.Select(size => $"{size.Width} x {size.Height}: {size.Pictures:N0} pictures").ToArray())
            .With("hovertemplate", "%{text}<extra></extra>")
            .With("marker", Nested(("color", Palette.Blue), ("opacity", 0.5),
                ("size", sizes.Select(size => Math.Max(SmallestBubble, LargestBubble * Math.Sqrt((double)size.Pictures / most))).ToArray())));
        return new Figure(Finding(name, statistics), [bubbles],
            new Layout()
                .With("xaxis", Figure.Axis("width (pixels)", ("rangemode", "tozero")))
                .With("yaxis", Figure.Axis("height (pixels)", ("rangemode", "tozero")))
                .With("height", 420),
            statistics.ToSizeTable());
    }

    private static string Finding(string name, PictureStatistics statistics)
    {
        var (sizes, readable) = (statistics.Sizes, statistics.Files - statistics.Unreadable);
        return sizes.Count == 1
            ? $"{name}: every picture of {readable:N0} is {sizes[0].Width} x {sizes[0].Height}"
            : $"{name}: {sizes.Count:N0} sizes, {sizes.Min(size => size.Width)} to {sizes.Max(size => size.Width)} wide and " +
              $"{sizes.Min(size => size.Height)} to {sizes.Max(size => size.Height)} high; " +
              $"{100.0 * sizes[0].Pictures / readable:0} % are {sizes[0].Width} x {sizes[0].Height}";
    }
}
