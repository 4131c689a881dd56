using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Networks;
using FaceLab.Runs;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Runs;

/// <summary>Runs on any set that LFW View 1's training pairs score.</summary>
public sealed class MetricSetTests : IDisposable
{
    private static readonly PreparationOptions Whole = new() { Size = 16, CropShare = 1 };

    private readonly TempFolder folder = new();
    private readonly TinyLfw lfw = new();

    public MetricSetTests()
    {
        NoisePictures.SavePeople(folder["set"]);
        foreach (var (i, path) in Directory.GetFiles(lfw.Path, "*.jpg", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Index())
            NoisePictures.Save(path, 1000 + i);
        lfw.Protocol("pairsDevTrain.txt", "2", "Ann_Lee\t1\t2", "Ann_Lee\t1\t3", "Ann_Lee\t2\tDee_Dee\t1",
            "Ann_Lee\t3\tDee_Dee\t1");
    }

    public void Dispose()
    {
        lfw.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void The_score_is_the_area_of_View_1s_training_pairs()
    {
        var run = TrainingRun.Create(folder["run"], Config);
        using var data = TrainingData.Load(run.Config, Cache);

        using var outcome = run.Train(data);

        var set = LfwDataset.Open(lfw.Path);
        using var all = PreparedFaces.FromFiles(set.Faces, Whole.Make());
        var expected = RocCurve.Of(PairSimilarities.Compare(
            outcome.Network, all, all.RowsOf(set.DevTrainPairs))).AreaUnderCurve;
        Assert.Equal(expected, outcome.History[^1].Metric);
        Assert.Equal(["Ann_Lee", "Dee_Dee"], data.MetricPairs!.Faces.Faces.Identities);
        Assert.Equal((4, 72 + 4), (data.MetricPairs.Pairs.Count, TrainingPictures.Open(run.Config).Count));
    }

    [Fact]
    public void Pairs_with_a_picture_that_cannot_be_read_are_left_out()
    {
        File.WriteAllText(lfw["lfw-deepfunneled/Ann_Lee/Ann_Lee_0003.jpg"], "no picture");

        using var data = TrainingData.Load(Config, Cache);

        Assert.Equal([(0, 1, true), (1, 2, false)], data.MetricPairs!.Pairs.Select(
            pair => (pair.First, pair.Second, pair.Genuine)));
        Assert.Matches("^2 of 4 of LFW View 1's training pairs are left out of the metric, because of pictures that " +
            @"cannot be read, such as .*Ann_Lee_0003\.jpg: ", data.MetricPairs.Note);
    }

    [Fact]
    public void Progress_counts_both_sets()
    {
        var told = new Most();

        using var data = TrainingData.Load(Config, Cache, told);

        Assert.Equal(76, told.Value);
    }

    [Fact]
    public void Somebody_to_learn_from_who_stands_in_the_pairs_is_refused_however_the_name_is_spelt()
    {
        NoisePictures.Save(folder["set/ann lee/0.png"], 1);
        NoisePictures.Save(folder["set/ann lee/1.png"], 2);
        var learned = Enumerable.Range(1, 100).First(seed => Learns(seed));
        var watched = Enumerable.Range(1, 100).First(seed => !Learns(seed));

        var error = Assert.Throws<FaceDataException>(() => TrainingData.Load(Seeded(learned), Cache));

        Assert.Contains("'ann lee' as 'Ann_Lee'", error.Message);
        Assert.Contains("--metric-set", error.Message);
        Assert.False(Directory.Exists(folder["cache"]));
        TrainingPictures.Open(Seeded(watched));
        TrainingPictures.Open(Seeded(learned) with { MetricSet = null });

        RunConfig Seeded(int seed) => Config with { Data = Config.Data with { SplitSeed = seed } };
        bool Learns(int seed) => FaceSets.Open(folder["set"]).Faces.SplitByIdentity(0.5, seed).First.Contains(
            "ann lee");
    }

    [Fact]
    public void Only_LFW_scores_and_data_without_it_are_refused()
    {
        Assert.Contains("is not LFW", Assert.Throws<FaceDataException>(
            () => TrainingPictures.Open(Config with { MetricSet = folder["set"] })).Message);
        Assert.Throws<ArgumentException>(() => (Config with { MetricSet = " " }).Validate());
        var run = TrainingRun.Create(folder["run"], Config);
        using var data = TrainingData.Load(run.Config.Data, Cache);
        Assert.Contains("TrainingData.Load(run.Config)",
            Assert.Throws<ArgumentException>(() => run.Train(data)).Message);
    }

    [Fact]
    public void A_config_keeps_the_sets_full_path_and_says_nothing_of_it_where_there_is_none()
    {
        var here = Path.GetRelativePath(Directory.GetCurrentDirectory(), lfw.Path);

        Assert.Equal(lfw.Path, TrainingRun.Create(folder["run"], Config with { MetricSet = here }).Config.MetricSet);
        Assert.Equal(lfw.Path, TrainingRun.Open(folder["run"]).Config.MetricSet);
        Assert.DoesNotContain("metricSet", new RunConfig().ToJson());
    }

    [Fact]
    public void An_evaluation_tells_whose_pairs_chose_the_network()
    {
        var run = TrainingRun.Create(folder["run"], Config);
        using (var data = TrainingData.Load(run.Config, Cache))
            run.Train(data).Dispose();
        using var model = EvaluatedModel.Open(run.Folder);

        using var own = EvaluationData.Open(model, folder["set"], new() { PairsEach = 10 }, Cache);
        using var other = EvaluationData.Open(model, lfw.Path, new() { Protocol = EvaluationProtocol.View2 }, Cache);

        Assert.Empty(own.Warnings);
        Assert.Equal(["2 people of the test are also in LFW View 1's training pairs, which chose the run's best " +
            "network."], other.Warnings);
    }

    private RunConfig Config => new()
    {
        Data = new() { Set = folder["set"], Preparation = Whole, ValidationShare = 0.5 },
        Network = new(SmallResNet.Kind, new SmallResNetOptions { InputSize = 16, Width = 4, EmbeddingSize = 8 }),
        Training = new()
        {
            Steps = 2, ValidateEvery = 2, ValidationBatches = 1,
            Batches = new IdentityBatches { Identities = 4 }
        },
        MetricSet = lfw.Path,
    };

    private FaceCacheOptions Cache => new() { Folder = folder["cache"] };

    /// <summary>The largest number told, by any thread.</summary>
    private sealed class Most : IProgress<int>
    {
        private readonly Lock gate = new();

        public int Value { get; private set; }

        public void Report(int value)
        {
            lock (gate)
                Value = Math.Max(Value, value);
        }
    }
}
