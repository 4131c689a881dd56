namespace FaceLab.Display.Charts;

/// <summary>Names for plotly.js, which reads links, line breaks and the like in its texts.</summary>
internal static class PlotlyText
{
    /// <summary>The name as it is, whatever characters it has.</summary>
    public static string Of(string name) => name.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
