using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Checkpoints;
using FaceLab.Tests.Support;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning;

/// <summary>Files of the right form whose content is impossible.</summary>
public sealed class DamagedCheckpointTests : IDisposable
{
    private readonly PreparedFaces faces = SmallSets.Patterns(people: 12, imagesEach: 4, size: 20);
    private readonly TempFolder folder = new();

    public void Dispose()
    {
        faces.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("random.augmentation")]
    [InlineData("random.global")]
    public void A_checkpoint_with_damaged_random_numbers_is_refused_and_changes_nothing(string name)
    {
        using var session = new TrainerSession(faces, Tiny, new ContrastiveOptions());
        var path = SavedAfter(session, steps: 2);
        var file = SafetensorsFile.Open(path);
        var entry = file.Entries.Single(one => one.Name == name);
        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan(bytes.Length - (int)(file.Entries.Max(one => one.End) - entry.Begin),
            (int)(entry.End - entry.Begin)).Fill(0xFF);
        File.WriteAllBytes(path, bytes);

        Refuses(session, path, name);
    }

    [Theory]
    [InlineData("progress", "\"step\":2", "\"step\":-2", "run of -2 steps")]
    [InlineData("progress", "\"step\":2", "\"step\":3", "steps of 4")]
    [InlineData("progress", "\"step\":2", "\"step\":9999", "steps of 4")]
    [InlineData("progress", "\"bestStep\":2", "\"bestStep\":1", "best step 1")]
    [InlineData("progress", "\"scoresSinceBest\":0", "\"scoresSinceBest\":-7", "-7 metrics")]
    [InlineData("progress", "\"seconds\":", "\"seconds\":-", "seconds")]
    [InlineData("progress", "{", "", "'progress' cannot be read")]
    [InlineData("history", "[", "[null,", "nothing after step 0")]
    [InlineData("history", "\"step\":2", "\"step\":0", "step 0")]
    [InlineData("history", "\"step\":2", "\"step\":1", "steps of 4")]
    [InlineData("sampler", "xoshiro", "xoshira", "random source")]
    [InlineData("sampler", "\"Batches\":", "\"Batches\":-", "batches")]
    public void A_checkpoint_whose_texts_cannot_be_is_refused_and_changes_nothing(
        string text, string old, string changed, string reason)
    {
        using var session = new TrainerSession(faces, Tiny, new ContrastiveOptions());
        var path = SavedAfter(session, steps: 2);
        var file = SafetensorsFile.Open(path);
        using (var scope = NewDisposeScope())
        {
            var texts = new Dictionary<string, string>(file.Metadata);
            Assert.Contains(old, texts[text]);
            texts[text] = texts[text].Replace(old, changed, StringComparison.Ordinal);
            SafetensorsFile.Write(path, file.Entries.ToDictionary(entry => entry.Name, entry => file.Read(entry.Name)),
                texts);
        }

        Refuses(session, path, reason);
    }

    /// <summary>A header with such options, and not one weight: 10^12 numbers if it were believed.</summary>
    [Theory]
    [InlineData("small-resnet", "{\"width\": 1024, \"inputSize\": 1024, \"embeddingSize\": 32768}")]
    [InlineData("small-resnet", "{}")]
    [InlineData("vgg16-bn", "{\"width\": 512, \"poolSize\": 8, \"projection\": 32768}")]
    [InlineData("mobile-facenet", "{\"embeddingSize\": 32768}")]
    [InlineData("nn4-small2", "{\"embeddingSize\": 32768}")]
    [InlineData("tiny-darknet", "{\"embeddingSize\": 32768}")]
    public void A_small_file_that_describes_a_large_network_is_refused_before_one_is_made(string kind, string options)
    {
        var path = folder["small.safetensors"];
        SafetensorsFile.Write(path, new Dictionary<string, Tensor>(), new Dictionary<string, string>
        {
            ["kind"] = "facelab network 1", ["network"] = $"{{\"kind\": \"{kind}\", \"options\": {options}}}",
            ["faces"] = "", ["preparation"] = "", ["step"] = "1",
        });

        var error = Assert.Throws<SafetensorsException>(() => TrainedNetwork.Load(path));

        Assert.Contains($"holds 0 numbers, but the {kind}", error.Message);
        Assert.Contains("small.safetensors", error.Message);
    }

    private static TrainingOptions Tiny => new()
    {
        Steps = 4, ValidateEvery = 2, ValidationBatches = 1,
        Batches = new IdentityBatches { Identities = 4 }
    };

    private string SavedAfter(TrainerSession session, int steps)
    {
        var path = folder["last.safetensors"];
        session.RunTo(steps);
        session.Trainer.SaveCheckpoint(path);
        return path;
    }

    /// <summary>The session refuses a file, and what it does next is what it would have done.</summary>
    private void Refuses(TrainerSession session, string path, string reason)
    {
        var (weights, step, before) = (session.Weights(), session.Trainer.Step, folder["before"]);
        session.Trainer.SaveCheckpoint(before);

        var error = Assert.Throws<SafetensorsException>(() => session.Trainer.LoadCheckpoint(path));

        Assert.Contains(reason, error.Message);
        Assert.Contains(path, error.Message);
        Assert.Contains("new run", error.Message);
        Assert.Equal(weights, session.Weights());
        Assert.Equal(step, session.Trainer.Step);
        session.Trainer.SaveCheckpoint(path);
        var (old, now) = (SafetensorsFile.Open(before), SafetensorsFile.Open(path));
        Assert.Equal(old.Metadata["sampler"], now.Metadata["sampler"]);
        Assert.Equal(old.Metadata["history"], now.Metadata["history"]);
        using var scope = NewDisposeScope();
        Assert.All(old.Entries, entry => Assert.True(old.Read(entry.Name).bytes.SequenceEqual(
            now.Read(entry.Name).bytes), entry.Name));
    }
}
