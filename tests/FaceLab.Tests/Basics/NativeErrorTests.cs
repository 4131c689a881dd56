using System.Runtime.InteropServices;
using FaceLab.Basics;
using static TorchSharp.torch;

namespace FaceLab.Tests.Basics;

public sealed class NativeErrorTests
{
    [Fact]
    public void The_message_of_libtorch_s_own_error_comes_without_its_trace()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ExternalException>(() => ones(2).add(ones(3)));
        Assert.Contains("frame #", error.Message);

        var message = NativeError.MessageOf(error);

        Assert.Equal(error.Message.Split('\n')[0], message);
        Assert.StartsWith("The size of tensor a (2) must match", message);
    }

    [Fact]
    public void More_memory_than_there_is_is_said_first()
    {
        var error = Assert.Throws<ExternalException>(() => empty(1L << 50));

        Assert.StartsWith("DefaultCPUAllocator: can't allocate memory", NativeError.MessageOf(error));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: no.", "DefaultCPUAllocator: no.")]
    [InlineData("[enforce fail at alloc_cpu.cpp:127] err == 0.", "[enforce fail at alloc_cpu.cpp:127] err == 0.")]
    [InlineData("a\nb\n", "a\nb")]
    [InlineData("a\nException raised from f at x.cpp:1 (most recent call first):\nframe #0: g\n", "a")]
    [InlineData("a\nb\nC++ CapturedTraceback:\n#4 f from x.cpp:1\n", "a\nb")]
    [InlineData("a\nframe #0: g\nException raised from f", "a")]
    public void Only_the_trace_is_cut_off(string message, string shown) =>
        Assert.Equal(shown, NativeError.WithoutTrace(message));

    [Fact]
    public void A_type_that_could_not_begin_says_why()
    {
        var error = new TypeInitializationException("TorchSharp.torch", new DllNotFoundException("no libtorch.so"));

        Assert.Equal("no libtorch.so", NativeError.MessageOf(error));
    }
}
