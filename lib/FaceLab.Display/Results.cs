using System.Text.Json;

namespace FaceLab.Display;

/// <summary>A figure that a notebook stands for, collected by `environment/lab run` into
/// <c>out/results.json</c>.</summary>
/// <param name="Name">Its name, like <c>view1/accuracy</c>.</param>
/// <param name="Value">A finite number, or a text such as the device's name.</param>
public sealed record KeyResult(string Name, object Value)
{
    /// <summary>The mime type that the notebook runner looks for.</summary>
    public const string MimeType = "application/vnd.facelab.result+json";

    /// <summary>Writes the figure as JSON: <c>{"name": ..., "value": ...}</c>.</summary>
    public string ToJson() => JsonSerializer.Serialize(new { name = Name, value = Value });

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{Name} = {Value:0.######}");
}

/// <summary>Key results of a notebook.</summary>
public static class Results
{
    /// <summary>Records a figure; `environment/lab run` collects it where it is a cell's last expression.</summary>
    /// <param name="name">Its name, like <c>view1/accuracy</c>; not blank.</param>
    /// <param name="value">The figure.</param>
    /// <exception cref="ArgumentException">The name is blank or the figure is not finite.</exception>
    public static KeyResult Record(string name, double value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!double.IsFinite(value))
            throw new ArgumentException($"'{name}' is {value}: a key result is a finite number. " +
                "Look at the cells before for what went wrong.", nameof(value));
        return new KeyResult(name, value);
    }

    /// <summary>Records a text, for example <c>device</c>; name and text are not blank.</summary>
    /// <exception cref="ArgumentException">One of them is blank.</exception>
    public static KeyResult Record(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new KeyResult(name, value);
    }
}
