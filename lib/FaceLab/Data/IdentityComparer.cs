using FaceLab.Basics;

namespace FaceLab.Data;

/// <summary>Compares names by what a reader sees: letters composed or not, case and surrounding blanks do not count.
/// Accents count.</summary>
internal sealed class IdentityComparer : IEqualityComparer<string>
{
    private IdentityComparer() { }

    public static IdentityComparer Instance { get; } = new();

    /// <summary>Returns the form of a name in which names that look the same are equal.</summary>
    public static string FormOf(string name) => ComposedLetters.Join(name.Trim()).ToUpperInvariant();

    /// <inheritdoc/>
    public bool Equals(string? x, string? y) =>
        string.Equals(x, y, StringComparison.Ordinal) || (x is not null && y is not null && FormOf(x) == FormOf(y));

    /// <inheritdoc/>
    public int GetHashCode(string obj) => FormOf(obj).GetHashCode(StringComparison.Ordinal);
}
