using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Networks;
using FaceLab.Runs;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Runs;

public sealed class TrainingRunTests : IDisposable
{
    private static readonly RunConfig Tiny = new()
    {
        Data = new DataOptions { Set = DataOptions.Synthetic },
        Network = new NetworkDescription(SmallResNet.Kind,
            new SmallResNetOptions { InputSize = 16, Width = 4, EmbeddingSize = 8 }),
        Training = new TrainingOptions
        {
            Steps = 6, ValidateEvery = 2, ValidationBatches = 1,
            Batches = new IdentityBatches { Identities = 4 }
        },
        MetricPairsEach = 0,
    };

    private readonly TempFolder folder = new();
    private readonly TrainingData data = Patterns();

    public void Dispose()
    {
        data.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_run_whose_loss_is_not_finite_keeps_its_last_checkpoint_and_says_so()
    {
        // The rate rises by 1 each step; from 20 on, weight decay alone turns weights over and makes them larger.
        var run = TrainingRun.Create(folder["run"], Tiny with
        {
            Training = Tiny.Training with
            {
                Steps = 1000,
                ValidateEvery = 1,
                LearningRate = 200
            }
        });

        var error = Assert.Throws<TrainingException>(() => run.Train(data));

        Assert.Contains($"The last good checkpoint stays: '{run.LastCheckpoint}'", error.Message);
        Assert.NotEmpty(run.History);
        // It is loaded again, and comes to the same.
        Assert.Equal(error.Message, Assert.Throws<TrainingException>(() => run.Train(data)).Message);
    }

    [Fact]
    public void A_run_that_fails_before_its_first_point_has_nothing_to_keep()
    {
        var run = TrainingRun.Create(folder["run"], Tiny with
        {
            Training = Tiny.Training with
            {
                Steps = 1000,
                ValidateEvery = 500,
                LearningRate = 200
            }
        });

        Assert.Contains("no checkpoint yet", Assert.Throws<TrainingException>(() => run.Train(data)).Message);
        Assert.False(File.Exists(run.LastCheckpoint));
    }

    [Fact]
    public void A_run_that_goes_on_elsewhere_keeps_both_places()
    {
        var run = TrainingRun.Create(folder["run"], Tiny);
        TrainToNextPoint(run);
        var here = Assert.Single(run.Environments);
        Assert.Equal((run.Environment, "cpu", data.Faces.Key), (here, here.Device, here.FacesKey));
        TrainToNextPoint(run);
        Assert.Equal(here, Assert.Single(run.Environments));

        // One alone is how earlier versions wrote it.
        File.WriteAllText(folder["run/environment.json"], RunJson.Pretty(here with { Commit = "0123456789ab" }));
        TrainToNextPoint(run);

        Assert.Equal(["0123456789ab", here.Commit], run.Environments.Select(environment => environment.Commit));
        Assert.Equal(run.Environments[1], run.Environment);
        run.Train(data).Dispose();
        Assert.Equal(2, run.Environments.Count);
        File.WriteAllText(folder["run/environment.json"], "[null]");
        Assert.Contains("environment.json", Assert.Throws<FaceDataException>(() => run.Environments).Message);
    }

    [Fact]
    public void The_path_of_a_set_is_kept_in_full_and_a_name_as_it_is()
    {
        Directory.CreateDirectory(folder["set"]);
        var here = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder["set"]);

        var run = TrainingRun.Create(folder["path"], Tiny with { Data = new DataOptions { Set = here } });

        Assert.Equal(folder["set"], run.Config.Data.Set);
        Assert.Equal(folder["set"], TrainingRun.Open(folder["path"]).Config.Data.Set);
        Assert.Equal(run.Folder, TrainingRun.OpenOrCreate(
            folder["path"], Tiny with { Data = new DataOptions { Set = here } }).Folder);
        Assert.Equal("no-such-set", TrainingRun.Create(
            folder["name"], Tiny with { Data = new DataOptions { Set = "no-such-set" } }).Config.Data.Set);
    }

    [Theory]
    [InlineData(AlignmentTarget.None, 16, true)]
    [InlineData(AlignmentTarget.None, 15, false)]
    [InlineData(AlignmentTarget.ArcFace, 14, true)]
    [InlineData(AlignmentTarget.ArcFace, 13, false)]
    public void Faces_smaller_than_what_the_network_sees_are_refused_before_there_is_a_folder(
        AlignmentTarget align, int size, bool fits)
    {
        // Of aligned faces a sixteenth more is stored on each side: 16 for 14, 15 for 13.
        var config = Tiny with
        {
            Data = new DataOptions
            {
                Set = "no-such-set",
                Preparation = new() { Align = align, Size = size }
            }
        };

        var error = Record.Exception(() => TrainingRun.Create(folder["run"], config));

        Assert.Equal(fits, error is null);
        Assert.Equal(fits, Directory.Exists(folder["run"]));
        if (!fits)
            Assert.Contains("is 16 pixels a side, but the faces would be 15",
                Assert.IsType<ArgumentException>(error).Message);
    }

    private static TrainingData Patterns()
    {
        var faces = SmallSets.Patterns(people: 12, imagesEach: 4, size: 20);
        var (training, validation) = faces.Faces.SplitByIdentity(0.25, seed: 1);
        return new TrainingData(faces, training, validation);
    }

    private void TrainToNextPoint(TrainingRun run)
    {
        using var stop = new CancellationTokenSource();
        run.Train(data, onEvaluation: _ => stop.Cancel(), cancellationToken: stop.Token).Dispose();
    }
}
