using Microsoft.Data.Analysis;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>Embeddings in the plane, a colour and a marker for each person.</summary>
public static class ClusterChart
{
    /// <summary>A scatter plot of 2-D points.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="coordinates">(N, 2) as a flat array: x0, y0, x1, y1 ...</param>
    /// <param name="identities">The person of each point, N names.</param>
    /// <param name="captions">What hovering shows, N texts; the person's name if <see langword="null"/>.</param>
    /// <param name="axes">What the two axes are; principal components if not given.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static Figure Of(string title, IReadOnlyList<float> coordinates, IReadOnlyList<string> identities, IReadOnlyList<string>? captions = null,
        (string X, string Y)? axes = null)
    {
        ArgumentNullException.ThrowIfNull(coordinates);
        ArgumentNullException.ThrowIfNull(identities);
        if (coordinates.Count != 2 * identities.Count || (captions is not null && captions.Count != identities.Count))
            throw new ArgumentException($"{identities.Count} points need {2 * identities.Count} coordinates, not {coordinates.Count}, and as many captions as points.");
        var people = identities.Distinct().ToList();
        return new Figure(title, people.Select((person, k) => Points(person, k)),
            new Layout()
                .With("xaxis", Figure.Axis(axes?.X ?? "first principal component"))
                .With("yaxis", Figure.Axis(axes?.Y ?? "second principal component", ("scaleanchor", "x")))
                .With("height", 520),
            new DataFrame(
                new StringDataFrameColumn("identity", identities),
                new SingleDataFrameColumn("first component", identities.Select((_, i) => coordinates[2 * i])),
                new SingleDataFrameColumn("second component", identities.Select((_, i) => coordinates[2 * i + 1]))));

        Trace Points(string person, int k)
        {
            var mine = Enumerable.Range(0, identities.Count).Where(i => identities[i] == person).ToArray();
            return new Trace("scatter").With("name", person.Replace('_', ' ')).With("mode", "markers")
                .With("x", mine.Select(i => coordinates[2 * i]).ToArray()).With("y", mine.Select(i => coordinates[2 * i + 1]).ToArray())
                .With("text", mine.Select(i => captions?[i] ?? person).ToArray()).With("hovertemplate", "%{text}<extra></extra>")
                .With("marker", Nested(("color", Palette.Colour(k)), ("symbol", Palette.Symbol(k)), ("size", 9), ("opacity", 0.85)));
        }
    }
}
