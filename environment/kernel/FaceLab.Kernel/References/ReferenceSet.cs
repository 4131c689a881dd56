using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace FaceLab.KernelHost.References;

/// <summary>What cells compile against: the shared framework, .NET Interactive, and each DLL named by <c>#r</c> with
/// all that it needs. Every assembly is loaded once, in the default context, where the kernel's own copy of an
/// assembly comes first: so a library's formatter is registered in the very formatter that the kernel uses.</summary>
internal sealed class ReferenceSet
{
    private readonly AssemblyLocator _locator = new();
    private readonly List<MetadataReference> _metadata = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public ReferenceSet()
    {
        foreach (var path in Directory.EnumerateFiles(FrameworkDirectory, "*.dll").Where(AssemblyFile.IsManaged))
            AddMetadata(path);
        AddMetadata(typeof(Microsoft.AspNetCore.Html.IHtmlContent).Assembly.Location);
        AddLoaded(typeof(Formatter).Assembly);
        AddLoaded(typeof(Kernel).Assembly);
        _locator.Attach(AssemblyLoadContext.Default);
    }

    /// <summary>Hands loaded assemblies to scripts.</summary>
    public InteractiveAssemblyLoader Loader { get; } = new();

    /// <summary>Resolves <c>#r</c> inside of files that a cell loads by <c>#load</c>.</summary>
    public static MetadataReferenceResolver Resolver =>
        ScriptMetadataResolver.Default.WithBaseDirectory(Environment.CurrentDirectory);

    /// <summary>All references so far.</summary>
    public IReadOnlyList<MetadataReference> Metadata => _metadata;

    private static string FrameworkDirectory => Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>Adds the DLL of an <c>#r</c> line and, so that its types can be named, the DLLs that it builds
    /// on.</summary>
    /// <exception cref="ReferenceException">There is no such DLL, or it cannot be used.</exception>
    public void Add(string argument)
    {
        var path = ReferenceArgument.Resolve(argument, FrameworkDirectory);
        if (AssemblyFile.NameOf(path) is not { } name)
            throw new ReferenceException($"#r \"{argument}\": {path} is not a .NET assembly. Name a managed DLL; " +
                "native libraries beside it are found by themselves.");
        if (!_names.Contains(name))
            _locator.AddRoot(path);
        AddClosure(path);
    }

    private void AddClosure(string path)
    {
        var waiting = new Queue<string>([path]);
        while (waiting.TryDequeue(out var next))
        {
            var assembly = Load(next);
            if (!AddLoaded(assembly))
                continue;
            foreach (var needed in assembly.GetReferencedAssemblies())
            {
                if (!_names.Contains(needed.Name!) && _locator.FindManaged(needed.Name!) is { } found)
                    waiting.Enqueue(found);
            }
        }
    }

    private static Assembly Load(string path)
    {
        var name = AssemblyFile.NameOf(path);
        var loaded = AssemblyLoadContext.Default.Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == name);
        if (loaded is not null && AssemblyFile.IsRebuilt(loaded, path))
            throw new ReferenceException($"{path} has been rebuilt since this kernel loaded {name}. Restart the " +
                "kernel to use the new build.");
        try
        {
            return loaded ?? AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        }
        catch (Exception error) when (error is BadImageFormatException or FileLoadException)
        {
            throw new ReferenceException($"{path} cannot be loaded: {error.Message}");
        }
    }

    private bool AddLoaded(Assembly assembly)
    {
        if (!AddMetadata(assembly.Location))
            return false;
        Loader.RegisterDependency(assembly);
        return true;
    }

    private bool AddMetadata(string path)
    {
        if (!_names.Add(AssemblyFile.NameOf(path)!))
            return false;
        var documentation = Path.ChangeExtension(path, ".xml");
        _metadata.Add(MetadataReference.CreateFromFile(
            path,
            documentation: File.Exists(documentation) ? XmlDocumentationProvider.CreateFromFile(documentation) : null));
        return true;
    }
}
