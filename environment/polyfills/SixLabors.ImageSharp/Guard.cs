using System.Diagnostics.CodeAnalysis;

namespace SixLabors.ImageSharp;

/// <summary>Argument checks with the exception types of the real package.</summary>
internal static class Guard
{
    public static void NotNull([NotNull] object? value, string parameterName)
        => ArgumentNullException.ThrowIfNull(value, parameterName);

    public static void MustBeGreaterThan(float value, float min, string parameterName)
    {
        if (!(value > min))
            throw new ArgumentOutOfRangeException(parameterName, $"{parameterName} must be greater than {min}, was {value}.");
    }

    public static void MustBeGreaterThanOrEqualTo(float value, float min, string parameterName)
    {
        if (!(value >= min))
            throw new ArgumentOutOfRangeException(parameterName, $"{parameterName} must be at least {min}, was {value}.");
    }

    public static void MustBeBetweenOrEqualTo(float value, float min, float max, string parameterName)
    {
        if (!(value >= min && value <= max))
            throw new ArgumentOutOfRangeException(parameterName, $"{parameterName} must be in [{min}, {max}], was {value}.");
    }

    public static void HasRoom(int length, long needed, string parameterName)
    {
        if (length < needed)
            throw new ArgumentOutOfRangeException(parameterName, $"{parameterName} holds {length} pixels, needed are {needed}.");
    }
}
