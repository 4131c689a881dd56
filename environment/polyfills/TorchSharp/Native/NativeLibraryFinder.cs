using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Loads libfacelab_torch.so from beside this assembly, whatever directory the program was started in.</summary>
internal static class NativeLibraryFinder
{
    private const string FileName = "libfacelab_torch.so";

    // A host that loads assemblies by path (the notebook kernel) has no probing paths of its own for ours.
#pragma warning disable CA2255 // The resolver has to be there before the first call, and any type may make that call.
    [ModuleInitializer]
    internal static void Register() =>
        NativeLibrary.SetDllImportResolver(typeof(NativeLibraryFinder).Assembly, Resolve);
#pragma warning restore CA2255

    private static nint Resolve(string library, Assembly assembly, DllImportSearchPath? paths)
    {
        if (library != "facelab_torch") return 0;
        var path = Path.Combine(Path.GetDirectoryName(assembly.Location) ?? AppContext.BaseDirectory, FileName);
        if (!File.Exists(path)) path = Path.Combine(AppContext.BaseDirectory, FileName);
        if (!File.Exists(path))
            throw new DllNotFoundException($"{FileName} is not beside TorchSharp.dll: run `environment/lab setup`.");
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (DllNotFoundException e)
        {
            throw new DllNotFoundException(
                $"{path} does not load ({e.Message.Trim()}): is libtorch installed? Run `environment/lab setup`.", e);
        }
    }
}
