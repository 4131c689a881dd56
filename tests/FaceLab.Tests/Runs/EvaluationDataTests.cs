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

        var pairs = data.Task.Folds[0].Concat(data.Task.ThresholdPairs).ToList();
        Assert.All(pairs, pair => Assert.True(training.Validation.Contains(
            data.Faces.Faces.Records[pair.First].Identity)));
        Assert.All(pairs, pair => Assert.True(training.Validation.Contains(
            data.Faces.Faces.Records[pair.Second].Identity)));
        Assert.All(pairs, pair => Assert.Equal(pair.Genuine,
            data.Faces.Faces.Labels[pair.First] == data.Faces.Faces.Labels[pair.Second]));
        Assert.Equal(6, data.Task.TestFaces.Select(face => data.Faces.Faces.Labels[face]).Distinct().Count());
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
            "12 people of the test are among those of the run, by name (", StringComparison.Ordinal));
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
        using var told = EvaluationData.Open(aligned, folder["set"], new() { Preparation = Whole }, Cache);
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
