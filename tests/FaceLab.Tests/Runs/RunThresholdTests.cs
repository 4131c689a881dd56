using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Networks;
using FaceLab.Runs;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Runs;

public sealed class RunThresholdTests : IDisposable
{
    private static readonly PreparationOptions Whole = new() { Size = 16, CropShare = 1 };

    private readonly TempFolder folder = new();

    public RunThresholdTests() => NoisePictures.SavePeople(folder["set"]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_validation_identities_choose_it_and_give_its_rates()
    {
        using var model = ModelOf("run", embeddingSize: 8);
        using var data = TrainingData.Load(model.Run!.Config.Data, Cache);
        var pairs = data.Faces.DrawPairs(data.Validation, 3000, seed: 1);
        var similarities = PairSimilarities.Compare(model.Network, data.Faces, pairs);

        var threshold = RunThreshold.Of(model, Cache);

        Assert.Equal(VerificationAccuracy.BestThreshold(similarities), threshold.Threshold, 1e-12);
        Assert.Equal(ConfusionMatrix.At(threshold.Threshold, similarities).FalseAcceptRate, threshold.FalseAccepts);
        Assert.Equal(ConfusionMatrix.At(threshold.Threshold, similarities).FalseRejectRate, threshold.FalseRejects);
        Assert.Equal($"{pairs.Count:N0} pairs of 12 validation identities of the run", threshold.ChosenOn);
    }

    [Fact]
    public void It_is_kept_for_its_network_and_chosen_again_for_another()
    {
        RunThreshold first;
        using (var model = ModelOf("run", embeddingSize: 8))
            first = RunThreshold.Of(model, Cache);
        Directory.Delete(folder["cache"], recursive: true);
        Directory.Move(folder["set"], folder["elsewhere"]);

        using (var again = EvaluatedModel.Open(folder["run"]))
            Assert.Equal(first, RunThreshold.Of(again, Cache));
        Save(folder["run/checkpoints/best.safetensors"], embeddingSize: 8, seed: 2);
        using (var other = EvaluatedModel.Open(folder["run"]))
            Assert.Contains("There is no",
                Assert.Throws<FaceDataException>(() => RunThreshold.Of(other, Cache)).Message);
        Directory.Move(folder["elsewhere"], folder["set"]);
        using (var other = EvaluatedModel.Open(folder["run"]))
            Assert.NotEqual(first.Threshold, RunThreshold.Of(other, Cache).Threshold);
        File.WriteAllText(folder["run/threshold.json"], "{");
        using (var other = EvaluatedModel.Open(folder["run"]))
            Assert.NotEqual(first.Threshold, RunThreshold.Of(other, Cache).Threshold);
    }

    [Fact]
    public void A_network_without_people_to_choose_on_has_none()
    {
        Save(folder["alone.safetensors"], embeddingSize: 8);
        using var alone = EvaluatedModel.Open(folder["alone.safetensors"]);
        using var ratings = ModelOf("ratings", embeddingSize: 1);

        Assert.Contains("lies outside a run's folder",
            Assert.Throws<FaceDataException>(() => RunThreshold.Of(alone, Cache)).Message);
        Assert.Contains("learned ratings",
            Assert.Throws<FaceDataException>(() => RunThreshold.Of(ratings, Cache)).Message);
    }

    private FaceCacheOptions Cache => new() { Folder = folder["cache"] };

    private EvaluatedModel ModelOf(string name, int embeddingSize)
    {
        var run = TrainingRun.Create(folder[name], new()
        {
            Data = new() { Set = folder["set"], Preparation = Whole, ValidationShare = 0.5 },
            Network = Network(embeddingSize),
        });
        Save(run.BestCheckpoint, embeddingSize);
        return EvaluatedModel.Open(run.Folder);
    }

    private static NetworkDescription Network(int embeddingSize) => new(SmallResNet.Kind,
        new SmallResNetOptions { InputSize = 16, Width = 4, EmbeddingSize = embeddingSize });

    private static void Save(string path, int embeddingSize, int seed = 1)
    {
        TorchSharp.torch.manual_seed(seed);
        using var network = EmbeddingNetworks.Create(Network(embeddingSize));
        TrainedNetwork.Save(path, network, "none", Whole.Make().Parameters, new EvaluationStep(3, 1, 1, 1, 1));
    }
}
