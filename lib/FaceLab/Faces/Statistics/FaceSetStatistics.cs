using FaceLab.Data;

namespace FaceLab.Faces.Statistics;

/// <summary>The distribution of a set's images over its people. Opens no picture; <see cref="PictureSurvey"/>
/// does.</summary>
/// <remarks>
/// The imbalance matters for sampling: pairs drawn uniformly come from the few people with many images (an identity
/// with n images has n (n - 1) / 2 genuine pairs), and people drawn uniformly repeat the images of those who have few.
/// </remarks>
public sealed record FaceSetStatistics
{
    private FaceSetStatistics(string name, IReadOnlyList<IdentityCount> counts)
    {
        (Name, Identities) = (name, counts);
        Images = counts.Sum(count => count.Images);
        Histogram = [.. counts.CountBy(count => count.Images).OrderBy(entry => entry.Key)
            .Select(entry => new IdentitiesWith(entry.Key, entry.Value))];
        MedianImages = (counts[(counts.Count - 1) / 2].Images + counts[counts.Count / 2].Images) / 2.0;
    }

    /// <summary>The set's name.</summary>
    public string Name { get; }

    /// <summary>The number of images.</summary>
    public int Images { get; }

    /// <summary>The people, those with the most images first, then by name in ordinal order.</summary>
    public IReadOnlyList<IdentityCount> Identities { get; }

    /// <summary>The numbers of people for each number of images, from few images to many, without zeros.</summary>
    public IReadOnlyList<IdentitiesWith> Histogram { get; }

    /// <summary>The fewest images of a person.</summary>
    public int MinimumImages => Identities[^1].Images;

    /// <summary>The median number of images.</summary>
    public double MedianImages { get; }

    /// <summary>The mean number of images of a person.</summary>
    public double MeanImages => (double)Images / Identities.Count;

    /// <summary>The most images of a person.</summary>
    public int MaximumImages => Identities[0].Images;

    /// <summary>The number of people with a single image, who have no genuine pair.</summary>
    public int SingleImageIdentities => Identities.Count(count => count.Images == 1);

    /// <summary>Counts the images of a set's people.</summary>
    public static FaceSetStatistics Of(FaceSet faces) => new(faces.Name,
        [.. faces.Identities.Select((identity, label) => new IdentityCount(identity, faces.ImagesOf(label).Count))
        .OrderByDescending(count => count.Images).ThenBy(count => count.Identity, StringComparer.Ordinal)]);
}

/// <summary>A person and the number of pictures.</summary>
/// <param name="Identity">The person.</param>
/// <param name="Images">The number of pictures.</param>
public sealed record IdentityCount(string Identity, int Images);

/// <summary>A bar of the histogram of images per identity.</summary>
/// <param name="Images">A number of images.</param>
/// <param name="Identities">The number of people who have exactly so many.</param>
public sealed record IdentitiesWith(int Images, int Identities);
