using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FaceLab.Data;
using FaceLab.Tests.Support;
using static TorchSharp.torch;

namespace FaceLab.Tests;

public sealed class NativeTorchTests
{
    [Fact]
    public void Libtorch_comes_from_beside_FaceLab()
    {
        if (!OperatingSystem.IsLinux())
            return;
        zeros(1).Dispose();

        var loaded = File.ReadLines("/proc/self/maps")
            .Where(line => line.Contains("libtorch_cpu.so", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf('/')..]);

        var folder = Path.GetDirectoryName(typeof(FaceRecord).Assembly.Location)!;
        var beside = new FileInfo(Path.Combine(folder, "libtorch_cpu.so"));
        Assert.Equal(
            [beside.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? beside.FullName], loaded.Distinct());
    }

    [Fact]
    public void OpenMP_s_threads_wait_briefly() => Assert.Equal(
        Environment.GetEnvironmentVariable("GOMP_SPINCOUNT") ?? "10000",
        OperatingSystem.IsLinux() ? Marshal.PtrToStringUTF8(NativeEnvironment("GOMP_SPINCOUNT")) : "10000");

    /// <summary>Eight tensors of 8 MB have 16,000 pages, each a page fault if the heap gives memory back.</summary>
    /// <remarks>In a process of its own: a heap keeps the shape that other tests gave it. Blocks above 32 MB never come
    /// from glibc's heap.</remarks>
    [Fact]
    public void The_heap_keeps_what_a_step_frees()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var faults = ChildProcess.Run(PrintFaultsOfTenSteps, "").Single();

        Assert.InRange(long.Parse(faults, CultureInfo.InvariantCulture), 0, 10 * 4000);
    }

    private static void PrintFaultsOfTenSteps(string _)
    {
        RuntimeHelpers.RunModuleConstructor(typeof(FaceRecord).Module.ModuleHandle);
        Take();
        var before = PageFaults();

        for (var step = 0; step < 10; step++)
            Take();

        Console.WriteLine(PageFaults() - before);

        static void Take()
        {
            foreach (var tensor in Enumerable.Range(0, 8).Select(_ => ones(2 << 20)).ToArray())
                tensor.Dispose();
        }

        static long PageFaults() =>
            long.Parse(File.ReadAllText("/proc/self/stat").Split(") ")[1].Split(' ')[7], CultureInfo.InvariantCulture);
    }

    [DllImport("libc", EntryPoint = "getenv")]
    private static extern nint NativeEnvironment([MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}
