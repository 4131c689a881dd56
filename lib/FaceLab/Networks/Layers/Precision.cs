using System.Runtime.Intrinsics.X86;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Networks.Layers;

/// <summary>The number format and the strides of convolutions.</summary>
/// <param name="Compute">The format, Float32 or BFloat16. Weights, normalisation and losses stay float32.</param>
/// <param name="ChannelsLast">True if activations keep channels-last strides.</param>
public sealed record Precision(ScalarType Compute, bool ChannelsLast)
{
    /// <summary>PyTorch's own default: float32, channels first.</summary>
    public static Precision Float32 { get; } = new(ScalarType.Float32, ChannelsLast: false);

    /// <summary>bfloat16 convolutions on channels-last activations.</summary>
    public static Precision BFloat16 { get; } = new(ScalarType.BFloat16, ChannelsLast: true);

    /// <summary>Returns the fastest format that the device computes natively: bfloat16 with AMX or AVX512-BF16 and on
    /// CUDA, else float32, both with channels-last strides.</summary>
    public static Precision BestFor(Device device) =>
        device.type == DeviceType.CUDA || ProcessorHasBFloat16 ? BFloat16 : Float32 with { ChannelsLast = true };

    /// <summary>True if this processor multiplies bfloat16 (CPUID leaf 7: AMX-BF16 or AVX512-BF16).</summary>
    public static bool ProcessorHasBFloat16
    {
        get
        {
            if (!X86Base.IsSupported || X86Base.CpuId(0, 0).Eax < 7)
                return false;
            var amx = (X86Base.CpuId(7, 0).Edx & (1 << 22)) != 0;
            var avx512 = (X86Base.CpuId(7, 1).Eax & (1 << 5)) != 0;
            return amx || avx512;
        }
    }
}
