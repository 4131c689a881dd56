using FaceLab.Learning.Losses;
using FaceLab.Learning.Mining;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning.Losses;

/// <summary>The active share of a batch.</summary>
public sealed class MarginLossTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    // On a line: 0, 0.3 | 0.5, 1.5. Distances: genuine 0.3 and 1; impostor 0.5, 1.5, 0.2, 1.2.
    private readonly Tensor line = tensor(new[] { 0f, 0.3f, 0.5f, 1.5f }, [4, 1]);
    private readonly Tensor people = tensor(new long[] { 4, 4, 9, 9 });

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Contrastive_counts_pairs()
    {
        using var all = new ContrastiveLoss(margin: 1, hardestImpostors: null);
        using var hardest = new ContrastiveLoss(margin: 1, hardestImpostors: 3);
        Assert.Equal(double.NaN, all.ActiveShare);

        all.call(line, people);
        hardest.call(line, people);

        Assert.Equal(4 / 6.0, all.ActiveShare);
        Assert.Equal(4 / 5.0, hardest.ActiveShare);
    }

    [Fact]
    public void Batch_hard_counts_anchors()
    {
        using var loss = new MinedTripletLoss(new HardestTriplets(), 0.15, EmbeddingDistance.Euclidean);

        loss.call(line, people);

        // Of d(a, p) - d(a, n) = -0.2, 0.1, 0.8, -0.2, two exceed -0.15.
        Assert.Equal(0.5, loss.ActiveShare);
    }

    [Fact]
    public void A_collapsed_batch_is_all_active()
    {
        using var loss = new BatchAllTripletLoss(0.2, EmbeddingDistance.SquaredEuclidean);

        Assert.Equal(0.2, loss.call(ones(4, 3), people).item<float>(), 6);

        Assert.Equal((1.0, 0.2), (loss.ActiveShare, loss.LossWhenCollapsed));
    }

    [Fact]
    public void Without_triplets_it_is_not_a_number()
    {
        using var triplets = MinedTripletLoss.BatchHard();

        triplets.call(line, zeros(4, ScalarType.Int64));

        Assert.Equal(double.NaN, triplets.ActiveShare);
    }

    [Fact]
    public void It_outlives_the_scope_of_its_step_and_ends_with_the_next_or_with_the_loss()
    {
        var loss = new BatchAllTripletLoss();
        using (NewDisposeScope())
            loss.call(line, people);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        loss.call(line, people).Dispose();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

        Assert.InRange(loss.ActiveShare, 0, 1);
        loss.Dispose();
        Assert.Equal(before - 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void It_holds_no_gradient()
    {
        using var loss = new BatchAllTripletLoss();
        var leaf = line.clone().requires_grad_();
        var value = loss.call(leaf, people);
        var active = loss.ActiveShare;

        value.backward();

        Assert.Equal(active, loss.ActiveShare);
    }
}
