using System.Globalization;
using System.Net;

namespace FaceLab.Display.Explanation;

/// <summary>The scale of colours with the values of its ends.</summary>
internal static class HeatLegend
{
    /// <summary>Colours between which the page fades.</summary>
    private const int Stops = 17;

    /// <summary>A bar that takes the page's own text colour, dark or light.</summary>
    /// <param name="lowest">What the first colour stands for.</param>
    /// <param name="highest">What the last one stands for.</param>
    /// <param name="unit">Of what; plain, not HTML.</param>
    public static string Html(double lowest, double highest, string unit)
    {
        var colours = string.Join(',', Enumerable.Range(0, Stops).Select(i => HeatColours.Css((double)i / (Stops - 1))));
        return "<div style=\"display:flex;align-items:center;gap:6px;margin-top:6px;font-variant-numeric:tabular-nums\">" +
            $"<span>{Number(lowest)}</span><span role=\"img\" aria-label=\"colours from dark violet over red to pale yellow\" " +
            $"style=\"width:160px;height:10px;border-radius:5px;box-shadow:0 0 0 1px rgba(128,128,128,.6);background:linear-gradient(90deg,{colours})\"></span>" +
            $"<span>{Number(highest)}</span><span style=\"opacity:.75\">{WebUtility.HtmlEncode(unit)}</span></div>";
    }

    /// <summary>Three digits that count, such as 0.0413.</summary>
    public static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
