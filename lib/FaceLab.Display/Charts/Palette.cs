namespace FaceLab.Display.Charts;

/// <summary>Colours that colour-blind readers tell apart, on light and on dark pages.</summary>
/// <remarks>Source: M. Okabe, K. Ito, "Color Universal Design", 2008; black is left for text, yellow is too pale for
/// lines.</remarks>
internal static class Palette
{
    public const string Blue = "#0072B2";
    public const string Vermilion = "#D55E00";
    public const string Amber = "#E69F00";
    public const string Gray = "#8A8A8A";

    public const string Transparent = "rgba(0,0,0,0)";

    /// <summary>Lines of a grid, faint on any page.</summary>
    public const string Grid = "rgba(128,128,128,0.25)";

    private static readonly string[] Colours =
        [Blue, Vermilion, "#009E73", "#CC79A7", "#56B4E9", Amber, "#7E5BB5", "#94714C", "#999999", "#5F6B2F"];

    private static readonly string[] Dashes = ["solid", "dash", "dashdot", "longdash", "dot"];

    private static readonly string[] Symbols = ["circle", "square", "diamond", "cross", "triangle-up", "star"];

    /// <summary>The symbols that plotly.js has in space and draws without a font.</summary>
    private static readonly string[] SpaceSymbols = ["circle", "square", "diamond", "circle-open", "square-open",
        "diamond-open"];

    public static string Colour(int i) => Colours[i % Colours.Length];

    /// <summary>Returns the same colour, transparent enough for curves to show through.</summary>
    public static string Faint(int i)
    {
        var rgb = Convert.FromHexString(Colour(i).AsSpan(1));
        return $"rgba({rgb[0]},{rgb[1]},{rgb[2]},0.2)";
    }

    /// <summary>Returns a dash, so that crossing curves differ without their colours.</summary>
    public static string Dash(int i) => Dashes[i % Dashes.Length];

    /// <summary>Returns a marker, in the plane or in space: people who share a colour have other ones.</summary>
    public static string Symbol(int i, bool flat = true)
    {
        var symbols = flat ? Symbols : SpaceSymbols;
        return symbols[(i / Colours.Length + i) % symbols.Length];
    }
}
