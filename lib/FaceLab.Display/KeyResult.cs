using System.Globalization;
using System.Text.Json;

namespace FaceLab.Display;

/// <summary>A figure that a notebook stands for, collected by `environment/lab run` into <c>out/results.json</c>.</summary>
/// <param name="Name">What it is, like <c>view1/accuracy</c>.</param>
/// <param name="Value">A finite number, or a text such as the device's name.</param>
public sealed record KeyResult(string Name, object Value)
{
    /// <summary>The mime type that the notebook runner looks for.</summary>
    public const string MimeType = "application/vnd.facelab.result+json";

    /// <summary>The figure as JSON: <c>{"name": ..., "value": ...}</c>.</summary>
    public string ToJson() => JsonSerializer.Serialize(new { name = Name, value = Value });

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} = {Value:0.######}");
}
