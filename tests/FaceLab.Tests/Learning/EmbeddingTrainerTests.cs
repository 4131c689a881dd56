using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using FaceLab.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Tests.Learning;

public sealed class EmbeddingTrainerTests : IDisposable
{
    private static readonly TrainingOptions Short = new()
    {
        Steps = 12, Batches = new IdentityBatches { Identities = 6, ImagesEach = 2 }, ValidateEvery = 4,
        ValidationBatches = 2, Schedule = new CosineDecay(),
    };

    private readonly PreparedFaces faces = SmallSets.Patterns(people: 16, imagesEach: 4, size: 20);
    private readonly FaceSet training;
    private readonly FaceSet validation;

    public EmbeddingTrainerTests() => (training, validation) = faces.Faces.SplitByIdentity(0.25, seed: 1);

    public void Dispose() => faces.Dispose();

    [Fact]
    public void A_short_run_lowers_both_losses()
    {
        using var model = Model();

        using var trainer = Trainer(model, Short with { Steps = 60, ValidateEvery = 20, LearningRate = 3e-3 });
        var history = trainer.Run();

        Assert.True(history[^1].TrainingLoss < 0.7 * history[0].TrainingLoss,
            $"training {history[0].TrainingLoss} to {history[^1].TrainingLoss}");
        Assert.True(history[^1].ValidationLoss < history[0].ValidationLoss,
            $"validation {history[0].ValidationLoss} to {history[^1].ValidationLoss}");
    }

    [Fact]
    public void Points_come_as_asked_and_at_the_end()
    {
        using var model = Model();
        using var trainer = Trainer(model, Short with { Steps = 10 });
        var told = new List<EvaluationStep>();

        var history = trainer.Run(told.Add);

        Assert.Equal([4, 8, 10], history.Select(point => point.Step));
        Assert.Equal(history, told);
        Assert.Same(history, trainer.History);
        Assert.Equal(10, trainer.Step);
        Assert.False(model.training);
        Assert.All(history, point => Assert.True(point.ImagesPerSecond > 0 && double.IsFinite(point.ValidationLoss)));
        Assert.Equal(history.Select(point => point.Seconds).Order(), history.Select(point => point.Seconds));
    }

    [Fact]
    public void The_same_seeds_give_the_same_run()
    {
        Assert.Equal(WeightsAfterRun(Short), WeightsAfterRun(Short));
        Assert.NotEqual(WeightsAfterRun(Short), WeightsAfterRun(Short with { Seed = 2 }));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    public void A_run_that_was_interrupted_goes_on_as_if_nothing_had_happened(int stopAfter)
    {
        var expected = WeightsAfterRun(Short);
        using var model = Model();
        using var stop = new CancellationTokenSource();
        using var loss = new Watched(new ContrastiveLoss(), call => { if (call == stopAfter) stop.Cancel(); });
        using var trainer = new EmbeddingTrainer(model, loss, faces, training, validation, Short);

        trainer.Run(cancellationToken: stop.Token);
        Assert.InRange(trainer.Step, 1, stopAfter);
        var history = trainer.Run();

        Assert.Equal(expected, Weights(model));
        using var other = Model();
        using var uninterrupted = Trainer(other, Short);
        Assert.Equal(uninterrupted.Run().Select(point => (point.Step, point.TrainingLoss, point.ValidationLoss)),
            history.Select(point => (point.Step, point.TrainingLoss, point.ValidationLoss)));
    }

    [Fact]
    public void A_run_that_is_done_does_nothing_more()
    {
        using var model = Model();
        using var trainer = Trainer(model, Short);
        trainer.Run();
        var weights = Weights(model);

        Assert.Equal(3, trainer.Run().Count);
        Assert.Equal(weights, Weights(model));
    }

    [Fact]
    public void People_in_both_groups_are_refused_by_name()
    {
        using var model = Model();

        var error = Assert.Throws<ArgumentException>(() =>
            new EmbeddingTrainer(model, new ContrastiveLoss(), faces, training,
                faces.Faces.OfIdentities("overlap", [training.Identities[3]]), Short));

        Assert.Contains($"'{training.Identities[3]}'", error.Message);
    }

    [Fact]
    public void A_group_too_small_for_a_batch_is_named()
    {
        using var model = Model();

        var error = Assert.Throws<ArgumentException>(() =>
            new EmbeddingTrainer(model, new ContrastiveLoss(), faces, training,
                faces.Faces.OfIdentities("one person", [validation.Identities[0]]), Short));

        Assert.Contains("'one person'", error.Message);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_loss_that_is_not_finite_names_step_and_pictures_and_leaves_the_weights(float value)
    {
        using var model = Model();
        float[] before = [];
        using var loss = new Watched(new ContrastiveLoss(), call => { if (call == 3) before = Weights(model); },
            (call, number) => call == 3 ? number * value : number);
        using var trainer = new EmbeddingTrainer(model, loss, faces, training, validation, Short);

        var error = Assert.Throws<TrainingException>(() => trainer.Run());

        Assert.Contains("step 3 ", error.Message);
        Assert.Matches(@"none[/\\]p\d+_\d\.png", error.Message);
        Assert.Equal(before, Weights(model));
        Assert.Equal(2, trainer.Step);
    }

    [Fact]
    public void Norms_and_biases_do_not_decay()
    {
        // With a vanishing learning rate for the gradient's part only decay is left, and it spares one-dimensional
        // parameters.
        using var model = Model();
        var before = model.parameters().Select(parameter => parameter.data<float>().ToArray()).ToList();
        using var trainer = Trainer(model, Short with { Steps = 1, LearningRate = 1e-6, WeightDecay = 1e5 });

        trainer.Run();

        foreach (var (old, parameter) in before.Zip(model.parameters()))
        {
            var ratio = parameter.dim() > 1 ? 0.9f : 1;
            var now = parameter.data<float>().ToArray();
            Assert.All(Enumerable.Range(0, old.Length), i => Assert.Equal(ratio * old[i], now[i], 2e-6f));
        }
    }

    [Theory]
    [InlineData(0, 1, 1e-3, 0.1, 0.2)]
    [InlineData(10, 0, 1e-3, 0.1, 0.2)]
    [InlineData(10, 1, 0, 0.1, 0.2)]
    [InlineData(10, 1, double.NaN, 0.1, 0.2)]
    [InlineData(10, 1, 1e-3, -1, 0.2)]
    [InlineData(10, 1, 1e-3, 0.1, 1)]
    public void Options_out_of_range_are_refused(int steps, int validateEvery, double learningRate, double weightDecay,
        double warmupShare)
    {
        using var model = Model();

        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer(model, new()
        {
            Steps = steps, ValidateEvery = validateEvery, LearningRate = learningRate, WeightDecay = weightDecay,
            Schedule = new CosineDecay { WarmupShare = warmupShare },
        }));
    }

    [Fact]
    public void A_network_larger_than_the_faces_is_refused_before_training()
    {
        using var model = new SmallResNet(new() { InputSize = 32, Width = 4, EmbeddingSize = 8 });

        Assert.Contains("20", Assert.Throws<ArgumentException>(() => Trainer(model, Short)).Message);
    }

    private static SmallResNet Model()
    {
        manual_seed(3);
        return new SmallResNet(new() { InputSize = 16, Width = 4, EmbeddingSize = 8 });
    }

    private EmbeddingTrainer Trainer(SmallResNet model, TrainingOptions options) =>
        new(model, new ContrastiveLoss(), faces, training, validation, options);

    private float[] WeightsAfterRun(TrainingOptions options)
    {
        using var model = Model();
        using var trainer = Trainer(model, options);
        trainer.Run();
        return Weights(model);
    }

    private static float[] Weights(SmallResNet model) =>
        [.. model.parameters().SelectMany(parameter => parameter.data<float>().ToArray())];

    /// <summary>A loss that tells its training calls, counted from 1, and may change what they return.</summary>
    private sealed class Watched(ContrastiveLoss inner, Action<int> onCall, Func<int, Tensor, Tensor>? change = null)
        : Module<Tensor, Tensor, Tensor>(nameof(Watched))
    {
        private int calls;

        public override Tensor forward(Tensor embeddings, Tensor labels)
        {
            var number = inner.call(embeddings, labels);
            if (!is_grad_enabled())
                return number;
            onCall(++calls);
            return change is null ? number : change(calls, number);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
