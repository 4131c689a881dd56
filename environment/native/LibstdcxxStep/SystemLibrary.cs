namespace FaceLab.LibstdcxxStep;

/// <summary>This system's libstdc++, which .NET itself has loaded.</summary>
internal static class SystemLibrary
{
    /// <summary>The versions that it defines.</summary>
    /// <exception cref="InvalidDataException">This process has none.</exception>
    public static IReadOnlySet<string> DefinedVersions() => new ElfFile(File.ReadAllBytes(Path())).DefinedVersions();

    private static string Path() =>
        File.ReadLines("/proc/self/maps")
            .Select(line => line[Math.Max(0, line.IndexOf('/', StringComparison.Ordinal))..])
            .FirstOrDefault(path => path.Contains("/libstdc++.so.6", StringComparison.Ordinal) && File.Exists(path))
        ?? throw new InvalidDataException("this system has no libstdc++.so.6, which .NET and libtorch need");
}
