using static TorchSharp.torch;

namespace TorchSharp.Tests.Lifetime;

public class StatisticsTests
{
    private readonly LifetimeStatistics statistics = DisposeScopeManager.Statistics.TensorStatistics;

    public StatisticsTests() => DisposeScopeManager.Statistics.Reset();

    [Fact]
    public void Outside_a_scope_everyone_disposes_for_themselves()
    {
        ones(1).Dispose();
        Assert.Equal(1, statistics.CreatedOutsideScopeCount);
        Assert.Equal(1, statistics.DisposedOutsideScopeCount);
        Assert.Equal(0, statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void In_a_scope_creation_and_disposal_are_counted_apart()
    {
        using (NewDisposeScope())
        {
            _ = ones(1);
            _ = ones(1);
            Assert.Equal(2, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }
        Assert.Equal((2, 2), (statistics.CreatedInScopeCount, statistics.DisposedInScopeCount));
        Assert.Equal(0, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Attaching_and_detaching_are_counted()
    {
        using var scope = NewDisposeScope();
        var tensor = ones(1).DetachFromDisposeScope();
        scope.Attach(tensor);
        Assert.Equal((1, 1), (statistics.DetachedFromScopeCount, statistics.AttachedToScopeCount));
    }

    [Fact]
    public void The_text_names_every_count()
    {
        ones(1).Dispose();
        Assert.Equal(
            "ThreadTotalLiveCount: 0; CreatedOutsideScopeCount: 1; DisposedOutsideScopeCount: 1; CreatedInScopeCount: 0; " +
            "DisposedInScopeCount: 0; AttachedToScopeCount: 0; DetachedFromScopeCount: 0",
            DisposeScopeManager.Statistics.ToString());
    }
}
