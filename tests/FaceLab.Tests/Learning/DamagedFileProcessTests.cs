using FaceLab.Data;
using FaceLab.Learning;
using FaceLab.Learning.Checkpoints;
using FaceLab.Runs;
using FaceLab.Tests.Support;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning;

/// <summary>Damaged files, each read in a process that must survive them all: it refuses a file, or goes on with
/// it.</summary>
public sealed class DamagedFileProcessTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Training_checkpoints() => Judge(ReadCheckpoints);

    [Fact]
    public void Networks() => Judge(ReadNetworks);

    [Fact]
    public void Configs_and_curves()
    {
        var lines = ChildProcess.Run(ReadTexts, folder.Path);

        Assert.Contains(lines, line => line.Contains("config.json"));
        Assert.DoesNotContain(lines, line => line.EndsWith('\t'));
    }

    private void Judge(Action<string> read)
    {
        var lines = ChildProcess.Run(read, folder.Path).Select(line => line.Split('\t', 3)).ToList();

        Assert.All(lines, line => Assert.Equal(3, line.Length));
        Assert.All(lines.Where(line => line[1] == "no"), line =>
            Assert.True(line[2].StartsWith("refused", StringComparison.Ordinal), string.Join(' ', line)));
        Assert.All(lines, line => Assert.DoesNotContain("frame #", line[2]));
        Assert.Contains(lines, line => line[2] == "goes on");
    }

    private static void ReadCheckpoints(string folder)
    {
        var path = Path.Combine(folder, "last.safetensors");
        using var faces = SmallSets.Patterns(people: 12, imagesEach: 4, size: 20);
        using var session = new TrainerSession(faces, new(
            )
        { Steps = 4, ValidateEvery = 2, ValidationBatches = 1, Batches = new IdentityBatches { Identities = 4 } },
            new ContrastiveOptions());
        session.RunTo(2);
        session.Trainer.SaveCheckpoint(path);
        ReadAll(path, () =>
        {
            session.Trainer.LoadCheckpoint(path);
            session.RunTo(3);
        });
    }

    private static void ReadNetworks(string folder)
    {
        var path = Path.Combine(folder, "best.safetensors");
        using (var network = new FaceLab.Networks.SmallResNet(new() { InputSize = 16, Width = 4, EmbeddingSize = 8 }))
            TrainedNetwork.Save(path, network, "key", "parameters", new EvaluationStep(2, 0.1, 1, 1, 100));
        ReadAll(path, () =>
        {
            using var scope = NewDisposeScope();
            using var trained = TrainedNetwork.Load(path);
            trained.Network.call(zeros(2, 3, trained.Network.InputSize, trained.Network.InputSize));
        });
    }

    /// <summary>Prints a line for each damage: its name, whether it may pass, and what became of it.</summary>
    private static void ReadAll(string path, Action read)
    {
        foreach (var damage in Damage.Of(path).ToList())
        {
            File.WriteAllBytes(path, damage.Bytes);
            Console.Write($"{damage.Name}\t{(damage.MayPass ? "yes" : "no")}\t");
            Console.Out.Flush();
            Console.WriteLine(OutcomeOf(read));
        }
    }

    private static void ReadTexts(string folder)
    {
        var config = new RunConfig { Data = new DataOptions { Set = "set" }, Training = new() { Steps = 4 } };
        string[] texts = [config.ToJson(), "step,seconds,training_loss,score\n1,0.5,0.25,\n2,1,0.125,0.75\n"];
        foreach (var (name, text) in ((string[])["config.json", "metrics.csv"]).Zip(texts))
        {
            var (path, chance) = (Path.Combine(folder, name), new Random(1));
            for (var i = 0; i < 200; i++)
            {
                var bytes = System.Text.Encoding.UTF8.GetBytes(text);
                bytes[chance.Next(bytes.Length)] ^= (byte)(1 << chance.Next(8));
                File.WriteAllBytes(path, i % 4 == 0 ? bytes[..chance.Next(bytes.Length)] : bytes);
                Console.Write($"{name} {i}\t");
                Console.WriteLine(OutcomeOf(name == "metrics.csv" ? () => MetricsFile.Read(path) : () =>
                    RunConfig.Read(path)));
            }
        }
    }

    private static string OutcomeOf(Action read)
    {
        try
        {
            read();
            return "goes on";
        }
        catch (Exception error) when (error is SafetensorsException or FaceDataException)
        {
            return $"refused: {error.Message.ReplaceLineEndings(" ")}";
        }
        catch (TrainingException error)
        {
            return $"stops: {error.Message.ReplaceLineEndings(" ")}";
        }
    }
}
