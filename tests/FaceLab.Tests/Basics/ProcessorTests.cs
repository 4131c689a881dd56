using FaceLab.Basics;

namespace FaceLab.Tests.Basics;

public sealed class ProcessorTests
{
    [Theory]
    [InlineData(true, false, false, "no AVX:")]
    [InlineData(true, true, false, "no AVX2, only AVX:")]
    [InlineData(true, true, true, "AVX2:")]
    [InlineData(false, false, false, "not x86:")]
    public void A_processor_is_named(bool x86, bool avx, bool avx2, string named) =>
        Assert.StartsWith(named, Processor.Describe(x86, avx, avx2));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_slow_one_comes_with_a_remedy(bool avx) =>
        Assert.Contains("Remedy: ", Processor.Describe(x86: true, avx, avx2: false));

    [Fact]
    public void One_on_which_convolutions_end_the_process_is_refused_by_name()
    {
        Processor.RequireConvolutions(x86: true, sse41: true);
        Processor.RequireConvolutions(x86: false, sse41: false);

        var error = Assert.Throws<PlatformNotSupportedException>(
            () => Processor.RequireConvolutions(x86: true, sse41: false));

        Assert.Contains("neither AVX nor SSE4.1", error.Message);
    }
}
