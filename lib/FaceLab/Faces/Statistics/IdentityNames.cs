using System.Text;
using FaceLab.Data;

namespace FaceLab.Faces.Statistics;

/// <summary>Compares names as people mean them: "Penélope_Cruz", "penelope cruz" and "Penelope-Cruz" are one.</summary>
public static class IdentityNames
{
    /// <summary>Latin letters under their plain ones. .NET's own decomposition does nothing where globalization is
    /// invariant, as it is here, and leaves ø, ł, ß and their like alone anywhere.</summary>
    private static readonly Dictionary<char, string> Plain = Table(
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặ"), ("ae", "æǣǽ"), ("b", "ḃ"), ("c", "çćĉċč"), ("d", "ďđḋḍ"), ("dh", "ð"),
        ("e", "èéêëēĕėęěȅȇȩẹẻẽếềểễệ"), ("f", "ḟ"), ("g", "ĝğġģǧǵ"), ("h", "ĥħḣḥ"), ("i", "ìíîïĩīĭįıİǐȉȋỉị"),
        ("j", "ĵǰ"), ("k", "ķǩḳ"),
        ("l", "ĺļľŀłḷ"), ("m", "ṁṃ"), ("n", "ñńņňŉǹṅṇ"), ("ng", "ŋ"), ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱọỏốồổỗộớờởỡợ"),
        ("oe", "œ"), ("p", "ṗ"),
        ("r", "ŕŗřȑȓṙṛ"), ("s", "śŝşšșṡṣ"), ("ss", "ß"), ("t", "ţťŧțṫṭ"), ("th", "þ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗụủứừửữự"), ("w", "ŵẁẃẅ"),
        ("x", "ẋẍ"), ("y", "ýÿŷȳỳỵỷỹ"), ("z", "źżžẓ"));

    /// <summary>Frees a name of what spellings differ in: case, diacritics of Latin letters, apostrophes, and whether
    /// '_', '-', '.' or blanks part it.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Lower case, its parts joined by one blank. Letters of other scripts stay as they are.</returns>
    public static string Normalize(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var letter in name.ToLowerInvariant())
        {
            if (letter is '_' or '-' or '.' || char.IsWhiteSpace(letter))
                text.Append(' ');
            else if (letter is not ('\'' or '’' or (>= '\u0300' and <= '\u036F')))     // combining marks go
                text.Append(Plain.GetValueOrDefault(letter) ?? letter.ToString());
        }
        return string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Finds the people whom two sets share by name.</summary>
    /// <param name="first">A set.</param>
    /// <param name="second">Another set.</param>
    /// <param name="alike">Whether names that are equal only after <see cref="Normalize"/> count too.</param>
    /// <returns>In the order of the first set, then of the second.</returns>
    public static IReadOnlyList<SharedIdentity> Shared(FaceSet first, FaceSet second, bool alike = true)
    {
        Func<string, string> form = alike ? Normalize : name => name;
        var inSecond = second.Identities.ToLookup(form, StringComparer.Ordinal);
        return [.. from name in first.Identities from other in inSecond[form(name)]
                   select new SharedIdentity(name, other)];
    }

    private static Dictionary<char, string> Table(params (string Plain, string Letters)[] rows) =>
        rows.SelectMany(row => row.Letters.Select(letter => (letter, row.Plain)))
            .ToDictionary(entry => entry.letter, entry => entry.Plain);
}

/// <summary>A person who stands in two sets, by the names used there.</summary>
/// <param name="First">The name in the first set.</param>
/// <param name="Second">The name in the second set.</param>
public sealed record SharedIdentity(string First, string Second)
{
    /// <summary>True if the names are equal letter by letter; else only after
    /// <see cref="IdentityNames.Normalize"/>.</summary>
    public bool IsExact => string.Equals(First, Second, StringComparison.Ordinal);
}
