using System.Text.Json.Serialization;
using FaceLab.Data;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning;

/// <summary>The options of a loss.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ContrastiveOptions), "contrastive")]
[JsonDerivedType(typeof(TripletOptions), "triplet")]
[JsonDerivedType(typeof(SupervisedContrastiveOptions), "supervised-contrastive")]
[JsonDerivedType(typeof(SoftmaxOptions), "softmax")]
[JsonDerivedType(typeof(SoftmaxCenterOptions), "softmax-center")]
[JsonDerivedType(typeof(ArcFaceOptions), "arcface")]
[JsonDerivedType(typeof(CosFaceOptions), "cosface")]
[JsonDerivedType(typeof(CosinePairsOptions), "cosine-pairs")]
[JsonDerivedType(typeof(L1HingePairsOptions), "l1-hinge-pairs")]
[JsonDerivedType(typeof(ContrastivePairsOptions), "contrastive-pairs")]
[JsonDerivedType(typeof(DecisionPairsOptions), "decision-pairs")]
[JsonDerivedType(typeof(HuberOptions), "huber")]
public abstract record LossOptions
{
    private static readonly Dictionary<string, Type> TypeOf = typeof(LossOptions)
        .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false).Cast<JsonDerivedTypeAttribute>()
        .ToDictionary(kind => (string)kind.TypeDiscriminator!, kind => kind.DerivedType);

    /// <summary>The names of the losses.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. TypeOf.Keys];

    /// <summary>The name of the loss, one of <see cref="Kinds"/>.</summary>
    [JsonIgnore]
    public string Kind => TypeOf.Single(kind => kind.Value == GetType()).Key;

    /// <summary>Makes the options of a loss with their defaults.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <exception cref="ArgumentException">There is no such loss.</exception>
    public static LossOptions Of(string kind)
    {
        if (!TypeOf.TryGetValue(kind, out var type))
            throw new ArgumentException($"There is no loss '{kind}'; there are {string.Join(", ", Kinds)}.",
                nameof(kind));
        var constructor = type.GetConstructors().Single();
        var defaults = constructor.GetParameters().Select(parameter => parameter.DefaultValue);
        return (LossOptions)constructor.Invoke([.. defaults]);
    }

    /// <summary>Makes the loss.</summary>
    /// <param name="classes">The number of training people, C; only losses that classify use it.</param>
    /// <param name="embeddingSize">The embedding size, D.</param>
    /// <returns>A module from embeddings (N, D) and labels or ratings (N) to a scalar; the caller owns it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public abstract Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize);

    /// <summary>The usual batches of such a loss: P x K for pairs and triplets, uniform for classifiers.</summary>
    [JsonIgnore]
    public virtual SamplerOptions UsualBatches => new IdentityBatches();
}

/// <summary>The options of a loss that classifies the training people.</summary>
public abstract record ClassLossOptions : LossOptions
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override SamplerOptions UsualBatches => new UniformBatches();
}

/// <summary><see cref="ContrastiveLoss"/>.</summary>
/// <param name="Margin">The least distance that impostors should have.</param>
/// <param name="HardestImpostors">The number of closest impostor pairs of a batch that count; null for all.</param>
public sealed record ContrastiveOptions(double Margin = 1, int? HardestImpostors = 512) : LossOptions
{
    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) =>
        new ContrastiveLoss(Margin, HardestImpostors);
}

/// <summary>A choice of triplets of a batch.</summary>
public enum TripletChoice
{
    /// <summary>Every genuine pair with one random negative that violates the margin (OpenFace).</summary>
    RandomViolating,

    /// <summary>As above, with a negative that is farther than the positive (FaceNet).</summary>
    SemiHard,

    /// <summary>Each face with its farthest positive and its nearest negative.</summary>
    BatchHard,

    /// <summary>All triplets that violate the margin.</summary>
    BatchAll,
}

/// <summary><see cref="MinedTripletLoss"/> or <see cref="BatchAllTripletLoss"/>.</summary>
/// <param name="Choice">The triplets that count.</param>
/// <param name="Margin">The distance by which the negative should be farther; null for the soft margin.</param>
/// <param name="Seed">The seed of the negatives that are drawn.</param>
public sealed record TripletOptions(TripletChoice Choice = TripletChoice.SemiHard, double? Margin = 0.2,
    long Seed = 1) : LossOptions
{
    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) => Choice switch
    {
        TripletChoice.RandomViolating => MinedTripletLoss.OpenFace(HardMargin, Seed),
        TripletChoice.SemiHard => MinedTripletLoss.FaceNet(HardMargin, Seed),
        TripletChoice.BatchHard => MinedTripletLoss.BatchHard(Margin),
        _ => new BatchAllTripletLoss(Margin),
    };

    private double HardMargin => Margin ?? throw new ArgumentOutOfRangeException(nameof(Margin), Margin,
        $"{Choice} needs a margin, because it picks negatives that violate it; the soft margin goes " +
        $"with {TripletChoice.BatchHard} and {TripletChoice.BatchAll}.");
}

/// <summary><see cref="SupervisedContrastiveLoss"/>.</summary>
/// <param name="Temperature">τ.</param>
public sealed record SupervisedContrastiveOptions(double Temperature = 0.1) : LossOptions
{
    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) =>
        new SupervisedContrastiveLoss(Temperature);
}

/// <summary><see cref="SoftmaxLoss"/>.</summary>
/// <param name="Normalize">True if embeddings and weights have length 1 and no bias is added.</param>
/// <param name="Scale">The factor on the logits.</param>
public sealed record SoftmaxOptions(bool Normalize = false, double Scale = 1) : ClassLossOptions
{
    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) =>
        new SoftmaxLoss(classes, embeddingSize, bias: !Normalize, Normalize, Scale);
}

/// <summary><see cref="SoftmaxCenterLoss"/>.</summary>
/// <param name="Lambda">λ, the weight of the center loss.</param>
/// <param name="Alpha">α, the rate at which centres move.</param>
/// <param name="Normalize">True if the classifier uses directions, not lengths.</param>
/// <param name="Scale">The factor on the logits.</param>
public sealed record SoftmaxCenterOptions(double Lambda = 0.003, double Alpha = 0.5, bool Normalize = false,
    double Scale = 1)
    : ClassLossOptions
{
    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) =>
        new SoftmaxCenterLoss(classes, embeddingSize, Lambda, Alpha, Normalize, Scale);
}

/// <summary><see cref="ArcFaceLoss"/>.</summary>
/// <param name="Scale">s.</param>
/// <param name="MarginRadians">m, an angle.</param>
public sealed record ArcFaceOptions(double Scale = 64, double MarginRadians = 0.5) : ClassLossOptions
{
    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) =>
        new ArcFaceLoss(classes, embeddingSize, Scale, MarginRadians);
}

/// <summary><see cref="CosFaceLoss"/>.</summary>
/// <param name="Scale">s.</param>
/// <param name="Margin">m, a cosine.</param>
public sealed record CosFaceOptions(double Scale = 64, double Margin = 0.35) : ClassLossOptions
{
    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) =>
        new CosFaceLoss(classes, embeddingSize, Scale, Margin);
}

/// <summary><see cref="RatingRegressionLoss"/>: learns the <see cref="FaceRecord.Rating"/> of faces.</summary>
/// <remarks>
/// The linear layer that gives the rating belongs to the loss and is only in the last checkpoint; the run's network
/// gives the embedding before it. A network whose embedding is one number, not normalised (<see cref="TinyDarknet"/>
/// with <c>"embeddingSize": 1, "normalize": false</c>), gives the rating itself. The run's metric is
/// <c>RatingCorrelation</c>.
/// </remarks>
/// <param name="Delta">The error at which the parabola becomes a line, in units of the rating.</param>
public sealed record HuberOptions(double Delta = 1) : LossOptions
{
    /// <summary>The usual batches: every class of ratings equally often.</summary>
    [JsonIgnore]
    public override SamplerOptions UsualBatches => new RatingClassBatches();

    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) =>
        new RatingRegressionLoss(embeddingSize, Delta);
}
