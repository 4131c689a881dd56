using FaceLab.Imaging;
using FaceLab.Models;
using FaceLab.Tests.Support;
using FaceLab.Training;
using FaceLab.Training.Checkpoints;
using FaceLab.Training.Recipes;
using static TorchSharp.torch;

namespace FaceLab.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private readonly PreparedFaces faces = Sets.Patterns(people: 12, imagesEach: 4, size: 20);
    private readonly string folder = Directory.CreateTempSubdirectory("facelab-checkpoint-").FullName;

    public void Dispose()
    {
        faces.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    public static TheoryData<string, SamplerRecipe, OptimizerRecipe, LossRecipe> Recipes => new()
    {
        { "contrastive, AdamW", new IdentityBatches { Identities = 4 }, new AdamSettings(), new ContrastiveRecipe() },
        { "random negatives, Adam", new IdentityBatches { Identities = 4, ImagesEach = 3 }, new AdamSettings { DecoupledDecay = false }, new TripletRecipe { Choice = TripletChoice.RandomViolating } },
        { "centres, SGD", new UniformBatches { Size = 8 }, new SgdSettings(), new SoftmaxCenterRecipe { Lambda = 0.1 } },
        { "semi-hard, Adam", new IdentityBatches { Identities = 5 }, new AdamSettings { DecoupledDecay = false }, new TripletRecipe { Choice = TripletChoice.SemiHard } },
        { "CosFace, uniform", new UniformBatches { Size = 10 }, new AdamSettings(), new CosFaceRecipe { Scale = 8 } },
        { "Huber, score classes", new ScoreClassBatches { Size = 8 }, new SgdSettings(), new HuberRecipe() },
        { "natural pairs", new CurriculumPairs { Pairs = 6, Schedule = new() { FirstShare = null } }, new AdamSettings(), new ContrastivePairsRecipe() },
        { "pairs of scores", new CurriculumPairs { Pairs = 6, ScoreClassWidth = 1 }, new AdamSettings(), new L1HingePairsRecipe() },
        { "ArcFace, balanced", new BalancedBatches { Size = 8 }, new AdamSettings(), new ArcFaceRecipe { Scale = 8 } },
    };

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_run_that_goes_on_from_a_file_is_the_run_that_never_stopped(string name, SamplerRecipe batches, OptimizerRecipe optimizer, LossRecipe lossOf)
    {
        var options = new TrainingOptions { Steps = 9, ValidateEvery = 4, ValidationBatches = 1, Batches = batches, Optimizer = optimizer, GradientClip = 1, LearningRate = 0.01 };
        var expected = Outcome(options, lossOf, stops: []);

        var actual = Outcome(options, lossOf, stops: [1, 4, 6]);

        Assert.True(expected.Weights.AsSpan().SequenceEqual(actual.Weights), $"{name}: weights");
        Assert.Equal(expected.Curve, actual.Curve);
    }

    [Fact]
    public void A_run_with_dropout_score_and_patience_goes_on_and_stops_where_it_would_have()
    {
        var options = new TrainingOptions { Steps = 40, ValidateEvery = 2, ValidationBatches = 1, Batches = new UniformBatches { Size = 18 }, Patience = 2 };
        var expected = Outcome(options, new CosFaceRecipe { Scale = 8 }, stops: [], Dropping, new Level());

        var actual = Outcome(options, new CosFaceRecipe { Scale = 8 }, stops: [3, 4], Dropping, new Level());

        Assert.True(expected.Weights.AsSpan().SequenceEqual(actual.Weights), "weights");
        Assert.Equal(expected.Curve, actual.Curve);
        // An epoch is 2 steps: the first score is the best, the next two end the run.
        Assert.Equal(6, expected.Curve.Last().Item1);
    }

    [Fact]
    public void A_checkpoint_of_other_options_network_or_faces_is_refused_and_changes_nothing()
    {
        var path = Path.Combine(folder, "last.safetensors");
        var options = new TrainingOptions { Steps = 4, ValidateEvery = 2, ValidationBatches = 1, Batches = new IdentityBatches { Identities = 4 } };
        using (var first = Session(options, new ContrastiveRecipe()))
        {
            first.Trainer.Run();
            first.Trainer.SaveCheckpoint(path);
        }

        Refused("options", Session(options with { LearningRate = 0.5 }, new ContrastiveRecipe()));
        Refused("network", Session(options, new ContrastiveRecipe(), () => new SmallResNet(new() { InputSize = 16, Width = 4, EmbeddingSize = 4 })));
        Refused("loss", Session(options, new SoftmaxRecipe()));
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^100]);
        Refused("last.safetensors", Session(options, new ContrastiveRecipe()));

        void Refused(string word, TrainerSession session)
        {
            using (session)
            {
                var before = session.Weights();
                Assert.Contains(word, Assert.Throws<SafetensorsException>(() => session.Trainer.LoadCheckpoint(path)).Message);
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

        TrainedNetwork.Save(path, network, "abc", "center-crop", new TrainingPoint(7, 1, 1, 1, 1) { Score = 0.5 });
        using var loaded = TrainedNetwork.Load(path);

        Assert.Equal(("abc", "center-crop", 7), (loaded.FacesKey, loaded.FacesParameters, loaded.Step));
        using var image = rand(2, 3, 16, 16);
        using var noGradient = no_grad();
        Assert.Equal(network.call(image).data<float>().ToArray(), loaded.Network.call(image).data<float>().ToArray());
    }

    private static EmbeddingNetwork Dropping() => new TinyDarknet(new() { InputSize = 16, EmbeddingSize = 8 });

    private (float[] Weights, IEnumerable<(int, double, double, double)> Curve) Outcome(TrainingOptions options, LossRecipe lossOf, int[] stops,
        Func<EmbeddingNetwork>? network = null, ITrainingScore? score = null)
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
        return (last.Weights(), history.Select(point => (point.Step, point.TrainingLoss, point.ValidationLoss, point.EffectiveRank)).ToList());
    }

    private TrainerSession Session(TrainingOptions options, LossRecipe lossOf, Func<EmbeddingNetwork>? network = null, ITrainingScore? score = null) =>
        new(faces, options, lossOf, network, score);

    /// <summary>Never better than at first.</summary>
    private sealed class Level : ITrainingScore
    {
        public string Name => "level";

        public double Measure(EmbeddingNetwork model) => 0.5;
    }
}
