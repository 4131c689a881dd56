using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FaceLab.KernelHost.References;

/// <summary>What a DLL says about itself, without loading it.</summary>
internal static class AssemblyFile
{
    /// <summary>Whether the file is a .NET assembly.</summary>
    public static bool IsManaged(string path) => NameOf(path) is not null;

    /// <summary>The assembly's simple name; null for a native library or any other file.</summary>
    public static string? NameOf(string path) =>
        Read(path, metadata => metadata.IsAssembly ? metadata.GetString(metadata.GetAssemblyDefinition().Name) : null);

    /// <summary>Whether the file at <paramref name="path"/> is another build than the loaded one from there.</summary>
    public static bool IsRebuilt(Assembly loaded, string path) =>
        loaded.Location == path
        && Read(path, metadata => metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToString())
            != loaded.ManifestModule.ModuleVersionId.ToString();

    private static string? Read(string path, Func<MetadataReader, string?> look)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            return file.HasMetadata ? look(file.GetMetadataReader()) : null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }
}
