using FaceLab.Networks.Layers;
using static TorchSharp.torch;

namespace FaceLab.Tests.Networks;

public sealed class PrecisionTests
{
    [Fact]
    public void The_best_of_this_processor_has_channels_last_strides()
    {
        var best = Precision.BestFor(CPU);

        Assert.True(best.ChannelsLast);
        Assert.Equal(Precision.ProcessorHasBFloat16 ? ScalarType.BFloat16 : ScalarType.Float32, best.Compute);
    }

    [Fact]
    public void The_processor_is_asked_as_the_kernel_sees_it()
    {
        if (!File.Exists("/proc/cpuinfo"))
            return;
        var flags = File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal));
        if (flags is not null)
            Assert.Equal(flags.Split(' ').Any(flag => flag is "amx_bf16" or "avx512_bf16"),
                Precision.ProcessorHasBFloat16);
    }
}
