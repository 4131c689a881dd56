using FaceLab.Data;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Checkpoints;
using FaceLab.Networks;
using FaceLab.Runs;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Runs;

/// <summary>Which people a model is judged on, and what is refused.</summary>
public sealed class EvaluationDataTests : IDisposable
{
    private static readonly PreparationOptions Whole = new() { Size = 16, CropShare = 1 };

    private static readonly NetworkDescription Network =
        new(SmallResNet.Kind, new SmallResNetOptions { InputSize = 16, Width = 4, EmbeddingSize = 8 });

    private readonly TempFolder folder = new();
    private readonly TrainingRun run;

    public EvaluationDataTests()
    {
        NoisePictures.SavePeople(folder["set"]);
        run = TrainingRun.Create(folder["run"], ConfigOf(folder["set"]));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void On_its_own_set_a_model_is_judged_on_validation_identities()
    {
        SaveNetwork(run.BestCheckpoint);
        using var model = EvaluatedModel.Open(run.Folder);
        using var data = EvaluationData.Open(model, folder["set"], cache: Cache);
        using var training = TrainingData.Load(run.Config.Data, Cache);

        var pairs = data.Task.Folds.SelectMany(fold => fold).ToList();
        Assert.All(pairs, pair => Assert.True(training.Validation.Contains(
            data.Faces.Faces.Records[pair.First].Identity)));
        Assert.All(pairs, pair => Assert.True(training.Validation.Contains(
            data.Faces.Faces.Records[pair.Second].Identity)));
        Assert.All(pairs, pair => Assert.Equal(pair.Genuine,
            data.Faces.Faces.Labels[pair.First] == data.Faces.Faces.Labels[pair.Second]));
        Assert.Equal(12, data.Task.TestFaces.Select(face => data.Faces.Faces.Labels[face]).Distinct().Count());
        Assert.Contains(data.Warnings, warning => warning.StartsWith("These people chose", StringComparison.Ordinal));
        Assert.Equal(72, EvaluationPictures.Open(model, folder["set"]).Count);
    }

    [Fact]
    public void On_View_1_the_validation_identities_of_a_run_on_LFW_choose_the_threshold()
    {
        using var lfw = new TinyLfw();
        string[] more = ["Eve_Ash", "Flo_Bay", "Gil_Cox", "Hal_Day", "Ida_Elm", "Jon_Fox"];
        foreach (var person in more)
        {
            lfw.Protocol($"lfw-deepfunneled/{person}/{person}_0001.jpg");
            lfw.Protocol($"lfw-deepfunneled/{person}/{person}_0002.jpg");
        }
        lfw.Protocol("peopleDevTrain.txt", ["8", "Ann_Lee\t3", "Dee_Dee\t1", .. more.Select(person => $"{person}\t2")]);
        foreach (var (i, path) in Directory.GetFiles(lfw.Path, "*.jpg", SearchOption.AllDirectories).Index())
            NoisePictures.Save(path, i);
        var own = TrainingRun.Create(folder["on-lfw"], ConfigOf(lfw.Path));
        SaveNetwork(own.BestCheckpoint);
        SaveNetwork(folder["alone.safetensors"]);
        using var model = EvaluatedModel.Open(own.Folder);
        using var stranger = EvaluatedModel.Open(folder["alone.safetensors"]);

        using var data = EvaluationData.Open(model, lfw.Path, cache: Cache);
        using var training = TrainingData.Load(own.Config.Data, Cache);
        using var without = EvaluationData.Open(stranger, lfw.Path, cache: Cache);

        Assert.Equal("pairs of 4 validation identities of the run", data.Task.ThresholdFrom);
        Assert.All(data.Task.ThresholdPairs, pair => Assert.True(
            training.Validation.Contains(data.Faces.Faces.Records[pair.First].Identity)));
        Assert.All(data.Task.ThresholdPairs, pair => Assert.True(
            training.Validation.Contains(data.Faces.Faces.Records[pair.Second].Identity)));
        Assert.All(data.Task.ThresholdFaces, face => Assert.True(
            training.Validation.Contains(data.Faces.Faces.Records[face].Identity)));
        Assert.Equal(without.Task.Folds[0], data.Task.Folds[0]);
        Assert.Equal("View 1's training pairs", without.Task.ThresholdFrom);
    }

    [Fact]
    public void A_copy_of_the_training_set_is_known_by_its_people()
    {
        SaveNetwork(run.BestCheckpoint);
        foreach (var file in Directory.GetFiles(folder["set"], "*", SearchOption.AllDirectories))
        {
            var copy = file.Replace(folder["set"], folder["copy"], StringComparison.Ordinal);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        using var model = EvaluatedModel.Open(run.BestCheckpoint);
        using var data = EvaluationData.Open(model, folder["copy"], cache: Cache);

        Assert.Equal("run", model.Name);
        Assert.Contains(data.Warnings, warning => warning.StartsWith(
            "24 people of the test are among those of the run, by name (", StringComparison.Ordinal));
    }

    [Fact]
    public void Own_pairs_are_judged_with_the_people_of_the_run_named()
    {
        SaveNetwork(run.BestCheckpoint);
        using var model = EvaluatedModel.Open(run.BestCheckpoint);
        using var training = TrainingData.Load(run.Config.Data, Cache);
        var (trained, validated) = (training.Training.Identities, training.Validation.Identities);
        folder.Write("pairs.csv", "name1,number1,name2,number2", $"{trained[0]},1,{trained[0]},2",
            $"{validated[0]},1,{trained[0]},2", $"{validated[0]},2,{validated[0]},1",
            $"{validated[1]},1,{validated[0]},1");

        using var data = EvaluationData.Open(model, folder["set"], new() { PairFiles = [folder["pairs.csv"]] }, Cache);

        Assert.Equal("set, pairs of pairs.csv", data.Task.Name);
        Assert.Equal([2, 2], data.Task.Folds.Select(fold => fold.Count));
        Assert.All(data.Task.Folds.SelectMany(fold => fold), pair => Assert.Equal(pair.Genuine,
            data.Faces.Faces.Labels[pair.First] == data.Faces.Faces.Labels[pair.Second]));
        Assert.Contains("3 people of the test are among those of the run, by name (1 of its training, 2 validation " +
            "identities): the figures flatter it. Judge it on other people too.", data.Warnings);
        Assert.Contains("not from both", Assert.Throws<FaceDataException>(() => EvaluationPictures.Open(model,
            folder["set"], new() { PairFiles = ["x.csv"], Protocol = EvaluationProtocol.Sampled })).Message);
    }

    [Fact]
    public void A_run_scored_by_its_classifier_says_that_these_figures_are_the_cosines()
    {
        var config = ConfigOf(folder["set"]) with
        {
            Loss = new DecisionPairsOptions(),
            Training = new() { Batches = new CurriculumPairs() }
        };
        var classified = TrainingRun.Create(folder["decision"], config);
        SaveNetwork(run.BestCheckpoint);
        SaveNetwork(classified.BestCheckpoint);
        using var model = EvaluatedModel.Open(run.Folder);
        using var decision = EvaluatedModel.Open(classified.Folder);

        using var data = EvaluationData.Open(model, folder["set"], cache: Cache);
        using var told = EvaluationData.Open(decision, folder["set"], cache: Cache);

        Assert.DoesNotContain(data.Warnings, warning => warning.Contains("cosine", StringComparison.Ordinal));
        Assert.Contains("The run's metric measures its classifier; these figures compare by cosine.", told.Warnings);
    }

    [Fact]
    public void Several_models_are_judged_on_the_same_pairs_and_on_nobody_whom_one_was_trained_on()
    {
        SaveNetwork(run.BestCheckpoint);
        var other = TrainingRun.Create(folder["other"], ConfigOf(folder["set"]) with
        {
            Data = new()
            {
                Set = folder["set"], Preparation = Whole with { Size = 20 }, ValidationShare = 0.5,
                SplitSeed = 2
            },
        });
        SaveNetwork(other.BestCheckpoint);
        using var first = EvaluatedModel.Open(run.Folder);
        using var second = EvaluatedModel.Open(other.Folder);
        IEvaluatedModel[] models = [first, second, new PixelBaseline(first)];

        var all = EvaluationPictures.Open(models, folder["set"], new() { PairsEach = 10 }).PrepareAll(Cache);

        using var training = TrainingData.Load(run.Config.Data, Cache);
        using var otherTraining = TrainingData.Load(other.Config.Data, Cache);
        Assert.Equal([16, 20, 16], all.Select(data => data.Faces.Size));
        Assert.All(all, data => Assert.Equal(all[0].Task.Folds, data.Task.Folds));
        Assert.All(all[0].Task.TestFaces, face => Assert.True(
            training.Validation.Contains(all[0].Faces.Faces.Records[face].Identity)
            && otherTraining.Validation.Contains(all[0].Faces.Faces.Records[face].Identity)));
        Assert.Empty(all[2].Warnings);
        foreach (var data in all)
            data.Dispose();
    }

    [Fact]
    public void A_picture_that_one_model_cannot_have_is_left_out_for_all()
    {
        SaveNetwork(folder["one.safetensors"]);
        using var model = EvaluatedModel.Open(folder["one.safetensors"]);
        File.WriteAllText(folder["set/p00/0.png"], "no picture");

        var all = EvaluationPictures.Open([model, new PixelBaseline(model)], folder["set"]).PrepareAll(Cache);

        Assert.Equal(71, all[0].Task.TestFaces.Count);
        Assert.All(all, data => Assert.DoesNotContain(data.Task.TestFaces, face =>
            data.Faces.Faces.Records[face].Path == folder["set/p00/0.png"]));
        foreach (var data in all)
            data.Dispose();
    }

    [Theory]
    [InlineData("synthetic")]
    [InlineData("set")]
    public void Too_few_pairs_and_too_small_faces_are_refused_before_any_picture_is_prepared(string set)
    {
        SaveNetwork(run.BestCheckpoint);
        using var model = EvaluatedModel.Open(run.Folder);
        set = set == "set" ? folder[set] : set;

        Assert.Contains("9 pairs of each kind are too few", Assert.Throws<ArgumentException>(
            () => EvaluationPictures.Open(model, set, new() { PairsEach = 9 })).Message);
        Assert.Contains("takes faces of 16 pixels a side, but these would be 12: give a size (--size) of at least 16",
            Assert.Throws<ArgumentException>(() => EvaluationPictures.Open(model, set,
                new() { Changes = new() { Size = 12 } })).Message);
        Assert.False(Directory.Exists(folder["cache"]));
    }

    [Fact]
    public void A_checkpoint_that_is_not_the_best_has_a_name_of_its_own()
    {
        SaveNetwork(run.BestCheckpoint);
        SaveNetwork(folder["run/checkpoints/later.safetensors"]);
        using var model = EvaluatedModel.Open(folder["run/checkpoints/later.safetensors"]);

        Assert.Equal("run-later", model.Name);
    }

    [Fact]
    public void A_model_that_is_none_is_named_with_a_remedy()
    {
        Assert.Contains("facelab runs list", Assert.Throws<FaceDataException>(
            () => EvaluatedModel.Open(folder["nobody"])).Message);
        Assert.Contains("holds no run", Assert.Throws<FaceDataException>(
            () => EvaluatedModel.Open(folder["set"])).Message);
        Assert.Contains("facelab resume", Assert.Throws<FaceDataException>(
            () => EvaluatedModel.Open(run.Folder)).Message);
        Assert.Contains("facelab resume", Assert.Throws<FaceDataException>(
            () => EvaluatedModel.Open(run.BestCheckpoint)).Message);
        Assert.Contains("0.png", Assert.Throws<SafetensorsException>(
            () => EvaluatedModel.Open(folder["set/p00/0.png"])).Message);
    }

    [Fact]
    public void A_protocol_that_the_set_lacks_is_refused_before_any_picture_is_prepared()
    {
        SaveNetwork(run.BestCheckpoint);
        using var model = EvaluatedModel.Open(run.Folder);
        var view2 = new EvaluationOptions { Protocol = EvaluationProtocol.View2 };

        Assert.Contains("View1 and View2 are LFW's", Assert.Throws<FaceDataException>(
            () => EvaluationData.Open(model, folder["set"], view2, Cache)).Message);
        Assert.Contains("Rendered faces", Assert.Throws<FaceDataException>(
            () => EvaluationData.Open(model, DataOptions.Synthetic, view2, Cache)).Message);
        Assert.False(Directory.Exists(folder["cache"]));
    }

    [Fact]
    public void A_file_tells_how_its_faces_were_cropped_and_must_be_told_how_they_were_aligned()
    {
        SaveNetwork(folder["cropped.safetensors"]);
        SaveNetwork(folder["aligned.safetensors"], "aligned v1; template ArcFace");
        using var cropped = EvaluatedModel.Open(folder["cropped.safetensors"]);
        using var aligned = EvaluatedModel.Open(folder["aligned.safetensors"]);

        Assert.Equal(Whole, cropped.Preparation);
        Assert.Null(aligned.Preparation);
        Assert.Contains("--align", Assert.Throws<FaceDataException>(
            () => EvaluationData.Open(aligned, folder["set"], cache: Cache)).Message);
        using var told = EvaluationData.Open(aligned, folder["set"],
            new() { Changes = new() { Size = 16, CropShare = 1 } }, Cache);
        Assert.Contains(told.Warnings, warning => warning.Contains(
            "'aligned v1; template ArcFace'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_tells_where_it_was_made()
    {
        Assert.Null(run.Environment);
        File.WriteAllText(folder["run/environment.json"], "{\"threads\": ");
        Assert.Contains("environment.json", Assert.Throws<FaceDataException>(() => run.Environment).Message);
    }

    private FaceCacheOptions Cache => new() { Folder = folder["cache"] };

    private static RunConfig ConfigOf(string set) => new(
        )
    { Data = new() { Set = set, Preparation = Whole, ValidationShare = 0.5 }, Network = Network };

    private static void SaveNetwork(string path, string? parameters = null)
    {
        using var network = EmbeddingNetworks.Create(Network);
        TrainedNetwork.Save(path, network, "none", parameters ?? Whole.Make().Parameters,
            new EvaluationStep(3, 1, 1, 1, 1));
    }
}
