using System.Runtime.InteropServices;
using FaceLab.Learning.Checkpoints;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning.Checkpoints;

public sealed class GeneratorStateTests
{
    [Fact]
    public void Every_state_that_a_generator_has_is_sound()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(7, CPU);
        Assert.True(GeneratorState.IsSound(random.get_state().bytes));
        for (var i = 0; i < 700; i++)
        {
            // One word; now and then a normal number, of which a second one is kept.
            _ = i % 100 == 0 ? randn(1, generator: random) : i % 101 == 0
                ? randn(1, ScalarType.Float64, generator: random) : rand(1, generator: random);
            Assert.True(GeneratorState.IsSound(random.get_state().bytes), $"after {i + 1} draws");
        }
    }

    [Theory]
    [InlineData(8, 0)]
    [InlineData(8, -1)]
    [InlineData(8, 625)]
    [InlineData(8, 3)]
    [InlineData(12, 0)]
    [InlineData(12, 2)]
    [InlineData(16, 625)]
    [InlineData(16, -1)]
    [InlineData(20, 1)]
    [InlineData(28, 1)]
    [InlineData(5040, 7)]
    [InlineData(5052, 2)]
    public void A_number_that_no_generator_has_is_refused(int at, int value)
    {
        var bytes = State();

        MemoryMarshal.Write(bytes.AsSpan(at), value);

        Assert.False(GeneratorState.IsSound(bytes));
    }

    [Fact]
    public void Kept_numbers_that_are_not_finite_are_refused()
    {
        var (wide, narrow) = (State(), State());
        MemoryMarshal.Write(wide.AsSpan(5024), double.NaN);
        MemoryMarshal.Write(narrow.AsSpan(5048), float.PositiveInfinity);
        Assert.True(GeneratorState.IsSound(wide) && GeneratorState.IsSound(narrow));

        (wide[5040], narrow[5052]) = (1, 1);

        Assert.False(GeneratorState.IsSound(wide) || GeneratorState.IsSound(narrow));
    }

    [Fact]
    public void Another_length_and_words_without_a_bit_are_refused()
    {
        var bytes = State();
        Assert.False(GeneratorState.IsSound(bytes.AsSpan(1)));
        Assert.False(GeneratorState.IsSound([]));

        bytes.AsSpan(24, 624 * 8).Clear();

        Assert.False(GeneratorState.IsSound(bytes));
    }

    /// <summary>A state within its words.</summary>
    private static byte[] State()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(7, CPU);
        rand(10, generator: random);
        return random.get_state().bytes.ToArray();
    }
}
