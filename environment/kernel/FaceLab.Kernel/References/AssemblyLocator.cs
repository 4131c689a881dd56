using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace FaceLab.KernelHost.References;

/// <summary>Finds what a referenced DLL needs, managed and native: in its folder and through its deps.json.</summary>
internal sealed class AssemblyLocator
{
    private readonly List<DependencyFolder> _roots = [];

    /// <summary>Answers the runtime's questions for assemblies and libraries that it cannot find itself.</summary>
    public void Attach(AssemblyLoadContext context)
    {
        context.Resolving += (into, name) => FindManaged(name.Name!) is { } path ? into.LoadFromAssemblyPath(path)
            : null;
        context.ResolvingUnmanagedDll += (_, name) => LoadNative(name);
    }

    /// <summary>Looks beside this DLL from now on.</summary>
    public void AddRoot(string dll)
    {
        var root = new DependencyFolder(dll);
        lock (_roots)
            _roots.Add(root);
    }

    /// <summary>The path of a managed assembly; null if no folder has it.</summary>
    public string? FindManaged(string name) => Find(root => root.FindManaged(name));

    private nint LoadNative(string name) =>
        Find(root => root.FindNative(name)) is { } path ? NativeLibrary.Load(path) : 0;

    private string? Find(Func<DependencyFolder, string?> look)
    {
        lock (_roots)
            return _roots.Select(look).FirstOrDefault(path => path is not null);
    }
}
