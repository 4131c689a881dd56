namespace TorchSharp.Modules;

/// <summary>Checks of an optimizer's options.</summary>
internal static class Require
{
    internal static void NotNegative(double value, string what)
    {
        if (!(value >= 0))
            throw new ArgumentException($"Invalid {what}: {value}; it must be at least 0.");
    }

    internal static void Fraction(double value, string what)
    {
        if (value is not (>= 0 and < 1))
            throw new ArgumentException($"Invalid {what}: {value}; it must be at least 0 and less than 1.");
    }
}
