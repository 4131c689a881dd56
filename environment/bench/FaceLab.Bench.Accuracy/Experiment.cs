using FaceLab.Faces;
using FaceLab.Faces.Alignment;
using FaceLab.Learning;
using FaceLab.Networks;
using FaceLab.Networks.Layers;
using FaceLab.Runs;
using static TorchSharp.torch;

namespace FaceLab.Bench.Accuracy;

/// <summary>One network, or several whose similarities are averaged, and which protocol judges them.</summary>
/// <param name="Key">Its key in the JSON.</param>
/// <param name="Goal">The accuracy that is wanted.</param>
/// <param name="Members">The networks, each with the name of its run: one that stands in several experiments is
/// trained once.</param>
internal sealed record Experiment(string Key, double Goal, params IReadOnlyList<(string Run, RunConfig Config)> Members)
{
    private static readonly Precision Fastest = Precision.BestFor(CPU);

    /// <summary>Without bfloat16 in hardware a step takes three times as long: fewer of them fit into the same
    /// minutes.</summary>
    private static readonly double StepShare = Fastest.Compute == ScalarType.BFloat16 ? 1 : 0.36;

    /// <summary>On so few people longer training is worse: they are known by then, and strangers less well.</summary>
    private const int StepsOnPins = 1400;

    private static readonly DataOptions Lfw = new() { Set = "lfw",
        Preparation = new() { Align = AlignmentTarget.ArcFace, Size = 48, CenterWhereNotAligned = true } };

    private static readonly FaceAugmentation Strong = new(
        ) { Colour = 0.1, ErasingProbability = 0.3, ErasingShare = 0.15 };

    private static readonly CosFaceOptions CosFace = new() { Scale = 32, Margin = 0.25 };

    /// <summary>Eyes, nose and mouth closer by: a second network that sees something else errs on other
    /// faces.</summary>
    private static readonly FaceRegion Inner = new(0.5, 0.6, 0.72);

    /// <summary>Almost all that a closely cut picture has.</summary>
    private static readonly FaceRegion Wide = new(0.5, 0.56, 0.86);

    private static readonly IdentityBatches FourOfEach = new() { Identities = 32, ImagesEach = 4 };

    private static readonly (string, RunConfig) Contrastive = (
        "contrastive", ConfigOf(Lfw, new ContrastiveOptions(), Fitting(6000)));

    private static readonly (string, RunConfig) Triplet = ("triplet", SemiHard(Lfw, 4500));

    /// <summary>Cut so closely that a detector's box hardly fits: what it does not find is looked for where the
    /// others are.</summary>
    private static readonly DataOptions Pins = Lfw with { Set = "pins70",
        Preparation = Lfw.Preparation with { Assume = AssumedFace.Pins70, CropShare = 1 } };

    /// <summary>All of them, in the order of the issue that asks for them.</summary>
    public static IReadOnlyList<Experiment> All { get; } =
    [
        new("view1/contrastive", 0.82, Contrastive),
        new("view1/triplet", 0.85, Triplet),
        new("view1/center", 0.87, ("center", ConfigOf(Lfw,
            new SoftmaxCenterOptions { Lambda = 0.01, Normalize = true, Scale = 24 }, Fitting(6000)))),
        new("view1/best", 0.90, Triplet, ("inner-triplet", SemiHard(Showing(Lfw, Inner), 4500))),
        new("view2/pins70", 0.86,
            ("pins70-inner-supcon", SupCon(Showing(Pins, Inner))),
                ("pins70-inner-cosface", ConfigOf(Showing(Pins, Inner), CosFace, StepsOnPins)),
            ("pins70-wide-supcon", SupCon(Showing(Pins, Wide))),
                ("pins70-wide-cosface", ConfigOf(Showing(Pins, Wide), CosFace, StepsOnPins))),
    ];

    /// <summary>Whether View 2's ten folds judge it, or View 1's test pairs.</summary>
    public bool IsView2 => Key.StartsWith("view2", StringComparison.Ordinal);

    /// <summary>The same with a share of the steps, to see that it works.</summary>
    public Experiment Shortened(double share) => this with { Members =
        [.. Members.Select(member => (member.Run, Short(member.Config, share)))] };

    private static RunConfig Short(RunConfig config, double share)
    {
        var steps = Math.Max(2, (int)(config.Training.Steps * share));
        return config with { Training = config.Training with { Steps = steps,
            ValidateEvery = Math.Max(1, steps / 20) } };
    }

    private static DataOptions Showing(DataOptions data, FaceRegion? region) =>
        data with { Preparation = data.Preparation with { Region = region } };

    private static RunConfig SemiHard(DataOptions data, int steps) =>
        ConfigOf(data, new TripletOptions { Choice = TripletChoice.SemiHard }, Fitting(steps), FourOfEach);

    private static RunConfig SupCon(DataOptions data) =>
        ConfigOf(data, new SupervisedContrastiveOptions(), StepsOnPins, FourOfEach);

    private static int Fitting(int steps) => (int)(steps * StepShare);

    private static RunConfig ConfigOf(DataOptions data, LossOptions loss, int steps, SamplerOptions? batches = null) =>
        new()
    {
        Data = data,
        Network = new NetworkDescription(SmallResNet.Kind,
            new SmallResNetOptions { InputSize = data.Preparation.Size, Precision = Fastest }),
        Loss = loss,
        Training = new TrainingOptions
        {
            Steps = steps, ValidateEvery = steps / 20, Batches = batches ?? loss.UsualBatches, Augmentation = Strong,
            Schedule = new CosineDecay { WarmupShare = 0.1 },
        },
    };
}
