using System.Reflection;

namespace FaceLab.Signatures;

/// <summary>
/// Where a package's two assemblies are: the polyfill's, as built, and the real one's, in NuGet's package folder.
/// By hand: <c>FACELAB_REAL_DLLS</c> and <c>FACELAB_POLYFILL_DLLS</c> name folders to look in first.
/// </summary>
internal sealed record Package(string Name)
{
    private static readonly string[] Frameworks = ["net10.0", "net9.0", "net8.0", "net6.0", "netstandard2.1", "netstandard2.0"];

    public string? Polyfill => Existing(FromFolder("FACELAB_POLYFILL_DLLS") ?? Told("polyfill"));

    public string? Real => Existing(FromFolder("FACELAB_REAL_DLLS")) ?? FromPackage;

    /// <summary>Why there is nothing to compare; null where both assemblies are at hand.</summary>
    public string? Missing =>
        Polyfill is null ? $"the polyfill of {Name} is not built (on a full feed: -p:ComparePolyfills=true)"
        : Real is null ? $"the feed lacks the real {Name} (set FACELAB_REAL_DLLS to a folder with {Name}.dll)"
        : null;

    private string? FromPackage => Told("real") is { } folder
        ? Frameworks.Select(framework => Path.Combine(folder, "lib", framework, Name + ".dll")).FirstOrDefault(File.Exists)
        : null;

    private string? FromFolder(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } folder ? Path.Combine(folder, Name + ".dll") : null;

    private string? Told(string side) =>
        typeof(Package).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == $"{side}:{Name}")?.Value;

    private static string? Existing(string? path) => File.Exists(path) ? path : null;
}

/// <summary>A test that needs both assemblies of a package, and is skipped with the reason where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PackageFactAttribute : FactAttribute
{
    public PackageFactAttribute(string package)
    {
        PackageName = package;
        Skip = new Package(package).Missing;
    }

    public string PackageName { get; }
}
