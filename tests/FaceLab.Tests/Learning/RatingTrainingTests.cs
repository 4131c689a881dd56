using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Checkpoints;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using FaceLab.Runs;
using FaceLab.Tests.Support;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning;

/// <summary>Runs that learn scores of faces: brighter pictures have higher ones here.</summary>
public sealed class RatingTrainingTests : IDisposable
{
    private static readonly RunConfig Config = new()
    {
        Data = new DataOptions { Set = DataOptions.Synthetic },
        Network = new NetworkDescription(SmallResNet.Kind,
            new SmallResNetOptions { InputSize = 16, Width = 4, EmbeddingSize = 8 }),
        Loss = new HuberOptions(),
        Training = new TrainingOptions
        {
            Steps = 80, ValidateEvery = 40, ValidationBatches = 2, Batches = new RatingClassBatches { Size = 16 },
            LearningRate = 3e-3,
            Augmentation = FaceAugmentation.None,
        },
    };

    private readonly TempFolder folder = new();
    private readonly TrainingData data = Brightness();

    public void Dispose()
    {
        data.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_run_learns_scores_and_is_judged_by_their_correlation()
    {
        using var outcome = TrainingRun.Create(folder["run"], Config).Train(data);

        Assert.True(outcome.History[^1].Metric > 0.8, string.Join(" ", outcome.History.Select(point => point.Metric)));
        Assert.True(outcome.History[^1].ValidationLoss < 0.4,
            string.Join(" ", outcome.History.Select(point => point.ValidationLoss)));
        Assert.All(outcome.History, point => Assert.Null(point.Warning));
    }

    [Fact]
    public void The_best_network_is_kept_without_the_layer_that_reads_scores()
    {
        var run = TrainingRun.Create(folder["run"], Config with { Training = Config.Training with { Steps = 2 } });
        run.Train(data).Dispose();

        using var best = TrainedNetwork.Load(run.BestCheckpoint);

        Assert.Equal(8, best.Network.EmbeddingSize);
        Assert.Contains("loss.head.weight", SafetensorsFile.Open(run.LastCheckpoint).Entries.Select(
            entry => entry.Name));
    }

    [Theory]
    [InlineData(SmallResNet.Kind)]
    [InlineData(TinyDarknet.Kind)]
    public void A_run_that_is_stopped_goes_on_bit_for_bit(string network)
    {
        var options = network == TinyDarknet.Kind ? TinyDarknetOptions.Ratings with { InputSize = 16 }
            : Config.Network.Options;
        var config = Config with
        {
            Network = new NetworkDescription(network, options),
            Training = Config.Training with { Steps = 7, ValidateEvery = 2, Augmentation = new() },
        };
        var (whole, stopped) = (TrainingRun.Create(folder["whole"], config),
            TrainingRun.Create(folder["stopped"], config));
        whole.Train(data).Dispose();

        for (var part = 0; part < 3; part++)
        {
            using var stop = new CancellationTokenSource();
            stopped.Train(data, onEvaluation: _ => stop.Cancel(), cancellationToken: stop.Token).Dispose();
        }
        stopped.Train(data).Dispose();

        Assert.Equal(whole.History.Select(point => (point.Step, point.TrainingLoss, point.ValidationLoss,
            point.Metric)),
            stopped.History.Select(point => (point.Step, point.TrainingLoss, point.ValidationLoss, point.Metric)));
        Assert.Equal(Numbers(whole.LastCheckpoint), Numbers(stopped.LastCheckpoint));
        Assert.Equal(Numbers(whole.BestCheckpoint), Numbers(stopped.BestCheckpoint));
    }

    [Fact]
    public void Pre_training_by_pairs_of_about_one_score_is_what_fine_tuning_starts_from()
    {
        var before = TrainingRun.Create(folder["before"], Config with
        {
            Loss = new L1HingePairsOptions(),
            MetricPairsEach = 0,
            Training = Config.Training with
            {
                Steps = 4,
                Batches = new CurriculumPairs { Pairs = 8, RatingClassWidth = 0.5 }
            },
        });
        using var trained = before.Train(data);
        var still = Config.Training with { Steps = 1, LearningRate = 1e-30 };
        var after = TrainingRun.Create(folder["after"], Config with { StartFrom = before.Folder, Training = still });

        using var tuned = after.Train(data);

        Assert.Equal(Weights(trained.Network), Weights(tuned.Network));
        Assert.Equal(before.Folder, TrainingRun.Open(after.Folder).Config.StartFrom);
        var strange = TrainingRun.Create(folder["strange"], Config with
        {
            StartFrom = before.BestCheckpoint,
            Network = Config.Network with
            {
                Options = new SmallResNetOptions
                {
                    InputSize = 16, Width = 4,
                    EmbeddingSize = 4
                }
            },
        });
        Assert.Contains("another network", Assert.Throws<SafetensorsException>(() => strange.Train(data)).Message);

        float[] Weights(EmbeddingNetwork network) => [.. network.parameters()
            .SelectMany(weight => weight.data<float>().ToArray())];
    }

    [Fact]
    public void A_face_without_a_score_is_named()
    {
        var records = data.Faces.Faces.Records.Select((record, i) => i == 5 ? record with { Rating = null } : record);
        using var faces = PreparedFaces.FromPixels(new FaceSet("scored", records), data.Faces.Pixels.data<byte>()
            .ToArray(), data.Faces.Size);
        using var network = new SmallResNet((SmallResNetOptions)Config.Network.Options);
        using var loss = new RatingRegressionLoss(8);

        var options = Config.Training with { Batches = new UniformBatches { Size = 8 } };
        var error = Assert.Throws<ArgumentException>(() =>
            new EmbeddingTrainer(network, loss, faces, data.Training, data.Validation, options));

        Assert.Contains("'/none/p5_1.png' is missing", error.Message);
    }

    [Fact]
    public void A_set_without_scores_is_refused_before_its_pictures_are_opened()
    {
        foreach (var person in (string[])["Ann", "Bob", "Cy", "Di"])
        {
            Directory.CreateDirectory(folder[$"set/{person}"]);
            File.WriteAllBytes(folder[$"set/{person}/0.png"], []);
        }
        FaceManifest.Write(folder["scored.csv"], data.Faces.Faces);
        var config = new RunConfig
        {
            Data = new DataOptions { Set = folder["set"], ValidationShare = 0.5 },
            Loss = new HuberOptions()
        };

        Assert.Contains("0.png' is missing", Assert.Throws<FaceDataException>(
            () => TrainingPictures.Open(config)).Message);
        Assert.Contains("rendered faces", Assert.Throws<FaceDataException>(
            () => TrainingPictures.Open(Config)).Message);
        TrainingPictures.Open(config with { Loss = new SoftmaxOptions() });
        TrainingPictures.Open(config with { Data = new DataOptions { Set = folder["scored.csv"] } });
    }

    [Fact]
    public void Batches_that_do_not_fit_are_refused()
    {
        Assert.Contains("'huber'", Assert.Throws<ArgumentException>(
            (Config with { Loss = new SoftmaxOptions() }).Validate).Message);
        var batches = new CurriculumPairs { RatingClassWidth = 1 };
        var pairs = Config with
        {
            Loss = new L1HingePairsOptions(),
            Training = Config.Training with { Batches = batches }
        };
        Assert.Contains("metricPairsEach", Assert.Throws<ArgumentException>(pairs.Validate).Message);
        (pairs with { MetricPairsEach = 0 }).Validate();
        (Config with { Training = Config.Training with { Batches = new UniformBatches() } }).Validate();
    }

    [Fact]
    public void Pearson_s_correlation_worked_by_hand()
    {
        // Deviations -1 0 1 and -2 -1 3: 5 / sqrt(2 x 14).
        Assert.Equal(5 / Math.Sqrt(28), RatingCorrelation.Pearson([1, 2, 3], [4, 5, 9]), 12);
        Assert.Equal(-1, RatingCorrelation.Pearson([1, 2, 3], [-2, -4, -6]), 12);
        Assert.Equal(0, RatingCorrelation.Pearson([7, 7, 7], [1, 2, 3]));
    }

    [Fact]
    public void A_correlation_is_of_all_faces_of_the_people_and_needs_different_scores()
    {
        using var network = new SmallResNet((SmallResNetOptions)Config.Network.Options);
        using var loss = new RatingRegressionLoss(8);
        network.eval();
        var score = new RatingCorrelation(data.Faces, data.Validation, loss);
        using var scope = NewDisposeScope();
        int[] rows = [.. Enumerable.Range(0, data.Faces.Faces.Count)
            .Where(row => data.Validation.Contains(data.Faces.Faces.Records[row].Identity))];
        using var gradient = no_grad();
        var predictions = loss.Predict(network.call(FaceInput.Center(
            data.Faces.Pixels[tensor(rows.Select(row => (long)row).ToArray())], 16)));
        var expected = RatingCorrelation.Pearson([.. predictions.data<float>().ToArray()
            .Select(value => (double)value)],
            [.. rows.Select(row => data.Faces.Faces.Records[row].Rating!.Value)]);

        Assert.Equal(expected, score.Measure(network), 6);
        Assert.Contains($"{rows.Length} faces", score.Name);
        var one = data.Validation.OfIdentities("one", data.Validation.Identities.Take(1));
        Assert.Contains("at least 2", Assert.Throws<ArgumentException>(
            () => new RatingCorrelation(data.Faces, one, loss)).Message);
    }

    private static byte[] Numbers(string checkpoint)
    {
        using var scope = NewDisposeScope();
        var file = SafetensorsFile.Open(checkpoint);
        return [.. file.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .SelectMany(entry => file.Read(entry.Name).bytes.ToArray())];
    }

    /// <summary>80 people with one picture each, of an even gray with noise; the score goes from 1 to 5 with the
    /// gray.</summary>
    private static TrainingData Brightness()
    {
        const int size = 16, people = 80;
        var random = new Random(1);
        var scores = Enumerable.Range(0, people).Select(_ => 1 + 4 * random.NextDouble()).ToArray();
        var set = new FaceSet("scored", SmallSets.Of([.. Enumerable.Repeat(1, people)]).Records.Select(
            (record, i) => record with { Rating = scores[i] }));
        var pixels = scores.SelectMany(score => Enumerable.Range(0, size * size * 3)
            .Select(_ => (byte)(40 * score + random.Next(-20, 20))));
        var (training, validation) = set.SplitByIdentity(0.25, seed: 1);
        return new TrainingData(PreparedFaces.FromPixels(set, [.. pixels], size), training, validation);
    }
}
