using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Display.Explanation;

/// <summary>Colours from 0 (dark violet) over red to 1 (pale yellow), in perceptually even steps.</summary>
/// <remarks>
/// A line through OKLab (B. Ottosson, "A perceptual color space for image processing", 2020, whose matrices these
/// are): lightness rises evenly from 0.2 to 0.95, hue turns evenly from 290 to 460 degrees, chroma is 0.06 at the
/// ends and 0.18 in the middle, which stays within sRGB. The steps then differ by less than a tenth.
/// </remarks>
internal static class HeatColours
{
    /// <summary>The number of colours of a legend; the page interpolates between them.</summary>
    private const int LegendStops = 17;

    /// <summary>One entry for each value of a byte, without interpolation.</summary>
    private static readonly Rgb24[] Table = [.. Enumerable.Range(0, 256).Select(i => Compute(i / 255.0))];

    /// <summary>Returns the colour of a value: beyond 0..1 that of the nearer end, for NaN that of 0.</summary>
    public static Rgb24 Of(double value) => Table[(int)Math.Round(255 * (value > 0 ? Math.Min(value, 1) : 0))];

    public static string Css(double value)
    {
        var colour = Of(value);
        return $"#{colour.R:x2}{colour.G:x2}{colour.B:x2}";
    }

    /// <summary>Makes the scale as a bar, with the values of its ends in the page's text colour.</summary>
    /// <param name="lowest">The value of the first colour.</param>
    /// <param name="highest">The value of the last one.</param>
    /// <param name="unit">The unit; plain, not HTML.</param>
    public static string Legend(double lowest, double highest, string unit)
    {
        var colours = string.Join(',',
            Enumerable.Range(0, LegendStops).Select(i => Css((double)i / (LegendStops - 1))));
        return "<div style=\"display:flex;align-items:center;gap:6px;margin-top:6px;" +
            Invariant($"font-variant-numeric:tabular-nums\"><span>{lowest:G3}</span>") +
            "<span role=\"img\" aria-label=\"colours from dark violet over red to pale yellow\" " +
                "style=\"width:160px;height:10px;border-radius:5px;box-shadow:0 0 0 1px rgba(128,128,128,.6);" +
            $"background:linear-gradient(90deg,{colours})\"></span>" +
            Invariant($"<span>{highest:G3}</span>") +
            $"<span style=\"opacity:.75\">{WebUtility.HtmlEncode(unit)}</span></div>";
    }

    private static Rgb24 Compute(double value)
    {
        var hue = (290 + 170 * value) * Math.PI / 180;
        var chroma = 0.06 + 0.12 * Math.Sin(Math.PI * value);
        return FromOklab(0.2 + 0.75 * value, chroma * Math.Cos(hue), chroma * Math.Sin(hue));
    }

    private static Rgb24 FromOklab(double lightness, double a, double b)
    {
        var l = Math.Pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        var m = Math.Pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        var s = Math.Pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return new Rgb24(
            Encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            Encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            Encode(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    /// <summary>Encodes linear light as a byte of sRGB (IEC 61966-2-1).</summary>
    private static byte Encode(double light)
    {
        var value = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.Pow(light, 1 / 2.4) - 0.055;
        return (byte)Math.Round(255 * Math.Clamp(value, 0, 1));
    }
}
