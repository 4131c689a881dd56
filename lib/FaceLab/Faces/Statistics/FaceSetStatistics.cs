using FaceLab.Data;

namespace FaceLab.Faces.Statistics;

/// <summary>How the images of a set are spread over its people. Opens no picture; <see cref="PictureSurvey"/> does.</summary>
/// <remarks>
/// The imbalance decides how to sample: pairs drawn uniformly come from the few people with many images (an identity with n
/// images has n (n - 1) / 2 genuine pairs), people drawn uniformly repeat the images of those who have few.
/// </remarks>
public sealed record FaceSetStatistics
{
    private FaceSetStatistics(string name, IReadOnlyList<IdentityCount> counts)
    {
        (Name, Identities) = (name, counts);
        Images = counts.Sum(count => count.Images);
        Histogram = [.. counts.CountBy(count => count.Images).OrderBy(entry => entry.Key).Select(entry => new IdentitiesWith(entry.Key, entry.Value))];
        var middle = counts.Count / 2;
        MedianImages = counts.Count % 2 == 1 ? counts[middle].Images : (counts[middle - 1].Images + counts[middle].Images) / 2.0;
    }

    /// <summary>What the set is called.</summary>
    public string Name { get; }

    /// <summary>Number of images.</summary>
    public int Images { get; }

    /// <summary>Every person, those with the most images first, then by name in ordinal order.</summary>
    public IReadOnlyList<IdentityCount> Identities { get; }

    /// <summary>How many people have so many images, from few images to many; numbers that nobody has are left out.</summary>
    public IReadOnlyList<IdentitiesWith> Histogram { get; }

    /// <summary>Images of the person who has the fewest.</summary>
    public int MinimumImages => Identities[^1].Images;

    /// <summary>Half the people have at most so many images.</summary>
    public double MedianImages { get; }

    /// <summary>Images of an average person.</summary>
    public double MeanImages => (double)Images / Identities.Count;

    /// <summary>Images of the person who has the most.</summary>
    public int MaximumImages => Identities[0].Images;

    /// <summary>People with a single image: they have no genuine pair.</summary>
    public int SingleImageIdentities => Identities.Count(count => count.Images == 1);

    /// <summary>Counts a set.</summary>
    public static FaceSetStatistics Of(FaceSet faces)
    {
        ArgumentNullException.ThrowIfNull(faces);
        return new FaceSetStatistics(faces.Name,
            [.. faces.Identities.Select((identity, label) => new IdentityCount(identity, faces.ImagesOf(label).Count))
            .OrderByDescending(count => count.Images).ThenBy(count => count.Identity, StringComparer.Ordinal)]);
    }
}

/// <summary>A bar of the histogram of images per identity.</summary>
/// <param name="Images">A number of images.</param>
/// <param name="Identities">How many people have just so many.</param>
public sealed record IdentitiesWith(int Images, int Identities);
