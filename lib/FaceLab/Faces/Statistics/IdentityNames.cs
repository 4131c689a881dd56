using System.Text;
using FaceLab.Data;

namespace FaceLab.Faces.Statistics;

/// <summary>Compares names without regard to spelling: "Penélope_Cruz", "penelope cruz" and "Penelope-Cruz" are the
/// same.</summary>
public static class IdentityNames
{
    /// <summary>The plain letters for Latin letters with marks. .NET's own decomposition does nothing if globalization
    /// is invariant, as it is here, and it never changes ø, ł, ß and similar letters.</summary>
    private static readonly Dictionary<char, string> Plain = Table(
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặ"), ("ae", "æǣǽ"), ("b", "ḃ"), ("c", "çćĉċč"), ("d", "ďđḋḍ"), ("dh", "ð"),
        ("e", "èéêëēĕėęěȅȇȩẹẻẽếềểễệ"), ("f", "ḟ"), ("g", "ĝğġģǧǵ"), ("h", "ĥħḣḥ"), ("i", "ìíîïĩīĭįıİǐȉȋỉị"),
        ("j", "ĵǰ"), ("k", "ķǩḳ"),
        ("l", "ĺļľŀłḷ"), ("m", "ṁṃ"), ("n", "ñńņňŉǹṅṇ"), ("ng", "ŋ"), ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱọỏốồổỗộớờởỡợ"),
        ("oe", "œ"), ("p", "ṗ"),
        ("r", "ŕŗřȑȓṙṛ"), ("s", "śŝşšșṡṣ"), ("ss", "ß"), ("t", "ţťŧțṫṭ"), ("th", "þ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗụủứừửữự"), ("w", "ŵẁẃẅ"),
        ("x", "ẋẍ"), ("y", "ýÿŷȳỳỵỷỹ"), ("z", "źżžẓ"));

    /// <summary>Removes differences of spelling from a name: case, diacritics of Latin letters, apostrophes, and the
    /// separators '_', '-', '.' and blank.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The name in lower case, its parts joined by one blank. Letters of other scripts are only made lower
    /// case.</returns>
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

    /// <summary>Finds the people whom two sets share by name: names that look the same, as in a
    /// <see cref="FaceSet"/>.</summary>
    /// <param name="first">A set.</param>
    /// <param name="second">Another set.</param>
    /// <param name="alike">True to count also names that are equal only after <see cref="Normalize"/>.</param>
    /// <returns>The people, in the order of the first set, then of the second.</returns>
    public static IReadOnlyList<SharedIdentity> Shared(FaceSet first, FaceSet second, bool alike = true)
    {
        Func<string, string> form = alike ? Normalize : IdentityComparer.FormOf;
        var inSecond = second.Identities.ToLookup(form, StringComparer.Ordinal);
        return [.. from name in first.Identities from other in inSecond[form(name)]
                   select new SharedIdentity(name, other)];
    }

    /// <summary>Finds the names of a set that look alike: spellings that count as one person, and names that differ in
    /// accents or separators only, which count as several people.</summary>
    /// <param name="faces">The set.</param>
    public static IReadOnlyList<AlikeNames> Alike(FaceSet faces)
    {
        var spelled = faces.Identities.Index().Select(entry => faces.SpellingsOf(entry.Index))
            .Where(spellings => spellings.Count > 1).Select(spellings => new AlikeNames(spellings, AreOnePerson: true));
        var similar = faces.Identities.GroupBy(Normalize, StringComparer.Ordinal).Where(names => names.Skip(1).Any())
            .Select(names => new AlikeNames([.. names], AreOnePerson: false));
        return [.. spelled, .. similar];
    }

    private static Dictionary<char, string> Table(params (string Plain, string Letters)[] rows) =>
        rows.SelectMany(row => row.Letters.Select(letter => (letter, row.Plain)))
            .ToDictionary(entry => entry.letter, entry => entry.Plain);
}

/// <summary>A person in two sets, with the names there.</summary>
/// <param name="First">The name in the first set.</param>
/// <param name="Second">The name in the second set.</param>
public sealed record SharedIdentity(string First, string Second)
{
    /// <summary>True if the names are equal letter by letter; else only after
    /// <see cref="IdentityNames.Normalize"/>.</summary>
    public bool IsExact => string.Equals(First, Second, StringComparison.Ordinal);
}

/// <summary>Names of one set that look alike.</summary>
/// <param name="Names">The names, two or more.</param>
/// <param name="AreOnePerson">True if the set takes them for one person, false if for several.</param>
public sealed record AlikeNames(IReadOnlyList<string> Names, bool AreOnePerson)
{
    /// <summary>Returns the names in quotes, with combining marks by their numbers: they look the same
    /// otherwise.</summary>
    public override string ToString() => string.Join(", ", Names.Select(name => $"'{string.Concat(name.Select(letter =>
        letter is (>= '\u0300' and <= '\u036F') or '\u3099' or '\u309A' or '\u00A0' ? $"\\u{(int)letter:X4}"
            : letter.ToString()))}'"));
}
