using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using TorchSharp;

// libtorch's random number generator belongs to the process: tests that seed it must not overlap.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace FaceLab.Tests;

internal static class AssemblySettings
{
    /// <summary>Tensors of tests are tiny: a second thread only waits, on a busy machine for long.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Nothing else runs before the first test of any class.")]
    internal static void OneThread() => torch.set_num_threads(1);
}
