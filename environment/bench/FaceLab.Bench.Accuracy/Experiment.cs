using FaceLab.Imaging;
using FaceLab.Models;
using FaceLab.Training;
using FaceLab.Training.Recipes;
using FaceLab.Training.Runs;
using FaceLab.Training.Schedules;
using static TorchSharp.torch;

namespace FaceLab.Bench.Accuracy;

/// <summary>One network, how it is trained, and which protocol judges it.</summary>
/// <param name="Key">Its key in the JSON.</param>
/// <param name="Goal">The accuracy that is wanted.</param>
/// <param name="Config">All that decides the run.</param>
internal sealed record Experiment(string Key, double Goal, RunConfig Config)
{
    private static readonly Precision Fastest = Precision.BestFor(CPU);

    /// <summary>Without bfloat16 in hardware a step takes three times as long: fewer of them fit into the same minutes.</summary>
    private static readonly double StepShare = Fastest.Compute == ScalarType.BFloat16 ? 1 : 0.36;

    private static readonly DataRecipe Lfw = new() { Set = "lfw" };

    private static readonly DataRecipe AlignedLfw = new()
    {
        Set = "lfw", Preparation = new() { Align = AlignmentTarget.ArcFace, Size = 64, CenterWhereNotAligned = true },
    };

    private static readonly FaceAugmentation Strong = new() { Colour = 0.1, ErasingProbability = 0.3, ErasingShare = 0.15 };

    /// <summary>All of them, in the order of the issue that asks for them.</summary>
    public static IReadOnlyList<Experiment> All { get; } =
    [
        new("view1/contrastive", 0.82, ConfigOf(Lfw, new ContrastiveRecipe(), 7000)),
        new("view1/triplet", 0.85, ConfigOf(Lfw, new TripletRecipe { Choice = TripletChoice.SemiHard }, 7000, new IdentityBatches { Identities = 32, ImagesEach = 4 })),
        new("view1/center", 0.87, ConfigOf(Lfw, new SoftmaxCenterRecipe { Lambda = 0.01, Normalize = true, Scale = 24 }, 7000)),
        new("view1/best", 0.90, ConfigOf(AlignedLfw, new CosFaceRecipe { Scale = 32, Margin = 0.3 }, 7000, augmentation: Strong)),
        new("view2/pins70", 0.86, ConfigOf(AlignedLfw with { Set = "pins70" }, new CosFaceRecipe { Scale = 32, Margin = 0.3 }, 7000, augmentation: Strong)),
    ];

    /// <summary>Whether View 2's ten folds judge it, or View 1's test pairs.</summary>
    public bool IsView2 => Key.StartsWith("view2", StringComparison.Ordinal);

    /// <summary>Where its run lies under a folder.</summary>
    public string FolderIn(string folder) => Path.Combine(folder, Key.Replace('/', '-'));

    /// <summary>The same with a share of the steps, to see that it works.</summary>
    public Experiment Shortened(double share)
    {
        var steps = Math.Max(2, (int)(Config.Training.Steps * share));
        return this with { Config = Config with { Training = Config.Training with { Steps = steps, ValidateEvery = Math.Max(1, steps / 20) } } };
    }

    private static RunConfig ConfigOf(DataRecipe data, LossRecipe loss, int steps, SamplerRecipe? batches = null, FaceAugmentation? augmentation = null)
    {
        steps = (int)(steps * StepShare);
        return new RunConfig
        {
            Data = data,
            Network = new NetworkDescription(SmallResNet.Kind, new SmallResNetOptions { Precision = Fastest }),
            Loss = loss,
            Training = new TrainingOptions
            {
                Steps = steps, ValidateEvery = steps / 20, Batches = batches ?? loss.UsualBatches, Augmentation = augmentation ?? new(),
                Schedule = new CosineDecay { WarmupShare = 0.1 },
            },
        };
    }
}
