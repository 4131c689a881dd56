namespace FaceLab.KernelHost.References;

/// <summary>The folder of one referenced DLL, with the deps.json that its build wrote, if any.</summary>
internal sealed class DependencyFolder(string dll)
{
    private readonly string _directory = Path.GetDirectoryName(dll)!;
    private readonly DependencyAssets _assets = DependencyAssets.Read(Path.ChangeExtension(dll, ".deps.json"));

    /// <summary>The path of a managed assembly; null if it is not here.</summary>
    public string? FindManaged(string name)
    {
        var file = name + ".dll";
        return Existing(Path.Combine(_directory, file)) ?? _assets.Managed(file).Select(InPackages)
            .FirstOrDefault(File.Exists);
    }

    /// <summary>The path of a native library, by its name in <c>DllImport</c>; null if it is not here.</summary>
    public string? FindNative(string name) =>
        Platform.LibraryFileNames(name)
            .SelectMany(file => Beside(file).Concat(_assets.Native(file).SelectMany(InEither)))
            .FirstOrDefault(File.Exists);

    private IEnumerable<string> Beside(string file) =>
        Platform.RuntimeIdentifiers
            .Select(rid => Path.Combine(_directory, "runtimes", rid, "native", file))
            .Prepend(Path.Combine(_directory, file));

    private IEnumerable<string> InEither(PackageAsset asset) =>
        [Path.Combine(_directory, asset.Path), InPackages(asset)];

    private static string InPackages(PackageAsset asset) =>
        Path.Combine(Platform.PackagesDirectory, asset.Package, asset.Path);

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}
