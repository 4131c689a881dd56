using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceLab.Display;

/// <summary>A key figure of a notebook, collected by `environment/lab run` into <c>out/results.json</c>.</summary>
/// <param name="Name">Its name, like <c>view1/accuracy</c>.</param>
/// <param name="Value">A finite number, or a text such as the device's name.</param>
/// <param name="Label">Its plain name for the table of the run's index, like "test pairs judged rightly".</param>
/// <param name="Unit">Its unit, like "s"; with "%" the value is a share, and 0.83 is shown as 83.0 %.</param>
public sealed record KeyResult(string Name, object Value, string? Label = null, string? Unit = null)
{
    /// <summary>The mime type that the notebook runner looks for.</summary>
    public const string MimeType = "application/vnd.facelab.result+json";

    private static readonly JsonSerializerOptions WithoutNulls =
        new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Writes the figure as JSON: <c>{"name": ..., "value": ...}</c>, with <c>label</c> and <c>unit</c> where
    /// they are given.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(new { name = Name, value = Value, label = Label, unit = Unit }, WithoutNulls);

    /// <inheritdoc/>
    public override string ToString() => $"{Label ?? Name} = {ValueText("0.######")}";

    /// <summary>The value with its unit, for people.</summary>
    internal string ValueText(string format) => Value switch
    {
        double share when Unit == "%" => Invariant($"{share:P1}"),
        double number => $"{number.ToString(format, CultureInfo.InvariantCulture)} {Unit}".TrimEnd(),
        _ => Invariant($"{Value}"),
    };
}

/// <summary>Key results of a notebook.</summary>
public static class Results
{
    /// <summary>Records a figure; `environment/lab run` collects it where it is a cell's last expression.</summary>
    /// <param name="name">Its name, like <c>view1/accuracy</c>; not blank.</param>
    /// <param name="value">The figure; a share, 0 to 1, where the unit is "%".</param>
    /// <param name="label">Its plain name, like "test pairs judged rightly"; the name stands in for it.</param>
    /// <param name="unit">Its unit, like "%" or "s".</param>
    /// <exception cref="ArgumentException">The name is blank or the figure is not finite.</exception>
    public static KeyResult Record(string name, double value, string? label = null, string? unit = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!double.IsFinite(value))
            throw new ArgumentException($"'{name}' is {value}: a key result is a finite number. " +
                "Look for the cause in the cells before.", nameof(value));
        return new KeyResult(name, value, label, unit);
    }

    /// <summary>Records a text, for example <c>device</c>; name and text are not blank.</summary>
    /// <exception cref="ArgumentException">One of them is blank.</exception>
    public static KeyResult Record(string name, string value, string? label = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new KeyResult(name, value, label);
    }
}
