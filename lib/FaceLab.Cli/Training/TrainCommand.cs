using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Networks;
using FaceLab.Networks.Layers;
using FaceLab.Runs;
using static FaceLab.Cli.CommandParts;

namespace FaceLab.Cli.Training;

/// <summary><c>facelab train SET</c>: a run in a folder of its own.</summary>
internal static class TrainCommand
{
    private static readonly Argument<string?> Set = new("set")
    {
        Description = "A set by name or path, or 'synthetic'; of LFW only View 1's training people are taken. Not " +
            "with --config.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Config = Optional<string?>("--config",
        "A JSON file with all settings, in place of the set and the options of training; --show prints one.");

    private static readonly Option<string?> Run =
        Optional<string?>("--run", "The run's folder; runs/SET-LOSS-SEED if not given.");

    private static readonly Option<string> Network =
        Usual("--network", "The network to train.", SmallResNet.Kind).Among([.. EmbeddingNetworks.Kinds]);

    private static readonly Option<string> Loss =
        Usual("--loss", "The loss to train with.", "contrastive").Among([.. LossOptions.Kinds]);

    private static readonly Option<int> Steps = Usual("--steps", "Optimizer steps.", new TrainingOptions().Steps);

    private static readonly Option<int?> Size = Optional<int?>("--size",
        "Side of the prepared face in pixels, without the margin that is stored around aligned faces; " +
        "if not given, the size that suits the network.");

    private static readonly Option<AlignmentTarget> Align =
        Usual("--align", "Align faces to this template.", AlignmentTarget.None);

    private static readonly Option<double> Rate =
        Usual("--learning-rate", "Peak learning rate.", new TrainingOptions().LearningRate);

    private static readonly Option<string?> MetricSet = new("--metric-set", "--score-set")
    {
        Description = "LFW by name or path: View 1's training pairs give the metric, for any training set; " +
            "if not given, validation identities give it.",
    };
    private static readonly Option<bool> Show = Optional<bool>("--show", "Print the config as JSON and train nothing.");

    public static Command Create() => MakeCommand("train",
        "Train a network; you can stop at any time, and `facelab resume` continues.", Train,
        Set, Config, Run, Network, Loss, Steps, Size, Align, Rate, Seed, MetricSet, Show, Cache, CommandParts.Device);

    private static int Train(ParseResult line, CancellationToken cancellationToken)
    {
        var config = ConfigOf(line);
        if (line.GetValue(Show))
        {
            Console.Write(config.ToJson());
            return 0;
        }
        var pictures = TrainingPictures.Open(config);
        var run = TrainingRun.Create(line.GetValue(Run) ?? UsualFolder(config), config);
        return RunWork.Train(run, pictures, line, cancellationToken);
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
        var set = line.GetValue(Set)
            ?? throw new ArgumentException("Name a set, such as lfw or synthetic, or a --config.");
        var loss = LossOptions.Of(line.GetRequiredValue(Loss));
        var (kind, seed) = (line.GetRequiredValue(Network), line.GetValue(Seed));
        var options = EmbeddingNetworks.DefaultOptions(kind) with { Precision = Precision.BestFor(DeviceOf(line)) };
        // Room for shifting a face in augmentation: an eighth of what the network sees, which aligned faces get anyway.
        var roomy = line.GetValue(Align) == AlignmentTarget.None || set == DataOptions.Synthetic;
        var size = line.GetValue(Size) ?? (roomy ? options.InputSize * 9 / 8 : options.InputSize);
        return new RunConfig
        {
            Data = new DataOptions { Set = set, Preparation = new() { Align = line.GetValue(Align), Size = size } },
            Network = new NetworkDescription(kind, options),
            Loss = loss,
            Training = new TrainingOptions
            {
                Steps = line.GetValue(Steps), LearningRate = line.GetValue(Rate), Batches = loss.UsualBatches,
                Seed = seed,
                ValidateEachEpoch = true,
            },
            MetricSet = line.GetValue(MetricSet),
            WeightSeed = seed,
        };
    }

    /// <summary>Fails if an option is given beside a config that decides it.</summary>
    private static void RequireAlone(ParseResult line)
    {
        Option[] options = [Network, Loss, Steps, Size, Align, Rate, Seed, MetricSet];
        var given = options.Where(option => line.GetResult(option) is { Implicit: false })
            .Select(option => option.Name);
        string[] names = [.. line.GetValue(Set) is null ? [] : (string[])["the set"], .. given];
        if (names.Length > 0)
            throw new ArgumentException($"A config decides all of a run, so {string.Join(", ", names)} cannot be " +
                $"given beside --config: change the file instead.");
    }
}
