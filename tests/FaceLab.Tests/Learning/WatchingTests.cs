using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using FaceLab.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Tests.Learning;

/// <summary>What a run says of itself: score, early stop, collapse, waiting, gradients.</summary>
public sealed class WatchingTests : IDisposable
{
    private static readonly TrainingOptions Short = new()
    {
        Steps = 24, Batches = new IdentityBatches { Identities = 6 }, ValidateEvery = 4, ValidationBatches = 2,
    };

    private readonly PreparedFaces faces = SmallSets.Patterns(people: 16, imagesEach: 4, size: 20);
    private readonly FaceSet training;
    private readonly FaceSet validation;

    public WatchingTests() => (training, validation) = faces.Faces.SplitByIdentity(0.25, seed: 1);

    public void Dispose() => faces.Dispose();

    [Fact]
    public void A_score_is_measured_after_each_epoch_and_at_the_end()
    {
        // 12 faces a batch of 48: an epoch is four steps, so with a point every other step every other point is scored.
        var history = Run(Short with { Steps = 13, ValidateEvery = 2 }, new ContrastiveLoss(),
            new Scripted(0.5, 0.6, 0.7, 0.8)).History;

        Assert.Equal([2, 4, 6, 8, 10, 12, 13], history.Select(point => point.Step));
        Assert.Equal([double.NaN, 0.5, double.NaN, 0.6, double.NaN, 0.7, 0.8], history.Select(point => point.Metric));
        Assert.Equal(1, history[1].Epoch, 6);
    }

    [Fact]
    public void A_score_comes_at_once_after_an_epoch_where_that_is_asked_for()
    {
        // 2 faces a batch of 48: an epoch is 24 steps.
        var options = Short with
        {
            Steps = 60,
            ValidateEvery = 20,
            Batches = new UniformBatches { Size = 2 },
            ValidateEachEpoch = true
        };

        var history = Run(options, new ContrastiveLoss(), new Scripted(0.5, 0.6, 0.7)).History;

        Assert.Equal([20, 24, 40, 48, 60], history.Select(point => point.Step));
        Assert.Equal([double.NaN, 0.5, double.NaN, 0.6, 0.7], history.Select(point => point.Metric));
    }

    [Fact]
    public void Options_without_a_point_each_epoch_are_written_as_before_there_were_any()
    {
        Assert.DoesNotContain("validateEachEpoch", RunJson.Line(new TrainingOptions()));
        Assert.True(RunJson.Parse<TrainingOptions>(RunJson.Line(
            new TrainingOptions { ValidateEachEpoch = true })).ValidateEachEpoch);
    }

    [Fact]
    public void An_accuracy_is_judged_on_watched_people_at_the_threshold_of_others()
    {
        var score = new AccuracyMetric(faces, training, validation, pairsEach: 10);
        torch.manual_seed(1);
        using var model = new SmallResNet(new() { InputSize = 16, Width = 4, EmbeddingSize = 8 });
        model.eval();

        var accuracy = score.Measure(model);

        Assert.InRange(accuracy, 0, 1);
        Assert.Equal(Math.Round(accuracy * 20), accuracy * 20, 9);
        Assert.Equal(accuracy, new AccuracyMetric(faces, training, validation, pairsEach: 10).Measure(model));
        Assert.Equal("accuracy, 20 pairs of " + validation.Name, score.Name);
        Assert.Contains("split by identity", Assert.Throws<ArgumentException>(
            () => new AccuracyMetric(faces, training, training)).Message);
    }

    [Fact]
    public void The_best_point_is_the_one_with_the_highest_score()
    {
        var best = new List<int>();
        Run(Short with { Steps = 16 }, new ContrastiveLoss(), new Scripted(0.5, 0.7, 0.6, 0.7), (trainer, point) =>
        {
            if (trainer.IsBest)
                best.Add(point.Step);
        });

        Assert.Equal([4, 8], best);
    }

    [Fact]
    public void A_run_stops_when_the_score_has_not_risen_for_long_enough()
    {
        var run = Run(Short with { Patience = 2 }, new ContrastiveLoss(), new Scripted(0.5, 0.7, 0.6, 0.7, 0.9));

        Assert.Equal(16, run.Step);
        Assert.True(run.IsDone);
    }

    [Fact]
    public void A_loss_that_classifies_has_no_validation_loss_and_its_weights_are_learned()
    {
        using var loss = new SoftmaxLoss(training.Identities.Count, 8);
        var before = loss.parameters().First().data<float>().ToArray();

        var history = Run(Short with { Batches = new UniformBatches { Size = 12 } }, loss).History;

        Assert.All(history, point => Assert.True(double.IsNaN(point.ValidationLoss) && point.EffectiveRank > 1));
        Assert.NotEqual(before, loss.parameters().First().data<float>().ToArray());
        var wrong = Assert.Throws<ArgumentException>(() => Run(Short, new SoftmaxLoss(5, 8)));
        Assert.Contains("classifies 5 people", wrong.Message);
    }

    [Fact]
    public void Embeddings_that_are_all_the_same_raise_a_warning()
    {
        // The small ResNet's last batch norm keeps it from that; this one has none.
        using var model = new Plain();
        using var trainer = new EmbeddingTrainer(model, new Pulling(), faces, training, validation,
            Short with { LearningRate = 0.05, Steps = 40 });
        var history = trainer.Run();

        Assert.Contains(history, point => point.Warning?.Contains("collapsing", StringComparison.Ordinal) == true);
        Assert.All(Run(Short, new ContrastiveLoss()).History, point => Assert.Null(point.Warning));
    }

    [Theory]
    [InlineData(0.2, 0.2, 1.0, true)]
    [InlineData(0.2, 0.2, 0.5, false)]
    [InlineData(0.1, 0.2, 1.0, false)]
    [InlineData(0.2, 0.1, 1.0, false)]
    public void A_loss_that_stays_at_the_margin_with_all_triplets_active_is_named(
        double before, double now, double active, bool warns)
    {
        using var loss = MinedTripletLoss.FaceNet(margin: 0.2);

        var warning = CollapseMonitor.WarningOf(Point(now), Point(before), loss, embeddingSize: 8);

        Assert.Equal(warns, warning?.Contains("stays at 0.2", StringComparison.Ordinal) == true);

        EvaluationStep Point(double training) => new(1, 1, training, 1, 1) { ActiveShare = active, EffectiveRank = 9 };
    }

    [Theory]
    [InlineData(0.03, 0.02, true)]
    [InlineData(0.02, 0.03, false)]
    [InlineData(0.0004, 0.0006, true)]
    [InlineData(0.0004, 0.002, false)]
    [InlineData(0.2, 0.0006, false)]
    [InlineData(double.NaN, 0.0006, false)]
    [InlineData(0.0004, double.NaN, false)]
    public void A_small_spread_is_named_while_it_falls_and_near_0_also_while_it_wobbles(
        double before, double now, bool warns)
    {
        var warning = CollapseMonitor.WarningOf(Point(now), Point(before), loss: null, embeddingSize: 8);

        Assert.Equal(warns, warning?.Contains("collapsing", StringComparison.Ordinal) == true);
        Assert.Null(CollapseMonitor.WarningOf(Point(now), before: null, loss: null, embeddingSize: 8));

        EvaluationStep Point(double spread) => new(1, 1, 1, 1, 1) { Spread = spread, EffectiveRank = 9 };
    }

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(1, 0, true)]
    [InlineData(2, 1.9, false)]
    [InlineData(2, 1.1, false)]
    [InlineData(2, 0, true)]
    [InlineData(3, 1.9, true)]
    [InlineData(3, 2.1, false)]
    public void Embeddings_of_one_or_two_numbers_are_healthy_in_as_few_directions(
        int embeddingSize, double rank, bool warns)
    {
        var point = new EvaluationStep(1, 1, 1, 1, 1) { EffectiveRank = rank };

        Assert.Equal(warns, CollapseMonitor.WarningOf(point, null, loss: null, embeddingSize) is not null);
    }

    [Fact]
    public void Patience_without_anything_to_wait_for_is_refused()
    {
        var options = Short with { Batches = new UniformBatches { Size = 12 }, Patience = 2 };
        using var loss = new SoftmaxLoss(training.Identities.Count, 8);

        Assert.Contains("patience", Assert.Throws<ArgumentException>(() => Run(options, loss)).Message);
        Assert.True(Run(options, loss, new Scripted(0.5, 0.4, 0.3)).IsDone);
    }

    [Fact]
    public void Embeddings_of_validation_people_that_are_not_finite_name_the_step()
    {
        using var model = new Diverging();
        using var trainer = new EmbeddingTrainer(model, new ContrastiveLoss(), faces, training, validation, Short);

        Assert.Contains("After step 4 a validation embedding",
            Assert.Throws<TrainingException>(() => trainer.Run()).Message);
    }

    [Fact]
    public void Only_losses_that_choose_negatives_are_told_to_choose_others()
    {
        using var loss = MinedTripletLoss.FaceNet(margin: 0.2);
        var point = new EvaluationStep(1, 1, 1, 1, 1) { EffectiveRank = 1.2 };

        Assert.Contains("semi-hard", CollapseMonitor.WarningOf(point, null, loss, 8));
        var classifier = CollapseMonitor.WarningOf(point, null, loss: null, 8);
        Assert.DoesNotContain("negatives", classifier);
        Assert.Contains("lower learning rate", classifier);
    }

    [Fact]
    public void Figures_of_a_point_are_within_their_ranges()
    {
        var history = Run(Short with { GradientClip = 0.5 }, new ContrastiveLoss()).History;

        Assert.All(history, point =>
        {
            Assert.InRange(point.DataWaitShare, 0, 1);
            Assert.InRange(point.ActiveShare, 0, 1);
            Assert.InRange(point.EffectiveRank, 1, 8);
            Assert.True(point.GradientNorm > 0);
            Assert.InRange(point.LearningRate, 1e-9, 1e-3);
        });
    }

    [Fact]
    public void A_gradient_that_is_not_finite_stops_before_the_step_and_names_pictures()
    {
        using var model = Model();
        float[] before = [];
        using var trainer = new EmbeddingTrainer(model,
            new Exploding(call => { if (call == 3) before = Weights(model); }), faces, training, validation, Short);

        var error = Assert.Throws<TrainingException>(() => trainer.Run());

        Assert.Contains("The gradient of step 3 is", error.Message);
        Assert.Matches(@"none[/\\]p\d+_\d\.png", error.Message);
        Assert.Equal(before, Weights(model));
    }

    [Fact]
    public void Pictures_whose_embedding_is_not_finite_are_named_first_and_the_rest_are_counted()
    {
        using var model = new Poisoned(9, 10);
        using var trainer = new EmbeddingTrainer(model, new ContrastiveLoss(), faces, training, validation, Short);
        var batch = Short.Batches.Make(faces.Faces, training, Short.Seed).Next();

        var message = Assert.Throws<TrainingException>(() => trainer.Run()).Message;

        Assert.Contains($"The batch of 12 pictures, first the 2 whose embedding is not finite: {Name(9)}, " +
            $"{Name(10)}, {Name(0)}, ", message);
        Assert.EndsWith($"{Name(5)}, and 4 more.", message);
        string Name(int place) => Path.Combine("none", Path.GetFileName(
            faces.Faces.Records[(int)batch.Rows[place]].Path));
    }

    [Fact]
    public void The_score_of_verification_is_the_area_of_its_pairs()
    {
        using var model = Model();
        var score = VerificationMetric.Of(faces, validation, pairsEach: 1000);

        Assert.InRange(score.Measure(model), 0, 1);
        Assert.Contains("validation", VerificationMetric.Of(
            faces, faces.Faces.OfIdentities("validation", validation.Identities), 3).Name);
        Assert.Throws<ArgumentException>(() => new VerificationMetric("one kind", faces, [new FacePair(0, 1, true)]));
    }

    private EmbeddingTrainer Run(TrainingOptions options, Module<Tensor, Tensor, Tensor> loss,
        IValidationMetric? score = null, Action<EmbeddingTrainer, EvaluationStep>? onEvaluation = null)
    {
        using var model = Model();
        using var trainer = new EmbeddingTrainer(model, loss, faces, training, validation, options, metric: score);
        trainer.Run(point => onEvaluation?.Invoke(trainer, point));
        return trainer;
    }

    private static SmallResNet Model()
    {
        manual_seed(3);
        return new SmallResNet(new() { InputSize = 16, Width = 4, EmbeddingSize = 8 });
    }

    private static float[] Weights(EmbeddingNetwork model) =>
        [.. model.parameters().SelectMany(parameter => parameter.data<float>().ToArray())];

    /// <summary>Says one number after the other.</summary>
    private sealed class Scripted(params double[] scores) : IValidationMetric
    {
        private int next;

        public string Name => "script";

        public double Measure(EmbeddingNetwork model) => scores[next++];
    }

    /// <summary>One linear layer whose bias outweighs it as soon as a loss wants that.</summary>
    private sealed class Plain : EmbeddingNetwork
    {
        private readonly Linear linear = Linear(3 * 16 * 16, 8);

        public Plain() : base(nameof(Plain), new SmallResNetOptions { InputSize = 16 }, 8) => RegisterComponents();

        public override NetworkDescription Description => throw new NotSupportedException();

        protected override Tensor Embed(Tensor images) =>
            functional.normalize(linear.call(images.flatten(1)) + 1000 * linear.bias!);
    }

    /// <summary>Good to learn with, and nothing to look at in evaluation mode.</summary>
    private sealed class Diverging : EmbeddingNetwork
    {
        private readonly Linear linear = Linear(3 * 16 * 16, 8);

        public Diverging() : base(nameof(Diverging), new SmallResNetOptions { InputSize = 16 }, 8) =>
            RegisterComponents();

        public override NetworkDescription Description => throw new NotSupportedException();

        protected override Tensor Embed(Tensor images) => functional.normalize(linear.call(images.flatten(1)))
            * (training ? 1 : double.NaN);
    }

    /// <summary>Some places of a training batch have no embedding.</summary>
    private sealed class Poisoned : EmbeddingNetwork
    {
        private readonly Linear linear = Linear(3 * 16 * 16, 8);
        private readonly int[] places;

        public Poisoned(params int[] places) : base(nameof(Poisoned), new SmallResNetOptions { InputSize = 16 }, 8)
        {
            this.places = places;
            RegisterComponents();
        }

        public override NetworkDescription Description => throw new NotSupportedException();

        protected override Tensor Embed(Tensor images)
        {
            var embeddings = functional.normalize(linear.call(images.flatten(1)));
            var factors = Enumerable.Range(0, (int)images.shape[0])
                .Select(place => training && places.Contains(place) ? float.NaN : 1).ToArray();
            return embeddings * tensor(factors).unsqueeze(1);
        }
    }

    /// <summary>Wants all embeddings where the first axis points.</summary>
    private sealed class Pulling() : Module<Tensor, Tensor, Tensor>(nameof(Pulling))
    {
        public override Tensor forward(Tensor embeddings, Tensor labels) => (1 - embeddings.select(1, 0)).mean() * 100;
    }

    /// <summary>A finite loss whose gradient, at its third call, is not.</summary>
    private sealed class Exploding(Action<int> onCall) : Module<Tensor, Tensor, Tensor>(nameof(Exploding))
    {
        private int calls;

        public override Tensor forward(Tensor embeddings, Tensor labels)
        {
            if (!is_grad_enabled())
                return embeddings.sum();
            onCall(++calls);
            return calls == 3 ? (embeddings - embeddings.detach()).sqrt().sum() : embeddings.sum();
        }
    }
}
