using Attributes = (string Name, object Value)[];
using Attributed = DynamicObj.DynamicObj;

namespace Plotly.NET;

/// <summary>The looks that charts with defaults have: plotly's own template, light blue panels with white grid lines.</summary>
public static class ChartTemplates
{
    private const string White = "rgba(255, 255, 255, 1.0)";
    private const string Panel = "rgba(229, 236, 246, 1.0)";
    private const string Ink = "rgba(42, 63, 95, 1.0)";

    private static readonly string[] Colorway =
    [
        "99, 110, 250", "239, 85, 59", "0, 204, 150", "171, 99, 250", "255, 161, 90",
        "25, 211, 243", "255, 102, 146", "182, 232, 128", "255, 151, 255", "254, 203, 82",
    ];

    private static readonly object Sequential = Scale(
        "#0d0887", "#46039f", "#7201a8", "#9c179e", "#bd3786", "#d8576b", "#ed7953", "#fb9f3a", "#fdca26", "#f0f921");

    private static readonly object Diverging = Scale(
        "#8e0152", "#c51b7d", "#de77ae", "#f1b6da", "#fde0ef", "#f7f7f7", "#e6f5d0", "#b8e186", "#7fbc41", "#4d9221",
        "#276419");

    public static Template plotly
    {
        get
        {
            var template = new Template();
            template.SetProperty("layout", Layout());
            template.SetProperty("data", Traces());
            return template;
        }
    }

    private static Attributed Layout() => Node(
        ("title", Node(("x", 0.05))),
        ("font", Node(("color", Ink))),
        ("paper_bgcolor", White),
        ("plot_bgcolor", Panel),
        ("autotypenumbers", "strict"),
        ("colorscale", Node(("diverging", Diverging), ("sequential", Sequential), ("sequentialminus", Sequential))),
        ("hovermode", "closest"),
        ("hoverlabel", Node(("align", "left"))),
        ("coloraxis", Node(ColorBar)),
        ("geo", Node(("showland", true), ("landcolor", Panel), ("showlakes", true), ("lakecolor", White),
            ("subunitcolor", White), ("bgcolor", White))),
        ("mapbox", Node(("style", "light"))),
        ("polar", Node(("bgcolor", Panel), ("radialaxis", Node([.. Lines, NoTicks])), ("angularaxis", Node([.. Lines, NoTicks])))),
        ("scene", Node(("xaxis", SceneAxis), ("yaxis", SceneAxis), ("zaxis", SceneAxis))),
        ("ternary", Node(("aaxis", TernaryAxis), ("baxis", TernaryAxis), ("caxis", TernaryAxis), ("bgcolor", Panel))),
        ("xaxis", Axis),
        ("yaxis", Axis),
        ("annotationdefaults", Node(("arrowcolor", "#2a3f5f"), ("arrowhead", 0), ("arrowwidth", 1))),
        ("shapedefaults", Node(("line", Node(("color", Ink))))),
        ("colorway", Colorway.Select(rgb => $"rgba({rgb}, 1.0)").ToArray()));

    private static Attributes Lines => [("linecolor", White), ("gridcolor", White)];

    private static (string, object) NoTicks => ("ticks", "");

    private static (string, object) ColorBar => ("colorbar", Node(("outlinewidth", 0.0), NoTicks));

    private static object TernaryAxis => Node([NoTicks, .. Lines]);

    private static object SceneAxis => Node([NoTicks, .. Lines, ("gridwidth", 2.0), ("zerolinecolor", White),
        ("backgroundcolor", Panel), ("showbackground", true)]);

    private static object Axis => Node([("title", Node(("standoff", 15))), NoTicks,
        ("automargin", "height+width+left+right+top+bottom"), .. Lines, ("zerolinecolor", White), ("zerolinewidth", 2.0)]);

    private static Attributed Traces()
    {
        var data = new Attributed();
        foreach (var (type, attributes) in OfTypes())
            data.SetProperty(type, new[] { Node([("type", type), .. attributes]) });
        return data;
    }

    private static IEnumerable<(string Type, Attributes Attributes)> OfTypes()
    {
        (string, object) pattern = ("pattern", Node(("fillmode", "overlay"), ("size", 10), ("solidity", 0.2)));
        Attributes bars = [("marker", Node(("line", Node(("color", Panel), ("width", 0.5))), pattern))];
        Attributes colors = [ColorBar, ("colorscale", Sequential)];
        Attributes markers = [("marker", Node(ColorBar))];
        Attributes lines = [("line", Node(ColorBar))];
        var carpet = Node([.. Lines, ("endlinecolor", Ink), ("minorgridcolor", White), ("startlinecolor", Ink)]);

        yield return ("bar", [.. bars, ("error_x", Node(("color", Ink))), ("error_y", Node(("color", Ink)))]);
        yield return ("barpolar", bars);
        yield return ("carpet", [("aaxis", carpet), ("baxis", carpet)]);
        yield return ("choropleth", colors);
        yield return ("contour", colors);
        yield return ("contourcarpet", [ColorBar]);
        yield return ("heatmap", colors);
        yield return ("heatmapgl", colors);
        yield return ("histogram", [("marker", Node(pattern))]);
        yield return ("histogram2d", colors);
        yield return ("histogram2dcontour", colors);
        yield return ("mesh3d", [ColorBar]);
        yield return ("parcoords", lines);
        yield return ("pie", [("automargin", true)]);
        yield return ("scatter", markers);
        yield return ("scatter3d", [.. markers, .. lines]);
        foreach (var kind in new[] { "carpet", "geo", "gl", "mapbox", "polar", "polargl", "ternary" })
            yield return ("scatter" + kind, markers);
        yield return ("surface", colors);
        yield return ("table", [("cells", TablePart("235, 240, 248")), ("header", TablePart("200, 212, 227"))]);
    }

    private static Attributed TablePart(string rgb) =>
        Node(("fill", Node(("color", $"rgba({rgb}, 1.0)"))), ("line", Node(("color", White))));

    /// <summary>Colours at equal distances from 0 to 1.</summary>
    private static object[][] Scale(params string[] colors) =>
        colors.Select((color, i) => new object[] { i / (colors.Length - 1.0), color }).ToArray();

    private static Attributed Node(params Attributes attributes)
    {
        var node = new Attributed();
        foreach (var (name, value) in attributes) node.SetProperty(name, value);
        return node;
    }
}
