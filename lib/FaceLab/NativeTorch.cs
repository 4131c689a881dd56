using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using TorchSharp;

namespace FaceLab;

/// <summary>Prepares the process for libtorch: its heap, its threads, and where its libraries are found.</summary>
/// <remarks>Nothing is loaded here: libtorch comes with the first tensor, so that commands without one do not wait for it.</remarks>
internal static partial class NativeTorch
{
    // glibc's numbers (malloc.h).
    private const int TrimThreshold = -1, TopPad = -2, MmapThreshold = -3, ArenaMax = -8;

    private static string Folder { get; } = Path.GetDirectoryName(typeof(NativeTorch).Assembly.Location) ?? "";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The heap and the resolver must be set before the first tensor, whoever makes it.")]
    internal static void Prepare()
    {
        if (!OperatingSystem.IsLinux())
            return;
        KeepMemory();
        // The .NET environment is a copy that native code does not see. OpenMP's threads wait for each other in a loop: briefly, or
        // whatever else runs here waits with them (DECISIONS.md). A value that the user has set stays.
        _ = SetEnvironment("GOMP_SPINCOUNT", "10000", overwrite: 0);
        try
        {
            NativeLibrary.SetDllImportResolver(typeof(torch).Assembly, FindBesideUs);
        }
        catch (InvalidOperationException)
        {
            // The program has a resolver of its own for TorchSharp, and there can be one only.
        }
    }

    /// <summary>The heap keeps what a training step frees: the next step takes the same again, without a page fault.</summary>
    [SupportedOSPlatform("linux")]
    private static void KeepMemory()
    {
        _ = SetHeap(MmapThreshold, 1 << 28);       // activations come from the heap, whole data sets do not
        _ = SetHeap(TrimThreshold, -1);
        _ = SetHeap(ArenaMax, 1);
        // Threads that have a heap of their own already keep it; with so much room above them (glibc's HEAP_MAX_SIZE) those stay, too.
        _ = SetHeap(TopPad, 64 << 20);
    }

    /// <summary>The library that lies beside FaceLab comes before one of the system, and before TorchSharp copies 0.5 GB to have its own.</summary>
    private static nint FindBesideUs(string name, Assembly assembly, DllImportSearchPath? search)
    {
        var file = Path.Combine(Folder, $"lib{name}.so");
        return File.Exists(file) ? NativeLibrary.Load(file) : 0;
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetHeap(int parameter, int value);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
