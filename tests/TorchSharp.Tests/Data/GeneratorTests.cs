using static TorchSharp.torch;

namespace TorchSharp.Tests.Data;

public sealed class GeneratorTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void The_same_seed_draws_the_same_numbers()
    {
        manual_seed(3);
        var first = randn(20);
        manual_seed(3);
        Assert.True(first.Equals(randn(20)));
        Assert.False(first.Equals(randn(20)));
        Assert.Equal(3, initial_seed());
    }

    [Fact]
    public void A_generator_of_its_own_leaves_the_default_one_alone()
    {
        manual_seed(3);
        var expected = rand(5);
        manual_seed(3);
        using var own = new Generator(7);
        _ = rand(5, generator: own);
        Assert.True(expected.Equals(rand(5)));
    }

    [Fact]
    public void A_generator_of_the_same_seed_draws_as_the_default_one()
    {
        manual_seed(11);
        using var own = new Generator(11);
        Assert.True(randperm(30).Equals(randperm(30, generator: own)));
        Assert.Equal(11, own.initial_seed());
        Assert.Equal(DeviceType.CPU, own.device.type);
    }

    [Fact]
    public void A_kept_state_continues_bit_for_bit()
    {
        using var generator = new Generator().manual_seed(5);
        _ = randn(7, generator: generator);
        var state = generator.get_state();
        var expected = randn(9, generator: generator);
        using var other = new Generator();
        other.set_state(state);
        Assert.True(expected.Equals(randn(9, generator: other)));
    }

    [Fact]
    public void The_state_of_the_process_can_be_kept_too()
    {
        var state = get_rng_state();
        var expected = rand(3);
        set_rng_state(state);
        Assert.True(expected.Equals(rand(3)));
    }

    [Fact]
    public void A_seed_from_the_system_is_told()
    {
        using var generator = new Generator();
        var seed = generator.seed();
        var expected = rand(3, generator: generator);
        Assert.True(expected.Equals(rand(3, generator: generator.manual_seed(seed))));
    }
}
