namespace FaceLab.LibstdcxxStep;

/// <summary>Lets a library load beside an older libstdc++ whose missing versions it names and never uses.</summary>
internal static class WeakVersions
{
    /// <summary>The library that the versions belong to.</summary>
    public const string Library = "libstdc++.so.6";

    /// <summary>Marks each version of libstdc++ that this system lacks as weak.</summary>
    /// <param name="library">The bytes of an ELF library; changed in place.</param>
    /// <param name="defined">The versions that this system's libstdc++ defines.</param>
    /// <returns>The names of the versions marked now; none if the library loads as it is.</returns>
    /// <exception cref="InvalidDataException">The bytes are no such library or end early, or the library uses a
    /// symbol of a missing version.</exception>
    public static IReadOnlyList<string> Mark(byte[] library, IReadOnlySet<string> defined)
    {
        var elf = new ElfFile(library);
        VersionReference[] missing = [.. elf.NeededVersions()
            .Where(version => version.Library == Library && !version.IsWeak && !defined.Contains(version.Version))];
        foreach (var version in missing)
        {
            if (elf.UsedSymbols(version) is { Count: > 0 } used)
                throw new InvalidDataException($"it uses {string.Join(", ", used)} of {version.Version}, which this " +
                    "system's " +
                    $"{Library} lacks; take a newer system (Debian 13, Ubuntu 24.04) or TorchSharp 0.107.0");
            elf.MakeWeak(version);
        }
        return [.. missing.Select(version => version.Version)];
    }
}
