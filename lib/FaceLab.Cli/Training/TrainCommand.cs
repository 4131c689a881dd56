using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Networks;
using FaceLab.Runs;
using static FaceLab.Cli.CommandParts;
using static FaceLab.Cli.OptionWords;

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

    private static readonly Option<string> Network = Usual("--network",
        "The network to train; small-resnet learns most in ten minutes on a CPU.", SmallResNet.Kind)
            .Among([.. EmbeddingNetworks.Kinds]);

    private static readonly Option<string> Loss = Usual("--loss",
        "The loss to train with; the default does best on new people in ten minutes. triplet and contrastive are the " +
        "course's, arcface and softmax-center want longer, huber learns ratings.", Recipe.Loss.Kind)
            .Among([.. LossOptions.Kinds]);

    private static readonly Option<double?> Minutes = Optional<double?>("--minutes",
        $"Minutes of training; the first seconds are measured and set the steps. If not given: {Recipe.Minutes}, or " +
        "--steps. Ten are enough to see what a set is good for; each doubling adds a little.");

    private static readonly Option<int?> Steps =
        Optional<int?>("--steps", "Optimizer steps, instead of --minutes: the same on every machine.");

    private static readonly Option<int?> Size = Optional<int?>("--size",
        "Side of the prepared face in pixels, without the margin that is stored around aligned faces; " +
        "if not given, the size that suits the network.");

    private static readonly Option<AlignmentTarget?> Align = Choice<AlignmentTarget>("--align",
        "Align faces to this template; if not given, arcface, except for rendered faces. Where no face is found, the " +
        "whole picture is taken for one.");

    private static readonly Option<double> Rate =
        Usual("--learning-rate", "Peak learning rate.", new TrainingOptions().LearningRate);

    private static readonly Option<double> Share = Usual("--validation-share",
        "The share of the people who choose the best network and are not trained on; small sets need more than 0.1.",
        new DataOptions().ValidationShare);

    private static readonly Option<string?> MetricSet = new("--metric-set", "--score-set")
    {
        Description = "LFW by name or path: View 1's training pairs give the metric, for any training set; " +
            "if not given, validation identities give it.",
    };
    private static readonly Option<bool> Show = Optional<bool>("--show", "Print the config as JSON and train nothing.");

    /// <summary>The options that a config decides.</summary>
    private static readonly Option[] OfConfig =
        [Network, Loss, Minutes, Steps, Size, Align, Rate, Share, Seed, MetricSet];

    public static Command Create() => MakeCommand("train",
        "Train a network; you can stop at any time, and `facelab resume` continues. Without options it is the recipe " +
        "that learns most in ten minutes: `facelab train lfw`.",
        Train, [Set, Config, Run, .. OfConfig, Show, Cache, CommandParts.Device, Json])
        .WithExamples(CommandHelp.FirstRun);

    private static int Train(ParseResult line, CancellationToken cancellationToken)
    {
        var config = ConfigOf(line);
        TimeSpan? time = line.GetValue(Config) is null && line.GetValue(Steps) is null ? TimeOf(line) : null;
        if (line.GetValue(Show))
        {
            Console.Write(config.ToJson());
            return 0;
        }
        if (line.GetValue(Config) is null && line.GetValue(Align) is null && config.Data is
            { Set: not DataOptions.Synthetic, Preparation.Align: AlignmentTarget.None })
            Output.Note("there is no face detector here, so faces are cropped and not aligned, which costs accuracy: " +
                "`facelab check` says what is missing.");
        return RunWork.Start(line.GetValue(Run) ?? UsualFolder(config), config, time, line, cancellationToken);
    }

    private static TimeSpan TimeOf(ParseResult line) => (line.GetValue(Minutes) ?? Recipe.Minutes) switch
    {
        > 0 and <= 60 * 24 * 365 and var minutes => TimeSpan.FromMinutes(minutes),
        var minutes => throw new ArgumentException(Invariant(
            $"--minutes {minutes}: give a number of minutes above 0, at most a year.")),
    };

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
        if (line.GetValue(Minutes) is not null && line.GetValue(Steps) is not null)
            throw new ArgumentException("--minutes and --steps both say how long to train: give one of them.");
        var set = line.GetValue(Set)
            ?? throw new ArgumentException("Name a set, such as lfw or synthetic, or a --config.");
        var (loss, seed) = (LossOptions.Of(line.GetRequiredValue(Loss)), line.GetValue(Seed));
        var network = Recipe.NetworkOf(line.GetRequiredValue(Network), DeviceOf(line));
        var preparation = Recipe.PreparationOf(set, network.Options.InputSize, line.GetValue(Align));
        var training = Recipe.TrainingOf(loss) with { LearningRate = line.GetValue(Rate), Seed = seed };
        var config = new RunConfig
        {
            Data = new DataOptions
            {
                Set = set, ValidationShare = line.GetValue(Share),
                Preparation = preparation with { Size = line.GetValue(Size) ?? preparation.Size },
            },
            Network = network, Loss = loss, Training = training, MetricSet = line.GetValue(MetricSet),
            MetricPairsEach = Recipe.MetricPairsEach, WeightSeed = seed,
        };
        return TrainingPace.WithSteps(config, line.GetValue(Steps) ?? training.Steps);
    }

    /// <summary>Fails if an option is given beside a config that decides it.</summary>
    private static void RequireAlone(ParseResult line)
    {
        var given = OfConfig.Where(option => line.GetResult(option) is { Implicit: false })
            .Select(option => option.Name);
        string[] names = [.. line.GetValue(Set) is null ? [] : (string[])["the set"], .. given];
        if (names.Length > 0)
            throw new ArgumentException($"A config decides all of a run, so {string.Join(", ", names)} cannot be " +
                $"given beside --config: change the file instead.");
    }
}
