namespace FaceLab.Display;

/// <summary>Key results of a notebook.</summary>
public static class Results
{
    /// <summary>Records a figure. As a cell's last expression it is shown, and `environment/lab run` collects it.</summary>
    /// <param name="name">What it is, like <c>view1/accuracy</c>; not blank.</param>
    /// <param name="value">The figure.</param>
    /// <exception cref="ArgumentException">The name is blank or the figure is not finite.</exception>
    public static KeyResult Record(string name, double value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!double.IsFinite(value))
            throw new ArgumentException($"'{name}' is {value}: a key result is a finite number. Look at the cells before for what went wrong.", nameof(value));
        return new KeyResult(name, value);
    }

    /// <summary>Records a text, for example <c>device</c>.</summary>
    /// <param name="name">What it is; not blank.</param>
    /// <param name="value">The text; not blank.</param>
    /// <exception cref="ArgumentException">One of them is blank.</exception>
    public static KeyResult Record(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new KeyResult(name, value);
    }
}
