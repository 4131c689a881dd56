using System.CommandLine;
using FaceLab.Cli.Data;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Networks;
using FaceLab.Runs;

namespace FaceLab.Cli.Training;

/// <summary><c>facelab train SET</c>: a run in a folder of its own.</summary>
internal static class TrainCommand
{
    private static readonly Argument<string?> Set = new("set")
    {
        Description = "A set by name or path, or 'synthetic'; of LFW only View 1's training people are taken. Not with --config.", Arity = ArgumentArity.ZeroOrOne,
    };
    private static readonly Option<string?> Config = new("--config") { Description = "A JSON file with all settings; --show prints one. Other options but --run and --device are not for it." };
    private static readonly Option<string?> Run = new("--run") { Description = "The run's folder; runs/SET-LOSS-SEED if not given." };
    private static readonly Option<string> Network = new("--network") { Description = "What learns.", DefaultValueFactory = _ => SmallResNet.Kind };
    private static readonly Option<string> Loss = new("--loss") { Description = "What is learned from a batch.", DefaultValueFactory = _ => "contrastive" };
    private static readonly Option<int> Steps = new("--steps") { Description = "Optimizer steps.", DefaultValueFactory = _ => new TrainingOptions().Steps };
    private static readonly Option<int?> Size = new("--size")
    {
        Description = "Side of the prepared face in pixels, of aligned faces without the margin that is stored around it; what suits the network if not given.",
    };
    private static readonly Option<AlignmentTarget> Align = new("--align") { Description = "Whether faces are aligned.", DefaultValueFactory = _ => AlignmentTarget.None };
    private static readonly Option<double> Rate = new("--learning-rate") { Description = "Peak learning rate.", DefaultValueFactory = _ => new TrainingOptions().LearningRate };
    private static readonly Option<int> Seed = SetArgument.Seed();
    private static readonly Option<string?> MetricSet = new("--metric-set", "--score-set")
    {
        Description = "LFW by name or path: View 1's training pairs give the metric, whatever is trained on; validation identities if not given.",
    };
    private static readonly Option<bool> Show = new("--show") { Description = "Print the config as JSON and train nothing." };

    public static Command Create()
    {
        Network.AcceptOnlyFromAmong([.. EmbeddingNetworks.Kinds]);
        Loss.AcceptOnlyFromAmong([.. LossOptions.Kinds]);
        var command = new Command("train", "Train a network; stop it at any time, `facelab resume` goes on.")
        {
            Set, Config, Run, Network, Loss, Steps, Size, Align, Rate, Seed, MetricSet, Show, CacheFolderOption.Option, RunWork.Device,
        };
        command.SetWork(Train);
        return command;
    }

    private static int Train(ParseResult line, CancellationToken cancellationToken)
    {
        var config = ConfigOf(line);
        if (line.GetValue(Show))
        {
            Console.Write(config.ToJson());
            return 0;
        }
        var pictures = TrainingPictures.Open(config);
        return RunWork.Train(TrainingRun.Create(line.GetValue(Run) ?? UsualFolder(config), config), pictures, line, cancellationToken);
    }

    private static string UsualFolder(RunConfig config)
    {
        // A path may end in a slash, or be "." or "..".
        var set = config.Data.Set == DataOptions.Synthetic ? config.Data.Set
            : Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(config.Data.Set)));
        return Path.Combine("runs", $"{(set.Length > 0 ? set : "root")}-{config.Loss.Kind}-{config.WeightSeed}");
    }

    private static RunConfig ConfigOf(ParseResult line)
    {
        if (line.GetValue(Config) is { } path)
        {
            RequireAlone(line);
            return RunConfig.Read(path);
        }
        var set = line.GetValue(Set) ?? throw new ArgumentException("Name a set, such as lfw or synthetic, or a --config.");
        var loss = LossOptions.Of(line.GetRequiredValue(Loss));
        var options = EmbeddingNetworks.DefaultOptions(line.GetRequiredValue(Network)) with { Precision = Precision.BestFor(RunWork.DeviceOf(line)) };
        var preparation = new PreparationOptions { Align = line.GetValue(Align) };
        return new RunConfig
        {
            Data = new DataOptions { Set = set, Preparation = preparation with { Size = line.GetValue(Size) ?? UsualSize(set, preparation, options) } },
            Network = new NetworkDescription(line.GetRequiredValue(Network), options),
            Loss = loss,
            Training = new TrainingOptions
            {
                Steps = line.GetValue(Steps), LearningRate = line.GetValue(Rate), Batches = loss.UsualBatches, Seed = line.GetValue(Seed),
                ValidateEachEpoch = true,
            },
            MetricSet = line.GetValue(MetricSet),
            WeightSeed = line.GetValue(Seed),
        };
    }

    /// <summary>Room for shifting a face in augmentation: an eighth of what the network sees, which aligned faces get anyway.</summary>
    private static int UsualSize(string set, PreparationOptions preparation, NetworkOptions network) =>
        preparation.Align == AlignmentTarget.None || set == DataOptions.Synthetic ? network.InputSize * 9 / 8 : network.InputSize;

    /// <summary>Fails if something is given beside a config that the config says itself.</summary>
    private static void RequireAlone(ParseResult line)
    {
        Option[] options = [Network, Loss, Steps, Size, Align, Rate, Seed, MetricSet];
        var given = options.Where(option => line.GetResult(option) is { Implicit: false }).Select(option => option.Name);
        string[] names = [.. line.GetValue(Set) is null ? [] : (string[])["the set"], .. given];
        if (names.Length > 0)
            throw new ArgumentException($"A config decides all of a run, so {string.Join(", ", names)} cannot be given beside --config: change the file instead.");
    }
}
