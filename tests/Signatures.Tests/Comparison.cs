namespace FaceLab.Signatures;

/// <summary>
/// Lists what a polyfill shows that the real assembly does not: types, members, and members with another signature.
/// A polyfill may leave out whatever it likes.
/// </summary>
internal static class Comparison
{
    // Every class may override these; nobody who calls them notices.
    private static readonly HashSet<string> OfObject =
    [
        "public System.String ToString()", "public System.Int32 GetHashCode()", "protected System.Void Finalize()",
        "public System.Boolean Equals(System.Object obj)",
    ];

    public static IReadOnlyList<string> Violations(AssemblySurface polyfill, AssemblySurface real) =>
        [.. polyfill.Types.OrderBy(type => type.Name, StringComparer.Ordinal).SelectMany(type => OfType(type, real))];

    private static IEnumerable<string> OfType(TypeSurface mine, AssemblySurface real)
    {
        if (real.Find(mine.Name) is not { } theirs) return [$"{mine.Name}: no such public type"];
        var lineage = real.Lineage(theirs).ToArray();
        return OfKind(mine, theirs, lineage).Concat(OfMembers(mine, lineage));
    }

    private static IEnumerable<string> OfKind(TypeSurface mine, TypeSurface theirs, TypeSurface[] lineage)
    {
        if (mine.Kind != theirs.Kind) yield return $"{mine.Name}: is {mine.Kind}, real: {theirs.Kind}";
        if (mine.Base is not (null or "System.Object") && lineage.All(type => type.Base != mine.Base))
            yield return $"{mine.Name}: derives from {mine.Base}, real: {theirs.Base ?? "nothing"}";

        var known = lineage.SelectMany(type => type.Interfaces).ToHashSet();
        foreach (var extra in mine.Interfaces.Where(name => !known.Contains(name)))
            yield return $"{mine.Name}: implements {extra}, real does not";
    }

    private static IEnumerable<string> OfMembers(TypeSurface mine, TypeSurface[] lineage)
    {
        // Constructors are not inherited, everything else that is visible is.
        var known = lineage.SelectMany((type, depth) => type.Members().Where(m => depth == 0 || m.Name != ".ctor"))
            .ToLookup(member => member.Text);
        foreach (var member in mine.Members().Where(member => !OfObject.Contains(member.Text)))
        {
            if (!known.Contains(member.Text))
                yield return $"{mine.Name}: {member.Text}{Meant(member, known)}";
            else if (member.IsOverridable && !known[member.Text].Any(real => real.IsOverridable))
                yield return $"{mine.Name}: {member.Text} can be overridden, real cannot";
        }
    }

    /// <summary>The real members of the same name: one of them is what was meant.</summary>
    private static string Meant(Member member, ILookup<string, Member> known)
    {
        var same = known.SelectMany(group => group).Where(real => real.Name == member.Name)
            .Select(real => real.Text).Distinct().ToArray();
        return same.Length == 0 ? "  -- real has nothing of this name" : "  -- real: " + string.Join(" | ", same);
    }
}
