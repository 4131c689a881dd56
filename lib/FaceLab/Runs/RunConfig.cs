using System.Text.Json;
using System.Text.Json.Serialization;
using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Networks;

namespace FaceLab.Runs;

/// <summary>All that decides a run: the same config, pictures and machine give the same weights.</summary>
/// <example>
/// <code>
/// {"data": {"set": "lfw"}, "loss": {"kind": "triplet"}, "training": {"steps": 900}}
/// </code>
/// What is left out has its default; an unknown option is an error.
/// </example>
public sealed record RunConfig
{
    /// <summary>The faces.</summary>
    public DataOptions Data { get; init; } = new();

    /// <summary>The network.</summary>
    public NetworkDescription Network { get; init; } = new(SmallResNet.Kind, new SmallResNetOptions());

    /// <summary>The loss.</summary>
    public LossOptions Loss { get; init; } = new ContrastiveOptions();

    /// <summary>The steps, batches, learning rate ...</summary>
    public TrainingOptions Training { get; init; } = new();

    /// <summary>The number of genuine pairs of validation identities, and of as many impostor pairs, whose area under
    /// the ROC curve is measured after each epoch; 0 for none.</summary>
    /// <remarks>A loss of ratings measures <see cref="RatingCorrelation"/> on all validation faces instead, unless
    /// this is 0. Not asked where there is a <see cref="MetricSet"/>.</remarks>
    public int MetricPairsEach { get; init; } = 300;

    /// <summary>LFW by name or path: the area under the ROC curve of View 1's training pairs is the metric then,
    /// whatever the run is trained on.</summary>
    /// <remarks>Its faces are prepared as the run's are, apart from <see cref="PreparationOptions.Assume"/>, which is
    /// <see cref="AssumedFace.Lfw"/> there. Nobody of those pairs may be learned from.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MetricSet { get; init; }

    /// <summary>The seed of the first weights of network and loss.</summary>
    public int WeightSeed { get; init; } = 1;

    /// <summary>A run's folder, or a network's file, whose weights the network begins with; fresh ones if
    /// <see langword="null"/>.</summary>
    /// <remarks>The file is looked at before the first step only, and must be of the same network.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StartFrom { get; init; }

    /// <summary>True if the run needs the rating of every face.</summary>
    internal bool LearnsRatings => Loss is HuberOptions
        || Training.Batches is CurriculumPairs { RatingClassWidth: not null };

    /// <summary>Writes the config as JSON, indented.</summary>
    public string ToJson() => RunJson.Pretty(this);

    /// <summary>Checks the options, and that loss and batches fit.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; batches of pairs go with a loss that reads
    /// none, or the other way round; batches of rating classes go with a loss that learns no ratings; or pairs of
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
            throw new ArgumentException("Pairs of about one rating do not teach who is who, which 'metricPairsEach' " +
                "would measure: set it to 0, and the validation loss tells which network is the best.");
        if (Training.Batches is RatingClassBatches && Loss is not HuberOptions)
            throw new ArgumentException($"Batches of kind 'rating-classes' go with the loss 'huber', which learns " +
                $"ratings; '{Loss.Kind}' learns people. For this " +
                $"loss {RunJson.Line<SamplerOptions>(Loss.UsualBatches)} is usual.");
    }

    /// <summary>Gives the sets and networks their full paths, so that the run goes on from anywhere.</summary>
    internal RunConfig Rooted() => this with
    {
        Data = Data with { Set = DataOptions.Rooted(Data.Set) },
        MetricSet = MetricSet is null ? null : DataOptions.Rooted(MetricSet),
        StartFrom = StartFrom is null ? null : Path.GetFullPath(StartFrom),
    };

    /// <summary>Fails where a new run could not begin: faces smaller than what the network sees.</summary>
    /// <exception cref="ArgumentException">As said; the message has both sizes.</exception>
    internal void RequireFit()
    {
        var (input, stored) = (Network.Options.InputSize, Data.StoredSize);
        if (stored < input)
        {
            throw new ArgumentException($"The network '{Network.Kind}' sees {input} pixels a side, the faces would " +
                $"have {stored}: prepare larger ones (a size of {input * 9 / 8}; {input} where faces are aligned), " +
                $"or give the network an input of at most {stored}.");
        }
    }

    /// <summary>Reads a config and checks it.</summary>
    /// <param name="path">A JSON file; comments are allowed.</param>
    /// <exception cref="FaceDataException">Names the file and what is wrong in it.</exception>
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
            throw new FaceDataException($"'{path}' is no config of a run: {error.Message.ReplaceLineEndings(" ")} " +
                "Correct it, or begin with one that `facelab train --show` prints.", error);
        }
    }
}
