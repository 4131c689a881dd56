using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FaceLab.Data;

namespace FaceLab.Learning.Sampling;

/// <summary>The faces that a sampler draws from: rows, and a class for each.</summary>
internal sealed class SampledFaces
{
    private SampledFaces(long[] rows, long[] classes)
    {
        (Rows, Classes) = (rows, classes);
        var groups = rows.Zip(classes).GroupBy(item => item.Second, item => item.First);
        ByClass = [.. groups.Select(group => (group.Key, group.ToArray())).OrderBy(group => group.Key)];
    }

    /// <summary>Rows of the pixel tensor, all different.</summary>
    public IReadOnlyList<long> Rows { get; }

    public IReadOnlyList<long> Classes { get; }

    /// <summary>Classes in order, each with its rows.</summary>
    public (long Class, long[] Rows)[] ByClass { get; }

    /// <summary>The counts, and 16 hexadecimal digits that change with any row or class.</summary>
    public string Fingerprint
    {
        get
        {
            var hash = SHA256.HashData(MemoryMarshal.AsBytes<long>([.. Rows, .. Classes]));
            return string.Create(CultureInfo.InvariantCulture,
                $"{Rows.Count} faces of {ByClass.Length} classes ({Convert.ToHexStringLower(hash)[..16]})");
        }
    }

    /// <summary>Takes all images of some people, or of all, by identity or by class of ratings.</summary>
    /// <exception cref="ArgumentException">An image has no rating, or none of the people is in the set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width is not positive or not finite.</exception>
    public static SampledFaces Of(FaceSet faces, FaceSet? people, double? classWidth = null)
    {
        if (classWidth is { } given && !(given > 0 && double.IsFinite(given)))
            throw new ArgumentOutOfRangeException(nameof(classWidth),
                given, "Give a positive width in units of the rating.");
        var chosen = faces.Identities.Select(identity => people is null || people.Contains(identity)).ToArray();
        var rows = Enumerable.Range(0, faces.Count).Where(row => chosen[faces.Labels[row]]).ToArray();
        if (rows.Length == 0)
            throw new ArgumentException($"None of the {people!.Identities.Count:N0} people of '{people.Name}' is in " +
                $"'{faces.Name}': give people whose faces are prepared.", nameof(people));
        var classes = rows.Select(row => classWidth is { } width ? RatingClass(faces.Records[row], width)
            : faces.Labels[row]);
        return new SampledFaces([.. rows.Select(row => (long)row)], [.. classes]);
    }

    private static long RatingClass(FaceRecord record, double width)
    {
        var place = Math.Floor(record.Rating / width ?? double.NaN);
        // Beyond 2^53 neighbouring classes are one double.
        return Math.Abs(place) < 1L << 53 ? (long)place
            : throw new ArgumentException($"The rating of '{record.Path}' " +
                $"is {record.Rating?.ToString() ?? "missing"}: give every image a rating, or leave it out.");
    }
}
