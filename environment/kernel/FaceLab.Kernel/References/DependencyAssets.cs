using System.Text.Json;

namespace FaceLab.KernelHost.References;

/// <summary>A file of a NuGet package, relative to the package's folder.</summary>
internal sealed record PackageAsset(string Package, string Path);

/// <summary>The files that a deps.json lists. A library's build leaves its packages' DLLs in the NuGet folder; this
/// file says where.</summary>
internal sealed class DependencyAssets
{
    private readonly List<PackageAsset> _managed = [];
    private readonly List<PackageAsset> _native = [];

    /// <summary>The managed files of this name, the one for this platform first.</summary>
    public IEnumerable<PackageAsset> Managed(string file) => Named(_managed, file);

    /// <summary>The native files of this name, the one for this platform first.</summary>
    public IEnumerable<PackageAsset> Native(string file) => Named(_native, file);

    /// <summary>Reads a deps.json; one that is missing or broken lists nothing.</summary>
    public static DependencyAssets Read(string path)
    {
        var assets = new DependencyAssets();
        if (!File.Exists(path))
            return assets;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            assets.Add(json.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            Console.Error.WriteLine($"{path} is not a deps.json ({error.Message}); only DLLs in its folder are found.");
        }
        return assets;
    }

    private static IEnumerable<PackageAsset> Named(List<PackageAsset> assets, string file) =>
        assets.Where(asset => Path.GetFileName(asset.Path).Equals(file, StringComparison.OrdinalIgnoreCase));

    private void Add(JsonElement root)
    {
        var target = root.GetProperty("runtimeTarget").GetProperty("name").GetString()!;
        var libraries = root.GetProperty("libraries");
        foreach (var library in root.GetProperty("targets").GetProperty(target).EnumerateObject())
        {
            var package = libraries.GetProperty(library.Name).TryGetProperty("path", out var path)
                ? path.GetString()!
                : library.Name.ToLowerInvariant();
            foreach (var rid in Platform.RuntimeIdentifiers)
                AddForPlatform(library.Value, package, rid);
            AddAll(library.Value, "runtime", package, _managed);
            AddAll(library.Value, "native", package, _native);
        }
    }

    private void AddForPlatform(JsonElement library, string package, string rid)
    {
        if (!library.TryGetProperty("runtimeTargets", out var targets))
            return;
        foreach (var file in targets.EnumerateObject().Where(file => file.Value.GetProperty("rid").GetString() == rid))
        {
            var isNative = file.Value.GetProperty("assetType").GetString() == "native";
            (isNative ? _native : _managed).Add(new PackageAsset(package, file.Name));
        }
    }

    private static void AddAll(JsonElement library, string kind, string package, List<PackageAsset> into)
    {
        if (library.TryGetProperty(kind, out var files))
            into.AddRange(files.EnumerateObject().Select(file => new PackageAsset(package, file.Name)));
    }
}
