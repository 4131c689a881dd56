using FaceLab.Evaluation;
using Plotly.NET;

namespace FaceLab.Display.Charts;

/// <summary>The parts of charts: Plotly.NET's dynamic objects, with members named as in plotly.js.</summary>
internal static class Plot
{
    public static T With<T>(this T target, params (string Member, object Value)[] members)
        where T : DynamicObj.DynamicObj
    {
        foreach (var (member, value) in members)
            target.SetProperty(member, value);
        return target;
    }

    /// <summary>Makes a nested object: <c>Nested(("title", ...), ("range", ...))</c>.</summary>
    public static Dictionary<string, object> Nested(params (string Member, object Value)[] members) =>
        members.ToDictionary(member => member.Member, member => member.Value);

    /// <summary>Makes a trace of points; the mode is lines, markers or lines+markers.</summary>
    public static Trace Scatter<TX, TY>(string name, string mode, IEnumerable<TX> x, IEnumerable<TY> y,
        params (string, object)[] more) =>
        new Trace("scatter").With([("name", name), ("mode", mode), ("x", x.ToArray()), ("y", y.ToArray()), .. more]);

    public static Layout Axes(object x, object y, int height, params (string, object)[] more) =>
        new Layout().With([("xaxis", x), ("yaxis", y), ("height", height), .. more]);

    public static Dictionary<string, object> Axis(string label, params (string, object)[] more) => Nested(
    [
        ("title", Nested(("text", label), ("standoff", 10), ("font", LabelFont))), ("gridcolor", Palette.Grid),
        ("zeroline", false), ("automargin", true), ("ticks", "outside"), ("ticklen", 5),
        ("tickcolor", Palette.Transparent), .. more,
    ]);

    /// <summary>Labels as large as other text; plotly.js makes them too large.</summary>
    public static Dictionary<string, object> LabelFont => Nested(("size", 13));

    /// <summary>Makes the style of a curve: its colour, and a dash for readers who do not see colours.</summary>
    public static (string, object) Line(int curve, int width = 2) =>
        Line(Palette.Colour(curve), Palette.Dash(curve), width);

    public static (string, object) Line(string colour, string dash = "solid", int width = 2) =>
        ("line", Nested(("color", colour), ("dash", dash), ("width", width)));

    public static (string, object) Legend(bool right, double y) =>
        ("legend", right ? Nested(("x", 0.98), ("xanchor", "right"), ("y", y)) : Nested(("x", 0.02), ("y", y)));

    /// <summary>Makes a text for each point that shows when the mouse is over it.</summary>
    public static (string, object)[] Hover(IEnumerable<string> texts, string template = "%{text}") =>
        [("text", texts.ToArray()), ("hovertemplate", template + "<extra></extra>")];

    /// <summary>Makes thin bars from estimates to the ends of their intervals.</summary>
    public static Dictionary<string, object> Bars(IEnumerable<(double Estimate, double Low, double High)> intervals,
        params (string, object)[] more) => Nested(
    [
        ("type", "data"), ("symmetric", false),
        ("array", intervals.Select(rate => rate.High - rate.Estimate).ToArray()),
        ("arrayminus", intervals.Select(rate => rate.Estimate - rate.Low).ToArray()), .. more,
    ]);

    /// <summary>Makes error bars of the 95 % intervals of Clopper and Pearson.</summary>
    public static (string, object) ErrorBars(IEnumerable<Proportion> rates) => ("error_y", Bars(
        rates.Select(rate => (rate.Rate, rate.ClopperPearson().Low, rate.ClopperPearson().High)), ("thickness", 1),
        ("width", 3)));

    /// <summary>Escapes a name for plotly.js, which reads links, line breaks and the like in its texts.</summary>
    public static string Text(string name) => name.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
