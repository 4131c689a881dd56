using FaceLab.Learning.Mining;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning.Mining;

public sealed class HardestPairsTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(299)]
    public void The_closest_are_the_first_of_the_sorted(int count)
    {
        manual_seed(count);
        var distances = rand(300);

        var closest = HardestPairs.Closest(distances, count).data<float>().ToArray();

        Assert.Equal(distances.data<float>().ToArray().Order().Take(count), closest.Order());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(null)]
    public void Asked_for_all_or_more_it_gives_all(int? count) => Assert.Equal([5L], HardestPairs.Closest(rand(5), count).shape);

    [Fact]
    public void Nothing_stays_nothing() => Assert.Equal([0L], HardestPairs.Closest(zeros(0), 3).shape);

    [Fact]
    public void The_gradient_goes_to_the_chosen_alone()
    {
        var distances = tensor(new[] { 3f, 1, 2, 4 }).requires_grad_();

        HardestPairs.Closest(distances, 2).sum().backward();

        Assert.Equal([0, 1, 1, 0], distances.grad!.data<float>().ToArray());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(null)]
    public void The_result_is_the_caller_s_and_the_input_stays(int? count)
    {
        var distances = rand(4);

        HardestPairs.Closest(distances, count).Dispose();

        Assert.Equal(4, distances.numel());
        Assert.False(distances.IsInvalid);
    }

    [Fact]
    public void A_number_below_1_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => HardestPairs.Closest(rand(4), 0));
}
