using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FaceLab.Data;

namespace FaceLab.Faces.Statistics;

/// <summary>A set without people of too few images and without images beyond a limit, and the dropped people and
/// images.</summary>
/// <param name="Faces">The faces that are kept, in the order of the set.</param>
/// <param name="DroppedIdentities">The people who had too few images, with the numbers of their images.</param>
/// <param name="DroppedImages">The images beyond the limit, of people who are kept, in the order of the set.</param>
public sealed record PrunedSet(
    FaceSet Faces, IReadOnlyList<IdentityCount> DroppedIdentities, IReadOnlyList<FaceRecord> DroppedImages)
{
    /// <summary>Prunes a set.</summary>
    /// <remarks>
    /// A hash of (seed, identity, number) of each image decides which images of a person are kept. So the choice
    /// depends neither on the order of the set nor on other people in it, and one more image of the person displaces at
    /// most one other.
    /// </remarks>
    /// <param name="faces">The set.</param>
    /// <param name="atLeast">People with fewer images are dropped, 1 or more.</param>
    /// <param name="atMost">The most images to keep of a person, <paramref name="atLeast"/> or more.</param>
    /// <param name="seed">The same seed keeps the same images.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="FaceDataException">Nobody has at least <paramref name="atLeast"/> images.</exception>
    public static PrunedSet Of(FaceSet faces, int atLeast = 1, int atMost = int.MaxValue, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atLeast, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, atLeast);
        var kept = new bool[faces.Count];
        var droppedIdentities = new List<IdentityCount>();
        foreach (var (label, identity) in faces.Identities.Index())
        {
            var images = faces.ImagesOf(label);
            if (images.Count < atLeast)
                droppedIdentities.Add(new IdentityCount(identity, images.Count));
            else
                Keep(faces, images, atMost, seed, kept);
        }
        if (droppedIdentities.Count == faces.Identities.Count)
            throw new FaceDataException($"Nobody of '{faces.Name}' has {atLeast:N0} images; " +
                $"the most is {droppedIdentities.Max(dropped => dropped.Images):N0}. Ask for fewer.");
        var tooFew = droppedIdentities.Select(dropped => dropped.Identity).ToHashSet(StringComparer.Ordinal);
        var pruned = new FaceSet($"{faces.Name} (pruned)", faces.Records.Where((_, i) => kept[i]));
        return new PrunedSet(pruned, droppedIdentities,
            [.. faces.Records.Where((record, i) => !kept[i] && !tooFew.Contains(record.Identity))]);
    }

    private static void Keep(FaceSet faces, IReadOnlyList<int> images, int atMost, int seed, bool[] kept)
    {
        var chosen = images.Count <= atMost ? images
            : images.OrderBy(image => Rank(faces.Records[image], seed)).Take(atMost);
        foreach (var image in chosen)
            kept[image] = true;
    }

    private static ulong Rank(FaceRecord record, int seed)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{seed}/{record.Number}/{record.Identity}");
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
