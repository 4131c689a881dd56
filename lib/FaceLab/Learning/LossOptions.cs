using System.Text.Json.Serialization;
using FaceLab.Data;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning;

/// <summary>Options of a loss: what is learned from a batch.</summary>
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

    /// <summary>The losses by name.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. TypeOf.Keys];

    /// <summary>Its name among <see cref="Kinds"/>.</summary>
    [JsonIgnore]
    public string Kind => TypeOf.Single(kind => kind.Value == GetType()).Key;

    /// <summary>Makes the options of a loss with their defaults.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <exception cref="ArgumentException">There is no such loss.</exception>
    public static LossOptions Of(string kind) => TypeOf.TryGetValue(kind, out var type) ? (LossOptions)Activator.CreateInstance(type)!
        : throw new ArgumentException($"There is no loss '{kind}'; there are {string.Join(", ", Kinds)}.", nameof(kind));

    /// <summary>Makes the loss.</summary>
    /// <param name="classes">Training people, C; only losses that classify look at it.</param>
    /// <param name="embeddingSize">Numbers in an embedding, D.</param>
    /// <returns>Embeddings (N, D) and labels or ratings (N) to a scalar; the caller owns it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public abstract Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize);

    /// <summary>The batches that such a loss is usually given: P x K for pairs and triplets, every image in turn for classifiers.</summary>
    [JsonIgnore]
    public virtual SamplerOptions UsualBatches => new IdentityBatches();
}

/// <summary>A loss that classifies the training people.</summary>
public abstract record ClassLossOptions : LossOptions
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override SamplerOptions UsualBatches => new UniformBatches();
}

/// <summary><see cref="ContrastiveLoss"/>.</summary>
public sealed record ContrastiveOptions : LossOptions
{
    /// <summary>The distance that impostors shall have.</summary>
    public double Margin { get; init; } = 1.0;

    /// <summary>The number of impostor pairs of a batch that count, the closest ones; all if <see langword="null"/>.</summary>
    public int? HardestImpostors { get; init; } = 512;

    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) => new ContrastiveLoss(Margin, HardestImpostors);
}

/// <summary>A choice of triplets of a batch.</summary>
public enum TripletChoice
{
    /// <summary>Every genuine pair with one random negative that violates the margin: OpenFace's.</summary>
    RandomViolating,

    /// <summary>As above, but the negative is farther than the positive: FaceNet's.</summary>
    SemiHard,

    /// <summary>For each face its farthest positive and nearest negative.</summary>
    BatchHard,

    /// <summary>All that violate the margin.</summary>
    BatchAll,
}

/// <summary><see cref="MinedTripletLoss"/> or <see cref="BatchAllTripletLoss"/>.</summary>
public sealed record TripletOptions : LossOptions
{
    /// <summary>The triplets that count.</summary>
    public TripletChoice Choice { get; init; } = TripletChoice.SemiHard;

    /// <summary>The distance by which the negative shall be farther; <see langword="null"/> for the soft margin, batch-hard and batch-all only.</summary>
    public double? Margin { get; init; } = 0.2;

    /// <summary>The seed of the negatives that are drawn.</summary>
    public long Seed { get; init; } = 1;

    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) => Choice switch
    {
        TripletChoice.RandomViolating => MinedTripletLoss.OpenFace(HardMargin, Seed),
        TripletChoice.SemiHard => MinedTripletLoss.FaceNet(HardMargin, Seed),
        TripletChoice.BatchHard => MinedTripletLoss.BatchHard(Margin),
        TripletChoice.BatchAll => new BatchAllTripletLoss(Margin),
        _ => throw new ArgumentException($"There is no choice of triplets {Choice}; there are {string.Join(", ", Enum.GetNames<TripletChoice>())}."),
    };

    private double HardMargin => Margin ?? throw new ArgumentOutOfRangeException(nameof(Margin), Margin,
        $"{Choice} needs a margin, for it decides which negatives violate it; the soft margin goes with {TripletChoice.BatchHard} and {TripletChoice.BatchAll}.");
}

/// <summary><see cref="SupervisedContrastiveLoss"/>.</summary>
public sealed record SupervisedContrastiveOptions : LossOptions
{
    /// <summary>τ.</summary>
    public double Temperature { get; init; } = 0.1;

    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) => new SupervisedContrastiveLoss(Temperature);
}

/// <summary><see cref="SoftmaxLoss"/>.</summary>
public sealed record SoftmaxOptions : ClassLossOptions
{
    /// <summary>True if embeddings and weights have length 1 and no bias is added.</summary>
    public bool Normalize { get; init; }

    /// <summary>The factor on the logits.</summary>
    public double Scale { get; init; } = 1;

    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) =>
        new SoftmaxLoss(classes, embeddingSize, bias: !Normalize, Normalize, Scale);
}

/// <summary><see cref="SoftmaxCenterLoss"/>.</summary>
public sealed record SoftmaxCenterOptions : ClassLossOptions
{
    /// <summary>λ, the weight of the center loss.</summary>
    public double Lambda { get; init; } = 0.003;

    /// <summary>α, how fast centres follow.</summary>
    public double Alpha { get; init; } = 0.5;

    /// <summary>True if the classifier sees directions only.</summary>
    public bool Normalize { get; init; }

    /// <summary>The factor on the logits.</summary>
    public double Scale { get; init; } = 1;

    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) =>
        new SoftmaxCenterLoss(classes, embeddingSize, Lambda, Alpha, Normalize, Scale);
}

/// <summary><see cref="ArcFaceLoss"/>.</summary>
public sealed record ArcFaceOptions : ClassLossOptions
{
    /// <summary>s.</summary>
    public double Scale { get; init; } = 64;

    /// <summary>m, an angle.</summary>
    public double MarginRadians { get; init; } = 0.5;

    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) => new ArcFaceLoss(classes, embeddingSize, Scale, MarginRadians);
}

/// <summary><see cref="CosFaceLoss"/>.</summary>
public sealed record CosFaceOptions : ClassLossOptions
{
    /// <summary>s.</summary>
    public double Scale { get; init; } = 64;

    /// <summary>m, a cosine.</summary>
    public double Margin { get; init; } = 0.35;

    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) => new CosFaceLoss(classes, embeddingSize, Scale, Margin);
}

/// <summary><see cref="RatingRegressionLoss"/>: learns the <see cref="FaceRecord.Rating"/> of faces.</summary>
/// <remarks>
/// The linear layer that gives the rating belongs to the loss and stays in the last checkpoint; what is kept as the run's network gives the
/// embedding in front of it. A network of one number that is not normalised (of <see cref="TinyDarknet"/>:
/// <c>"embeddingSize": 1, "normalize": false</c>) is kept with its rating. The run's metric is the correlation with the validation faces'
/// ratings, <c>RatingCorrelation</c>.
/// </remarks>
public sealed record HuberOptions : LossOptions
{
    /// <summary>The error at which the parabola becomes a line, in units of the rating.</summary>
    public double Delta { get; init; } = 1;

    /// <summary>Classes of ratings, one as often as another.</summary>
    [JsonIgnore]
    public override SamplerOptions UsualBatches => new RatingClassBatches();

    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) => new RatingRegressionLoss(embeddingSize, Delta);
}
