namespace FaceLab.Display.Charts;

/// <summary>Colours that colour-blind readers tell apart.</summary>
/// <remarks>Source: M. Okabe, K. Ito, "Color Universal Design", 2008; black is left for text, yellow is too pale for lines.</remarks>
internal static class Palette
{
    public const string Blue = "#0072B2";
    public const string Vermilion = "#D55E00";
    public const string Amber = "#E69F00";
    public const string Gray = "#8A8A8A";

    private static readonly string[] Colours =
        [Blue, Vermilion, "#009E73", "#CC79A7", "#56B4E9", Amber, "#5B3A8E", "#7A5C3E", "#999999", "#1B1B1B"];

    private static readonly string[] Symbols = ["circle", "square", "diamond", "cross", "triangle-up", "star"];

    public static string Colour(int i) => Colours[i % Colours.Length];

    /// <summary>A marker, so that the eleventh person is not the first one's twin.</summary>
    public static string Symbol(int i) => Symbols[(i / Colours.Length + i) % Symbols.Length];
}
