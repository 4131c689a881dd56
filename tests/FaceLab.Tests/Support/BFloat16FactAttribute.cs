using FaceLab.Networks;

namespace FaceLab.Tests.Support;

/// <summary>A test of bfloat16, skipped where the processor only emulates it, which takes long and rounds otherwise.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BFloat16FactAttribute : FactAttribute
{
    public BFloat16FactAttribute() =>
        Skip = Precision.ProcessorHasBFloat16 ? null : "This processor has no bfloat16 in hardware: neither AMX-BF16 nor AVX512-BF16.";
}
