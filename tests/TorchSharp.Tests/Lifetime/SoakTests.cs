using System.Diagnostics;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Lifetime;

public class SoakTests
{
    private const int Steps = 2000;
    private const int WarmUp = 200;

    /// <summary>A small net by hand: forward, loss, backward, update, 2,000 times.</summary>
    [Fact]
    public void Two_thousand_training_steps_leave_no_tensor_and_no_memory_behind()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (randn(64, 128) * 0.1, randn(128, 10) * 0.1);
        foreach (var weight in (Tensor[])[first, second]) weight.requires_grad_();
        var (x, y) = (randn(32, 64), randint(10, [32]));
        // This thread's tensors: what other tests forgot is the garbage collector's, at a time of its own.
        var statistics = DisposeScopeManager.Statistics;
        long liveAfterWarmUp = 0, memoryAfterWarmUp = 0;
        for (var step = 0; step < Steps; step++)
        {
            Step(x, y, first, second);
            if (step == WarmUp) (liveAfterWarmUp, memoryAfterWarmUp) = (statistics.ThreadTotalLiveCount, ResidentMegabytes());
        }
        Assert.Equal(liveAfterWarmUp, statistics.ThreadTotalLiveCount);
        Assert.InRange(ResidentMegabytes() - memoryAfterWarmUp, -1000, 20);
    }

    /// <summary>Nobody disposes: the garbage collector has to, and memory stays bounded.</summary>
    [Fact]
    public void Forgotten_tensors_are_finalized()
    {
        var before = Tensor.TotalCount;
        for (var i = 0; i < 1000; i++) Forget();
        for (var i = 0; i < 5 && Tensor.TotalCount > before + 10; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.InRange(Tensor.TotalCount, 0, before + 10);
    }

    private static void Step(Tensor x, Tensor y, params Tensor[] weights)
    {
        using var scope = NewDisposeScope();
        var scores = x.mm(weights[0]).relu().mm(weights[1]).log_softmax(1);
        var loss = -scores.gather(1, y.unsqueeze(1)).mean();
        loss.backward();
        using var noGrad = no_grad();
        foreach (var weight in weights)
        {
            weight.sub_(weight.grad! * 0.01);
            weight.grad = null;
        }
    }

    private static void Forget() => _ = ones(100) + 1;

    private static long ResidentMegabytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / (1 << 20);
    }
}
