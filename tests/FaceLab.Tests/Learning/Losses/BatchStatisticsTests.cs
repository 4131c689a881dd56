using FaceLab.Learning.Losses;
using FaceLab.Learning.Mining;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning.Losses;

public sealed class BatchStatisticsTests : IDisposable
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
        Assert.Null(all.Last);

        all.call(line, people);
        hardest.call(line, people);

        Check(all.Last!, valid: 6, active: 4, genuine: 0.65, impostor: 0.85);
        Check(hardest.Last!, valid: 5, active: 4, genuine: 0.65, impostor: 0.85);
    }

    [Fact]
    public void Batch_hard_counts_anchors()
    {
        using var loss = new MinedTripletLoss(new HardestTriplets(), 0.15, EmbeddingDistance.Euclidean);

        loss.call(line, people);

        // Of d(a, p) - d(a, n) = -0.2, 0.1, 0.8, -0.2, two exceed -0.15.
        Check(loss.Last!, valid: 4, active: 2, genuine: 0.65, impostor: 0.85);
        Assert.Equal(0.5, loss.Last!.ActiveShare);
    }

    [Fact]
    public void Distances_are_in_the_units_of_the_loss()
    {
        using var loss = MinedTripletLoss.FaceNet();

        loss.call(line, people);

        Assert.Equal((0.09 + 1) / 2, loss.Last!.MeanGenuineDistance, 5);
        Assert.Equal((0.25 + 2.25 + 0.04 + 1.44) / 4, loss.Last.MeanImpostorDistance, 5);
    }

    [Fact]
    public void A_collapsed_batch_is_all_active_at_equal_distances()
    {
        using var loss = new BatchAllTripletLoss(0.2, EmbeddingDistance.SquaredEuclidean);

        Assert.Equal(0.2, loss.call(ones(4, 3), people).item<float>(), 6);

        Check(loss.Last!, valid: 8, active: 8, genuine: 0, impostor: 0);
        Assert.Equal(1, loss.Last!.ActiveShare);
    }

    [Fact]
    public void What_a_batch_lacks_is_not_a_number()
    {
        using var triplets = MinedTripletLoss.BatchHard();
        using var pairs = new ContrastiveLoss();

        triplets.call(line, zeros(4, ScalarType.Int64));
        pairs.call(line, arange(4));

        Assert.Equal((0, 0), (triplets.Last!.Valid, triplets.Last.Active));
        Assert.True(double.IsNaN(triplets.Last.ActiveShare) && double.IsNaN(triplets.Last.MeanImpostorDistance));
        Assert.True(double.IsNaN(pairs.Last!.MeanGenuineDistance));
    }

    [Fact]
    public void They_outlive_the_scope_of_their_step_and_end_with_the_next_or_with_the_loss()
    {
        var loss = new BatchAllTripletLoss();
        using (NewDisposeScope())
            loss.call(line, people);
        var (first, before) = (loss.Last!, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        loss.call(line, people).Dispose();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        var second = loss.Last!;

        Assert.Throws<ObjectDisposedException>(() => first.Valid);
        Assert.Equal(8, second.Valid);
        loss.Dispose();
        Assert.Equal(before - 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Equal(0.65, second.MeanGenuineDistance, 5);      // read once, kept
    }

    [Fact]
    public void They_hold_no_gradient()
    {
        using var loss = new BatchAllTripletLoss();
        var leaf = line.clone().requires_grad_();
        var value = loss.call(leaf, people);
        var active = loss.Last!.Active;

        value.backward();

        Assert.Equal(active, loss.Last.Active);
    }

    private static void Check(BatchStatistics given, long valid, long active, double genuine, double impostor)
    {
        Assert.Equal((valid, active), (given.Valid, given.Active));
        Assert.Equal(genuine, given.MeanGenuineDistance, 1e-3);
        Assert.Equal(impostor, given.MeanImpostorDistance, 1e-3);
    }
}
