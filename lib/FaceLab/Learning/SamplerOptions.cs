using System.Text.Json.Serialization;
using FaceLab.Data;
using FaceLab.Learning.Sampling;

namespace FaceLab.Learning;

/// <summary>The options of a sampler, which picks the faces of each step.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(IdentityBatches), "identities")]
[JsonDerivedType(typeof(UniformBatches), "uniform")]
[JsonDerivedType(typeof(BalancedBatches), "balanced")]
[JsonDerivedType(typeof(CurriculumPairs), "curriculum-pairs")]
[JsonDerivedType(typeof(RatingClassBatches), "rating-classes")]
public abstract record SamplerOptions
{
    /// <summary>Makes the sampler.</summary>
    /// <param name="faces">The faces that rows and labels refer to.</param>
    /// <param name="people">The people to draw from.</param>
    /// <param name="seed">The same seed gives the same batches.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or there are too few people.</exception>
    public abstract BatchSampler Make(FaceSet faces, FaceSet people, int seed);
}

/// <summary>P identities, K images of each: for losses over the pairs or triplets of a batch.</summary>
/// <param name="Identities">P, at least 2; all people if there are fewer.</param>
/// <param name="ImagesEach">K, at least 1.</param>
public sealed record IdentityBatches(int Identities = 64, int ImagesEach = 2) : SamplerOptions
{
    /// <inheritdoc/>
    public override BatchSampler Make(FaceSet faces, FaceSet people, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Identities, 2);
        var prepared = people.Identities.Count(faces.Contains);
        if (prepared < 2)
            throw new ArgumentException($"'{people.Name}' has {prepared} prepared people: a batch needs at least 2.",
                nameof(people));
        return new IdentityBatchSampler(faces, people, Math.Min(Identities, prepared), ImagesEach, seed);
    }
}

/// <summary>Every image once an epoch: for classifiers.</summary>
/// <param name="Size">The number of images of a batch, at least 1.</param>
public sealed record UniformBatches(int Size = 128) : SamplerOptions
{
    /// <inheritdoc/>
    public override BatchSampler Make(FaceSet faces, FaceSet people, int seed) =>
        new UniformSampler(faces, people, Size, seed);
}

/// <summary>Every identity equally often, however many images it has: for classifiers of unequal classes.</summary>
/// <param name="Size">The number of images of a batch, at least 1.</param>
public sealed record BalancedBatches(int Size = 128) : SamplerOptions
{
    /// <inheritdoc/>
    public override BatchSampler Make(FaceSet faces, FaceSet people, int seed) =>
        new ClassBalancedSampler(faces, people, Size, seed);
}

/// <summary>Pairs in consecutive rows, with a falling share of genuine pairs: for losses of given pairs.</summary>
/// <remarks>With <c>"schedule": {"firstShare": null}</c> the share is that among all pairs.</remarks>
/// <param name="Pairs">The number of pairs of a batch, at least 1.</param>
public sealed record CurriculumPairs(int Pairs = 64) : SamplerOptions
{
    /// <summary>The course of the share of genuine pairs.</summary>
    public CurriculumOptions Schedule { get; init; } = new();

    /// <summary>The width of a rating class, if pairs within a class are genuine; null for people.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? RatingClassWidth { get; init; }

    /// <inheritdoc/>
    public override BatchSampler Make(FaceSet faces, FaceSet people, int seed) =>
        new CurriculumPairSampler(faces, people, Pairs, Schedule, seed, RatingClassWidth);
}

/// <summary>Every class of ratings equally often, however many faces it has: for losses of ratings.</summary>
/// <param name="Size">The number of images of a batch, at least 1.</param>
/// <param name="ClassWidth">The width of a class, above 0: 0.5 makes eight classes of SCUT-FBP5500's 1 to 5.</param>
public sealed record RatingClassBatches(int Size = 128, double ClassWidth = 0.5) : SamplerOptions
{
    /// <inheritdoc/>
    public override BatchSampler Make(FaceSet faces, FaceSet people, int seed) =>
        new ClassBalancedSampler(faces, people, Size, seed, ClassWidth);
}
