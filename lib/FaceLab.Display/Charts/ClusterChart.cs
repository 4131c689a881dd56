using FaceLab.Display.Faces;
using FaceLab.Display.Tables;
using Plotly.NET;
using static FaceLab.Display.Charts.Plot;

namespace FaceLab.Display.Charts;

/// <summary>Embeddings in the plane or in space, a colour and a marker for each person.</summary>
/// <remarks>Hovering over a point shows the face, clicking keeps it in view.</remarks>
public static class ClusterChart
{
    private static readonly string[] Components = ["first component", "second component", "third component"];

    /// <summary>Draws a scatter plot of 2-D points.</summary>
    /// <param name="title">The finding of the chart.</param>
    /// <param name="coordinates">(N, 2) as a flat array: x0, y0, x1, y1 ...</param>
    /// <param name="identities">The person of each point, N names.</param>
    /// <param name="captions">The texts for hovering, N; the person's name if <see langword="null"/>.</param>
    /// <param name="axes">The names of the axes; principal components if not given.</param>
    /// <param name="faces">The face of each point, to show when hovering; only texts if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static Figure Of(string title, IReadOnlyList<float> coordinates, IReadOnlyList<string> identities,
        IReadOnlyList<string>? captions = null, (string X, string Y)? axes = null, FaceThumbnails? faces = null)
    {
        var (x, y) = axes ?? ("first principal component", "second principal component");
        return Draw(title, 2, coordinates, identities, captions, faces,
            Axes(Axis(x), Axis(y, ("scaleanchor", "x")), 520));
    }

    /// <summary>Draws a scatter plot of 3-D points, to turn with the mouse.</summary>
    /// <param name="title">The finding of the chart.</param>
    /// <param name="coordinates">(N, 3) as a flat array: x0, y0, z0, x1 ...</param>
    /// <param name="identities">The person of each point, N names.</param>
    /// <param name="captions">The texts for hovering, N; the person's name if <see langword="null"/>.</param>
    /// <param name="axes">The names of the axes; components if not given.</param>
    /// <param name="faces">The face of each point, to show when hovering; only texts if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static Figure InSpace(string title, IReadOnlyList<float> coordinates, IReadOnlyList<string> identities,
        IReadOnlyList<string>? captions = null, (string X, string Y, string Z)? axes = null,
        FaceThumbnails? faces = null)
    {
        var (x, y, z) = axes ?? (Components[0], Components[1], Components[2]);
        var camera = Nested(("eye", Nested(("x", 1.5), ("y", 1.5), ("z", 1.1))));
        var scene = Nested(("xaxis", SpaceAxis(x)), ("yaxis", SpaceAxis(y)), ("zaxis", SpaceAxis(z)),
            ("aspectmode", "data"), ("camera", camera));
        return Draw(title, 3, coordinates, identities, captions, faces,
            new Layout().With(("height", 620), ("scene", scene)));
    }

    private static Dictionary<string, object> SpaceAxis(string label) => Nested(
        ("title", Nested(("text", label), ("font", LabelFont))), ("tickfont", Nested(("size", 11))),
        ("gridcolor", Palette.Gray), ("zeroline", false), ("showbackground", false), ("showspikes", false));

    private static Figure Draw(string title, int dimensions, IReadOnlyList<float> coordinates,
        IReadOnlyList<string> identities, IReadOnlyList<string>? captions, FaceThumbnails? faces, Layout layout)
    {
        var count = identities.Count;
        if (coordinates.Count != dimensions * count || (captions is not null && captions.Count != count))
            throw new ArgumentException($"{count} points need {dimensions * count} coordinates, not " +
                $"{coordinates.Count}, and as many captions as points.");
        if (faces is not null && faces.Count != count)
            throw new ArgumentException($"{count} points need as many faces, not {faces.Count}: " +
                $"give {nameof(FaceThumbnails)}.{nameof(FaceThumbnails.Of)} the rows of the points.", nameof(faces));
        var traces = Enumerable.Range(0, count).GroupBy(i => identities[i])
            .Select((person, k) => Person([.. person], k));
        var axes = Enumerable.Range(0, dimensions)
            .Select(d => (Components[d], (Func<int, object?>)(i => coordinates[dimensions * i + d])));
        var data = Enumerable.Range(0, count).ToFrame([("identity", i => identities[i]), .. axes]);
        var hover = faces?.Hover([.. identities.Select(Plain)], captions ?? [.. identities.Select(_ => "")]);
        return new Figure(title, traces, layout.With(("legend", Nested(("itemsizing", "constant")))), data, hover);

        Trace Person(int[] mine, int k)
        {
            var flat = dimensions == 2;
            return new Trace(flat ? "scatter" : "scatter3d").With(
            [
                ("name", Text(Plain(identities[mine[0]]))), ("mode", "markers"),
                .. "xyz".Take(dimensions).Select((axis, d) => ($"{axis}", (object)Along(mine, d))),
                ("marker", Nested(("color", Palette.Colour(k)), ("symbol", Palette.Symbol(k, flat)),
                    ("size", flat ? 9 : 4), ("opacity", 0.85))),
                .. faces is not null ? [("customdata", mine), ("hoverinfo", "none")]
                    : Hover(mine.Select(i => Text(captions?[i] ?? identities[i]))),
            ]);
        }

        float[] Along(int[] points, int d) => Array.ConvertAll(points, i => coordinates[dimensions * i + d]);
    }

    private static string Plain(string identity) => identity.Replace('_', ' ');
}
