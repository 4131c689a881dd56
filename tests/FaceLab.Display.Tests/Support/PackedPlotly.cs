using System.IO.Compression;
using System.Text.RegularExpressions;

namespace FaceLab.Display.Tests.Support;

/// <summary>plotly.js as a page unpacks it.</summary>
internal static class PackedPlotly
{
    public static string In(string html)
    {
        var packed = Assert.Single(Regex.Matches(html, @"atob\(""([^""]+)""\)")).Groups[1].Value;
        using var reader = new StreamReader(new GZipStream(new MemoryStream(Convert.FromBase64String(packed)),
            CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
