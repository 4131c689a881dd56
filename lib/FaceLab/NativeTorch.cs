using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace FaceLab;

/// <summary>Prepares the process for libtorch: its heap, its threads, and the place of its libraries.</summary>
/// <remarks>libtorch is loaded with the first tensor, so that commands without one do not wait for it; at once where
/// LD_LIBRARY_PATH is set.</remarks>
internal static partial class NativeTorch
{
    // glibc's numbers (malloc.h).
    private const int TrimThreshold = -1, TopPad = -2, MmapThreshold = -3, ArenaMax = -8;

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The heap must be set before the first tensor, whoever " +
        "makes it.")]
    internal static void Prepare()
    {
        if (!OperatingSystem.IsLinux())
            return;
        KeepMemory();
        // The .NET environment is a copy that native code does not see. OpenMP's threads wait for each other in a
        // loop: briefly, or whatever else runs here waits with them (DECISIONS.md). A value that the user has set
        // stays.
        _ = SetEnvironment("GOMP_SPINCOUNT", "10000", overwrite: 0);
        // The loader looks there first, also where libtorch's own libraries ask for each other.
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("LD_LIBRARY_PATH")))
            LoadFrom(Path.GetDirectoryName(typeof(NativeTorch).Assembly.Location) ?? "");
    }

    /// <summary>The heap keeps what a training step frees: the next step takes the same again, without a page
    /// fault.</summary>
    [SupportedOSPlatform("linux")]
    private static void KeepMemory()
    {
        _ = SetHeap(MmapThreshold, 1 << 28);       // activations come from the heap, whole data sets do not
        _ = SetHeap(TrimThreshold, -1);
        _ = SetHeap(ArenaMax, 1);
        // Threads that have a heap of their own already keep it; with so much room above them (glibc's HEAP_MAX_SIZE)
        // those stay, too.
        _ = SetHeap(TopPad, 64 << 20);
    }

    /// <summary>Loads the libraries beside FaceLab, each after those that it needs, before a libtorch of another
    /// version can come.</summary>
    private static void LoadFrom(string folder)
    {
        foreach (var name in (string[])["libc10.so", "libc10_cuda.so", "libtorch_cpu.so", "libtorch_cuda.so",
            "libtorch.so", "libLibTorchSharp.so"])
        {
            if (Path.Combine(folder, name) is var path && File.Exists(path))
                NativeLibrary.TryLoad(path, out _);
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetHeap(int parameter, int value);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
