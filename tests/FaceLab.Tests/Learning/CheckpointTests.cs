using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Checkpoints;
using FaceLab.Networks;
using FaceLab.Networks.Layers;
using FaceLab.Tests.Support;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning;

public sealed class CheckpointTests : IDisposable
{
    private readonly PreparedFaces faces = SmallSets.Patterns(people: 12, imagesEach: 4, size: 20);
    private readonly string folder = Directory.CreateTempSubdirectory("facelab-checkpoint-").FullName;

    public void Dispose()
    {
        faces.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static CurriculumPairs Curriculum => new() { Pairs = 5, Schedule = new() { Batches = 6 } };

    public static TheoryData<string, SamplerOptions, OptimizerOptions, LossOptions> Recipes => new()
    {
        { "contrastive, AdamW", new IdentityBatches { Identities = 4 }, new AdamOptions(), new ContrastiveOptions() },
        { "random negatives, Adam", new IdentityBatches { Identities = 4, ImagesEach = 3 },
            new AdamOptions { DecoupledDecay = false }, new TripletOptions { Choice = TripletChoice.RandomViolating } },
        { "centres, SGD", new UniformBatches { Size = 8 }, new SgdOptions(),
            new SoftmaxCenterOptions { Lambda = 0.1 } },
        { "semi-hard, Adam", new IdentityBatches { Identities = 5 }, new AdamOptions { DecoupledDecay = false },
            new TripletOptions { Choice = TripletChoice.SemiHard } },
        { "CosFace, uniform", new UniformBatches { Size = 10 }, new AdamOptions(), new CosFaceOptions { Scale = 8 } },
        { "Huber, score classes", new RatingClassBatches { Size = 8 }, new SgdOptions(), new HuberOptions() },
        { "natural pairs", new CurriculumPairs { Pairs = 6, Schedule = new() { FirstShare = null } }, new AdamOptions(),
            new ContrastivePairsOptions() },
        { "pairs of scores", new CurriculumPairs { Pairs = 6, RatingClassWidth = 1 }, new AdamOptions(),
            new L1HingePairsOptions() },
        { "ArcFace, balanced", new BalancedBatches { Size = 8 }, new AdamOptions(), new ArcFaceOptions { Scale = 8 } },
        { "decision, curriculum", Curriculum, new AdamOptions(), new DecisionPairsOptions { Hidden = 4 } },
        { "L1 hinge, curriculum", Curriculum, new SgdOptions(), new L1HingePairsOptions() },
    };

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_run_that_goes_on_from_a_file_is_the_run_that_never_stopped(
        string name, SamplerOptions batches, OptimizerOptions optimizer, LossOptions lossOf)
    {
        var options = new TrainingOptions
        {
            Steps = 9, ValidateEvery = 4, ValidationBatches = 1, Batches = batches,
            Optimizer = optimizer, GradientClip = 1, LearningRate = 0.01
        };
        var expected = Outcome(options, lossOf, stops: []);

        var actual = Outcome(options, lossOf, stops: [1, 4, 6]);

        Assert.True(expected.Weights.AsSpan().SequenceEqual(actual.Weights), $"{name}: weights");
        Assert.Equal(expected.Curve, actual.Curve);
    }

    [BFloat16Fact]
    public void A_run_in_bfloat16_goes_on_bit_for_bit()
    {
        var options = new TrainingOptions
        {
            Steps = 9, ValidateEvery = 4, ValidationBatches = 1,
            Batches = new IdentityBatches { Identities = 4 }
        };
        var expected = Outcome(options, new ContrastiveOptions(), stops: [], Mixed);

        var actual = Outcome(options, new ContrastiveOptions(), stops: [1, 4, 6], Mixed);

        Assert.True(expected.Weights.AsSpan().SequenceEqual(actual.Weights), "weights");
        Assert.Equal(expected.Curve, actual.Curve);
        static SmallResNet Mixed() => new(new()
        {
            InputSize = 16, Width = 8, EmbeddingSize = 8,
            Precision = Precision.BFloat16
        });
    }

    [Fact]
    public void A_checkpoint_that_says_score_for_rating_goes_on()
    {
        var options = new TrainingOptions
        {
            Steps = 4, ValidateEvery = 2, ValidationBatches = 1,
            Batches = new RatingClassBatches { Size = 8 }
        };
        using var scope = NewDisposeScope();
        using var session = Session(options, new HuberOptions());
        var path = Path.Combine(folder, "old.safetensors");
        session.RunTo(2);
        session.Trainer.SaveCheckpoint(path);
        var file = SafetensorsFile.Open(path);
        var texts = file.Metadata.ToDictionary(text => text.Key, text =>
            text.Value.Replace("rating-classes", "score-classes"));
        Assert.Contains("score-classes", texts["options"]);
        SafetensorsFile.Write(path, file.Entries.ToDictionary(entry => entry.Name, entry => file.Read(entry.Name)),
            texts);
        session.RunTo(3);

        session.Trainer.LoadCheckpoint(path);

        Assert.Equal(2, session.Trainer.Step);
    }

    [Fact]
    public void A_run_with_dropout_score_and_patience_goes_on_and_stops_where_it_would_have()
    {
        var options = new TrainingOptions
        {
            Steps = 40, ValidateEvery = 2, ValidationBatches = 1,
            Batches = new UniformBatches { Size = 18 }, Patience = 2
        };
        var expected = Outcome(options, new CosFaceOptions { Scale = 8 }, stops: [], Dropping, new Level());

        var actual = Outcome(options, new CosFaceOptions { Scale = 8 }, stops: [3, 4], Dropping, new Level());

        Assert.True(expected.Weights.AsSpan().SequenceEqual(actual.Weights), "weights");
        Assert.Equal(expected.Curve, actual.Curve);
        // An epoch is 2 steps: the first score is the best, the next two end the run.
        Assert.Equal(6, expected.Curve[^1].Step);
    }

    [Fact]
    public void Points_after_each_epoch_come_where_they_would_have()
    {
        // 36 training images, 3 or 1 a batch: epochs of 12 steps, too short for a point of their own, and of 36.
        var options = new TrainingOptions
        {
            Steps = 80, ValidateEvery = 30, ValidationBatches = 2, ValidateEachEpoch = true,
            Batches = new UniformBatches { Size = 3 },
        };
        var shorter = Outcome(options, new CosFaceOptions { Scale = 8 }, stops: [], score: new Level());
        Assert.Equal([30, 60, 80], shorter.Curve.Select(point => point.Step));
        options = options with { Batches = new UniformBatches { Size = 1 } };
        var expected = Outcome(options, new CosFaceOptions { Scale = 8 }, stops: [], Dropping, new Level());

        var actual = Outcome(options, new CosFaceOptions { Scale = 8 }, stops: [35, 36, 71], Dropping, new Level());

        Assert.Equal([30, 36, 60, 72, 80], expected.Curve.Select(point => point.Step));
        Assert.Equal(expected.Curve, actual.Curve);
        Assert.True(expected.Weights.AsSpan().SequenceEqual(actual.Weights), "weights");
    }

    [Fact]
    public void Speed_counts_the_seconds_of_the_process_that_made_the_steps()
    {
        var options = new TrainingOptions
        {
            Steps = 24, ValidateEvery = 8, ValidationBatches = 1,
            Batches = new IdentityBatches { Identities = 4 }
        };
        var path = Path.Combine(folder, "last.safetensors");
        using (var first = Session(options, new ContrastiveOptions()))
        {
            first.RunTo(15);
            first.Trainer.SaveCheckpoint(path);
        }
        using var second = Session(options, new ContrastiveOptions());
        second.Trainer.LoadCheckpoint(path);

        var history = second.Trainer.Run();

        Assert.Equal([8, 16, 24], history.Select(point => point.Step));
        Assert.All(history.Zip(history.Prepend(new EvaluationStep(0, 0, 0, 0, 0))), pair =>
            Assert.Equal(8 * 8, pair.First.ImagesPerSecond * (pair.First.Seconds - pair.Second.Seconds), 1e-6));
    }

    [Fact]
    public void A_checkpoint_of_other_options_network_or_faces_is_refused_and_changes_nothing()
    {
        var path = Path.Combine(folder, "last.safetensors");
        var options = new TrainingOptions
        {
            Steps = 4, ValidateEvery = 2, ValidationBatches = 1,
            Batches = new IdentityBatches { Identities = 4 }
        };
        using (var first = Session(options, new ContrastiveOptions()))
        {
            first.Trainer.Run();
            first.Trainer.SaveCheckpoint(path);
        }

        Refused("options", Session(options with { LearningRate = 0.5 }, new ContrastiveOptions()));
        Refused("network", Session(options, new ContrastiveOptions(), () =>
            new SmallResNet(new() { InputSize = 16, Width = 4, EmbeddingSize = 4 })));
        Refused("loss", Session(options, new SoftmaxOptions()));
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^100]);
        Refused("last.safetensors", Session(options, new ContrastiveOptions()));

        void Refused(string word, TrainerSession session)
        {
            using (session)
            {
                var before = session.Weights();
                Assert.Contains(word, Assert.Throws<SafetensorsException>(
                    () => session.Trainer.LoadCheckpoint(path)).Message);
                Assert.Equal(before, session.Weights());
                Assert.Equal(0, session.Trainer.Step);
            }
        }
    }

    [Fact]
    public void A_network_comes_back_from_its_file_with_what_it_was_trained_on()
    {
        manual_seed(4);
        using var network = new SmallResNet(new() { InputSize = 16, Width = 4, EmbeddingSize = 8 });
        network.eval();
        var path = Path.Combine(folder, "best.safetensors");

        TrainedNetwork.Save(path, network, "abc", "center-crop", new EvaluationStep(7, 1, 1, 1, 1) { Metric = 0.5 });
        using var loaded = TrainedNetwork.Load(path);

        Assert.Equal(("abc", "center-crop", 7), (loaded.FacesKey, loaded.FacesParameters, loaded.Step));
        using var image = rand(2, 3, 16, 16);
        using var noGradient = no_grad();
        Assert.Equal(network.call(image).data<float>().ToArray(), loaded.Network.call(image).data<float>().ToArray());
    }

    private static EmbeddingNetwork Dropping() => new TinyDarknet(new() { InputSize = 16, EmbeddingSize = 8 });

    /// <summary>Weights and curve at the end; of the curve all but what tells time.</summary>
    private (float[] Weights, IReadOnlyList<EvaluationStep> Curve) Outcome(
        TrainingOptions options, LossOptions lossOf, int[] stops,
        Func<EmbeddingNetwork>? network = null, IValidationMetric? score = null)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.safetensors");
        foreach (var stop in stops)
        {
            using var session = Session(options, lossOf, network, score);
            if (File.Exists(path))
                session.Trainer.LoadCheckpoint(path);
            session.RunTo(stop);
            Assert.Equal(stop, session.Trainer.Step);
            session.Trainer.SaveCheckpoint(path);
        }
        using var last = Session(options, lossOf, network, score);
        if (File.Exists(path))
            last.Trainer.LoadCheckpoint(path);
        var history = last.Trainer.Run();
        return (last.Weights(), [.. history.Select(point =>
            point with { Seconds = 0, ImagesPerSecond = 0, DataWaitShare = 0 })]);
    }

    private TrainerSession Session(TrainingOptions options, LossOptions lossOf, Func<EmbeddingNetwork>? network = null,
        IValidationMetric? score = null) =>
        new(faces, options, lossOf, network, score);

    /// <summary>Never better than at first.</summary>
    private sealed class Level : IValidationMetric
    {
        public string Name => "level";

        public double Measure(EmbeddingNetwork model) => 0.5;
    }
}
