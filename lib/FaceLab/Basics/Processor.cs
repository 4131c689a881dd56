using System.Runtime.Intrinsics.X86;

namespace FaceLab.Basics;

/// <summary>The instruction sets of this processor that libtorch's kernels use.</summary>
/// <remarks>
/// libtorch, its BLAS and its convolutions choose their kernels at run time. Tried by emulation (TorchSharp 0.107.0,
/// libtorch 2.10): with SSE4.2 and no AVX (Nehalem), and with AVX and no AVX2 (Sandy Bridge), everything works in
/// vectors of half the width. Without SSE4.1 (Conroe) the first convolution ends the process.
/// </remarks>
public static class Processor
{
    private const string Remedy = "Remedy: a processor from 2013 or later, or a GPU";

    /// <summary>The instruction sets of this processor, and the speed to expect from it.</summary>
    /// <exception cref="PlatformNotSupportedException">Networks cannot run on it.</exception>
    public static string Description
    {
        get
        {
            RequireConvolutions();
            return Describe(X86Base.IsSupported, Avx.IsSupported, Avx2.IsSupported);
        }
    }

    /// <summary>Fails if libtorch's convolutions would end the process.</summary>
    /// <exception cref="PlatformNotSupportedException">The processor is an x86 one without SSE4.1.</exception>
    internal static void RequireConvolutions() => RequireConvolutions(X86Base.IsSupported, Sse41.IsSupported);

    internal static void RequireConvolutions(bool x86, bool sse41)
    {
        if (x86 && !sse41)
            throw new PlatformNotSupportedException($"This processor has neither AVX nor SSE4.1, which libtorch's " +
                $"convolutions need at least. {Remedy}.");
    }

    internal static string Describe(bool x86, bool avx, bool avx2) => (x86, avx, avx2) switch
    {
        (false, _, _) => "not x86: libtorch's own kernels for it",
        (_, _, true) => "AVX2: libtorch's fast kernels",
        (_, true, false) => $"no AVX2, only AVX: libtorch works, but slowly. {Remedy}",
        _ => $"no AVX: libtorch works, but slowly. {Remedy}",
    };
}
