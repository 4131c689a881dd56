using System.Runtime.InteropServices;

namespace FaceLab.KernelHost.References;

/// <summary>Names that depend on the machine.</summary>
internal static class Platform
{
    /// <summary>The folders of NuGet's <c>runtimes/</c> that suit this machine, the closest first.</summary>
    public static IReadOnlyList<string> RuntimeIdentifiers { get; } = Identifiers();

    /// <summary>Where NuGet unpacks packages.</summary>
    public static string PackagesDirectory { get; } =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The file names that a library's name in <c>DllImport</c> can stand for.</summary>
    public static IEnumerable<string> LibraryFileNames(string name)
    {
        var extension = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        return [name, $"lib{name}{extension}", $"{name}{extension}", $"lib{name}"];
    }

    private static string[] Identifiers()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        var processor = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        string[] all = [RuntimeInformation.RuntimeIdentifier, $"{system}-{processor}", system, $"unix-{processor}",
            "unix", "any"];
        return [.. all.Distinct()];
    }
}
