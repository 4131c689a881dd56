using System.Text.Json;
using System.Text.Json.Serialization;
using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Networks;

namespace FaceLab.Runs;

/// <summary>The settings of a run: the same config, pictures and machine give the same weights.</summary>
/// <example>
/// <code>
/// {"data": {"set": "lfw"}, "loss": {"kind": "triplet"}, "training": {"steps": 900}}
/// </code>
/// What is left out has its default; an unknown option is an error.
/// </example>
public sealed record RunConfig
{
    /// <summary>The options of the faces.</summary>
    public DataOptions Data { get; init; } = new();

    /// <summary>The network.</summary>
    public NetworkDescription Network { get; init; } = new(SmallResNet.Kind, new SmallResNetOptions());

    /// <summary>The loss.</summary>
    public LossOptions Loss { get; init; } = new ContrastiveOptions();

    /// <summary>The steps, batches, learning rate and so on.</summary>
    public TrainingOptions Training { get; init; } = new();

    /// <summary>The number of genuine, and of impostor, pairs of validation identities for the metric, the area under
    /// their ROC curve after each epoch; 0 for none.</summary>
    /// <remarks>A loss of ratings measures <see cref="RatingCorrelation"/> on all validation faces instead, unless this
    /// is 0. Not used with a <see cref="MetricSet"/>.</remarks>
    public int MetricPairsEach { get; init; } = 300;

    /// <summary>LFW by name or path, for another metric: the area under the ROC curve of View 1's training pairs. The
    /// training set may be any.</summary>
    /// <remarks>Its faces are prepared like the run's, except for <see cref="PreparationOptions.Assume"/>, which is
    /// <see cref="AssumedFace.Lfw"/> there. Nobody in those pairs may be a training person.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MetricSet { get; init; }

    /// <summary>The seed of the first weights of network and loss.</summary>
    public int WeightSeed { get; init; } = 1;

    /// <summary>A run's folder, or a network's file, with the first weights; random ones if
    /// <see langword="null"/>.</summary>
    /// <remarks>The file is read before the first step only, and must be of the same network.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StartFrom { get; init; }

    internal bool LearnsRatings => Loss is HuberOptions
        || Training.Batches is CurriculumPairs { RatingClassWidth: not null };

    /// <summary>Writes the config as JSON, indented.</summary>
    public string ToJson() => RunJson.Pretty(this);

    /// <summary>Checks the options, and that loss and batches fit.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; batches of pairs have a loss that does not
    /// use pairs, or the other way round; batches of rating classes have a loss that learns no ratings; or pairs of
    /// people would be measured where pairs of ratings are learned.</exception>
    public void Validate()
    {
        Training.Validate();
        if (MetricSet is not null && string.IsNullOrWhiteSpace(MetricSet))
            throw new ArgumentException("MetricSet is blank: name LFW, or leave it out.");
        if (Loss is PairLossOptions != Training.Batches is CurriculumPairs)
            throw new ArgumentException($"The loss '{Loss.Kind}' and the batches do not fit: batches of kind " +
                $"'curriculum-pairs' go with losses of given pairs, and no others do. For this " +
                $"loss {RunJson.Line<SamplerOptions>(Loss.UsualBatches)} is usual.");
        if (Training.Batches is CurriculumPairs { RatingClassWidth: not null } && MetricPairsEach > 0)
            throw new ArgumentException("Pairs of similar ratings do not teach identities, which 'metricPairsEach' " +
                "would measure: set it to 0, and the validation loss picks the best network.");
        if (Training.Batches is RatingClassBatches && Loss is not HuberOptions)
            throw new ArgumentException($"Batches of kind 'rating-classes' go with the loss 'huber', which learns " +
                $"ratings; '{Loss.Kind}' learns people. For this " +
                $"loss {RunJson.Line<SamplerOptions>(Loss.UsualBatches)} is usual.");
    }

    /// <summary>Returns the config with full paths of sets and networks, so that a run can continue anywhere.</summary>
    internal RunConfig Rooted() => this with
    {
        Data = Data with { Set = DataOptions.Rooted(Data.Set) },
        MetricSet = MetricSet is null ? null : DataOptions.Rooted(MetricSet),
        StartFrom = StartFrom is null ? null : Path.GetFullPath(StartFrom),
    };

    /// <exception cref="ArgumentException">The faces are smaller than the network's input.</exception>
    internal void RequireFit()
    {
        var (input, stored) = (Network.Options.InputSize, Data.StoredSize);
        if (stored < input)
        {
            throw new ArgumentException($"The input of '{Network.Kind}' is {input} pixels a side, but the faces " +
                $"would be {stored}: prepare larger ones (a size of {input * 9 / 8}; {input} where faces are " +
                $"aligned), or give the network an input of at most {stored}.");
        }
    }

    /// <summary>Reads a config and checks it.</summary>
    /// <param name="path">A JSON file; comments are allowed.</param>
    /// <exception cref="FaceDataException">The config is wrong; the message names the file and the fault.</exception>
    public static RunConfig Read(string path)
    {
        try
        {
            var config = RunJson.Parse<RunConfig>(File.ReadAllText(path));
            config.Validate();
            return config;
        }
        catch (Exception error) when (error is JsonException or ArgumentException or NotSupportedException
            or IOException or UnauthorizedAccessException)
        {
            throw new FaceDataException($"'{path}' is not a run's config: {error.Message.ReplaceLineEndings(" ")} " +
                "Correct it, or begin with one that `facelab train --show` prints.", error);
        }
    }
}
