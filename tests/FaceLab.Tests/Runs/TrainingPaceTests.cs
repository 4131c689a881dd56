using FaceLab.Learning;
using FaceLab.Networks;
using FaceLab.Runs;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Runs;

/// <summary>Steps that fit into a time.</summary>
public sealed class TrainingPaceTests : IDisposable
{
    private static readonly RunConfig Tiny = new()
    {
        Network = new NetworkDescription(SmallResNet.Kind,
            new SmallResNetOptions { InputSize = 16, Width = 4, EmbeddingSize = 8 }),
        Training = new TrainingOptions { ValidationBatches = 1, Batches = new IdentityBatches { Identities = 4 } },
        MetricPairsEach = 10,
    };

    private readonly TrainingData data;

    public TrainingPaceTests()
    {
        var faces = SmallSets.Patterns(people: 12, imagesEach: 4, size: 20);
        var (training, validation) = faces.Faces.SplitByIdentity(0.25, seed: 1);
        data = new TrainingData(faces, training, validation);
    }

    public void Dispose() => data.Dispose();

    [Fact]
    public void Ten_times_the_time_has_more_steps_and_nothing_else_changes()
    {
        var brief = TrainingPace.Fit(Tiny, data, TimeSpan.FromSeconds(0.5)).Training;
        var longer = TrainingPace.Fit(Tiny, data, TimeSpan.FromSeconds(10)).Training;

        Assert.InRange(brief.Steps, 1, longer.Steps - 1);
        Assert.InRange(longer.ValidateEvery, longer.Steps / 20, longer.Steps);
        Assert.Equal(Tiny.Training with { Steps = 0, ValidateEvery = 0 },
            longer with { Steps = 0, ValidateEvery = 0 });
    }

    [Fact]
    public void A_given_number_of_steps_has_twenty_evaluations_or_one_after_each()
    {
        Assert.Equal((1450, 72), Of(1450));
        Assert.Equal((7, 1), Of(7));

        static (int, int) Of(int steps)
        {
            var training = TrainingPace.WithSteps(Tiny, steps).Training;
            return (training.Steps, training.ValidateEvery);
        }
    }

    [Fact]
    public void No_time_batches_that_cannot_learn_and_a_stop_are_told()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var single = Tiny with { Training = Tiny.Training with { Batches = new IdentityBatches(4, ImagesEach: 1) } };

        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingPace.Fit(Tiny, data, TimeSpan.Zero));
        Assert.Contains("cannot learn", Assert.Throws<ArgumentException>(
            () => TrainingPace.Fit(single, data, TimeSpan.FromSeconds(1))).Message);
        Assert.Throws<OperationCanceledException>(() =>
            TrainingPace.Fit(Tiny, data, TimeSpan.FromSeconds(1), cancellationToken: stop.Token));
    }
}
