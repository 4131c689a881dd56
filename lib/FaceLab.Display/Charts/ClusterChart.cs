using FaceLab.Display.Faces;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>Embeddings in the plane or in space, a colour and a marker for each person. Hovering shows the face, clicking keeps it in view.</summary>
public static class ClusterChart
{
    /// <summary>A scatter plot of 2-D points.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="coordinates">(N, 2) as a flat array: x0, y0, x1, y1 ...</param>
    /// <param name="identities">The person of each point, N names.</param>
    /// <param name="captions">What hovering shows, N texts; the person's name if <see langword="null"/>.</param>
    /// <param name="axes">What the two axes are; principal components if not given.</param>
    /// <param name="faces">The face of each point, to show when hovering over it; only texts if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static Figure Of(string title, IReadOnlyList<float> coordinates, IReadOnlyList<string> identities, IReadOnlyList<string>? captions = null,
        (string X, string Y)? axes = null, FaceThumbnails? faces = null)
    {
        var points = new ClusterPoints(2, coordinates, identities, captions, faces);
        var (x, y) = axes ?? ("first principal component", "second principal component");
        return points.ToFigure(title, new Layout()
            .With("xaxis", Figure.Axis(x))
            .With("yaxis", Figure.Axis(y, ("scaleanchor", "x")))
            .With("height", 520));
    }

    /// <summary>A scatter plot of 3-D points, to turn with the mouse.</summary>
    /// <param name="title">What the chart finds.</param>
    /// <param name="coordinates">(N, 3) as a flat array: x0, y0, z0, x1 ...</param>
    /// <param name="identities">The person of each point, N names.</param>
    /// <param name="captions">What hovering shows, N texts; the person's name if <see langword="null"/>.</param>
    /// <param name="axes">What the three axes are; principal components if not given.</param>
    /// <param name="faces">The face of each point, to show when hovering over it; only texts if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static Figure InSpace(string title, IReadOnlyList<float> coordinates, IReadOnlyList<string> identities, IReadOnlyList<string>? captions = null,
        (string X, string Y, string Z)? axes = null, FaceThumbnails? faces = null)
    {
        var points = new ClusterPoints(3, coordinates, identities, captions, faces);
        var (x, y, z) = axes ?? ("first component", "second component", "third component");
        return points.ToFigure(title, new Layout()
            .With("scene", Nested(("xaxis", SpaceAxis(x)), ("yaxis", SpaceAxis(y)), ("zaxis", SpaceAxis(z)), ("aspectmode", "data"),
                ("camera", Nested(("eye", Nested(("x", 1.5), ("y", 1.5), ("z", 1.1)))))))
            .With("height", 620));
    }

    private static Dictionary<string, object> SpaceAxis(string label) => Nested(
        ("title", Nested(("text", label), ("font", Figure.LabelFont))), ("tickfont", Nested(("size", 11))),
        ("gridcolor", Palette.Gray), ("zeroline", false), ("showbackground", false), ("showspikes", false));
}
