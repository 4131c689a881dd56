using System.Text.Json;
using System.Text.RegularExpressions;
using FaceLab.Display.Charts;

namespace FaceLab.Display.Tests.Charts;

/// <summary>The JSON that a fragment hands to plotly.js.</summary>
internal sealed class PlotlyParts(Figure figure)
{
    private readonly string fragment = figure.ToFragment();

    public JsonElement[] Traces => [.. Part("data").EnumerateArray()];

    public JsonElement Layout => Part("layout");

    public string Text(string path) => Find(path).GetString()!;

    public double[] Numbers(string path) => [.. Find(path).EnumerateArray().Select(number => number.GetDouble())];

    public JsonElement Part(string name)
    {
        using var json = JsonDocument.Parse(Regex.Match(fragment, @"^\{.*\}(?=\)|,$)", RegexOptions.Multiline).Value);
        return json.RootElement.GetProperty(name).Clone();
    }

    private JsonElement Find(string path) =>
        path.Split('.').Aggregate(Layout, (element, name) => element.GetProperty(name));
}
