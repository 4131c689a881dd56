using System.Text.Json.Serialization;
using FaceLab.Data;
using FaceLab.Learning.Sampling;

namespace FaceLab.Learning;

/// <summary>Options of a sampler: which faces a step sees.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(IdentityBatches), "identities")]
[JsonDerivedType(typeof(UniformBatches), "uniform")]
[JsonDerivedType(typeof(BalancedBatches), "balanced")]
[JsonDerivedType(typeof(CurriculumPairs), "curriculum-pairs")]
[JsonDerivedType(typeof(RatingClassBatches), "rating-classes")]
public abstract record SamplerOptions
{
    /// <summary>Makes the sampler.</summary>
    /// <param name="faces">What rows and labels refer to.</param>
    /// <param name="people">The people to draw from.</param>
    /// <param name="seed">The same seed gives the same batches.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the people do not suffice.</exception>
    public abstract BatchSampler Make(FaceSet faces, FaceSet people, int seed);
}

/// <summary>P identities, K images of each: for losses over the pairs or triplets of a batch.</summary>
public sealed record IdentityBatches : SamplerOptions
{
    /// <summary>P, at least 2; where there are fewer people, all of them.</summary>
    public int Identities { get; init; } = 64;

    /// <summary>K, at least 1.</summary>
    public int ImagesEach { get; init; } = 2;

    /// <inheritdoc/>
    public override BatchSampler Make(FaceSet faces, FaceSet people, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Identities, 2);
        var prepared = people.Identities.Count(faces.Contains);
        if (prepared < 2)
            throw new ArgumentException($"'{people.Name}' has {prepared} people whose faces are prepared: a batch takes at least 2.", nameof(people));
        return new IdentityBatchSampler(faces, people, Math.Min(Identities, prepared), ImagesEach, seed);
    }
}

/// <summary>Every image once an epoch: for classifiers.</summary>
public sealed record UniformBatches : SamplerOptions
{
    /// <summary>The number of images of a batch, at least 1.</summary>
    public int Size { get; init; } = 128;

    /// <inheritdoc/>
    public override BatchSampler Make(FaceSet faces, FaceSet people, int seed) => new UniformSampler(faces, people, Size, seed);
}

/// <summary>Every identity equally often, however many images it has: for classifiers of unequal classes.</summary>
public sealed record BalancedBatches : SamplerOptions
{
    /// <summary>The number of images of a batch, at least 1.</summary>
    public int Size { get; init; } = 128;

    /// <inheritdoc/>
    public override BatchSampler Make(FaceSet faces, FaceSet people, int seed) => new ClassBalancedSampler(faces, people, Size, seed);
}

/// <summary>Pairs in consecutive rows, their share of genuine ones falling to the natural one: for losses of given pairs.</summary>
/// <remarks>With <c>"schedule": {"firstShare": null}</c> pairs come with the statistics of the full enumeration from the first batch on.</remarks>
public sealed record CurriculumPairs : SamplerOptions
{
    /// <summary>The number of pairs of a batch, at least 1.</summary>
    public int Pairs { get; init; } = 64;

    /// <summary>The course of the share of genuine pairs.</summary>
    public CurriculumOptions Schedule { get; init; } = new();

    /// <summary>The width of a class of ratings, where a pair is genuine if both faces are of one class; <see langword="null"/> where it is
    /// genuine if both are one person.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? RatingClassWidth { get; init; }

    /// <inheritdoc/>
    public override BatchSampler Make(FaceSet faces, FaceSet people, int seed) =>
        new CurriculumPairSampler(faces, people, Pairs, Schedule, seed, RatingClassWidth);
}

/// <summary>Every class of ratings equally often, however many faces it has: for losses of ratings, whose extremes are rare.</summary>
public sealed record RatingClassBatches : SamplerOptions
{
    /// <summary>The number of images of a batch, at least 1.</summary>
    public int Size { get; init; } = 128;

    /// <summary>The width of a class in units of the rating, above 0: 0.5 makes eight classes of SCUT-FBP5500's 1 to 5.</summary>
    public double ClassWidth { get; init; } = 0.5;

    /// <inheritdoc/>
    public override BatchSampler Make(FaceSet faces, FaceSet people, int seed) =>
        new ClassBalancedSampler(faces, people, Size, seed, ClassWidth);
}
