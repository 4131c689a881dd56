using System.Globalization;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>Reads RGB, RGBA, RRGGBB and RRGGBBAA, with or without a leading '#'.</summary>
internal static class HexColor
{
    public static bool TryParse(string? hex, out Rgba32 result)
    {
        result = default;
        string digits = hex?.TrimStart('#') ?? "";
        if (digits.Length is 3 or 4)
            digits = string.Concat(digits.Select(digit => new string(digit, 2)));
        if (digits.Length == 6)
            digits += "FF";
        if (digits.Length != 8 || !uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value))
            return false;
        result = new Rgba32((byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }
}
