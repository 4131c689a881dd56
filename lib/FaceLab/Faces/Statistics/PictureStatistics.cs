namespace FaceLab.Faces.Statistics;

/// <summary>Counts over the readable pictures of a <see cref="PictureSurvey"/>.</summary>
public sealed record PictureStatistics
{
    private PictureStatistics() { }

    /// <summary>The number of files.</summary>
    public int Files { get; private init; }

    /// <summary>The number of files that cannot be read; the counts below leave them out.</summary>
    public int Unreadable { get; private init; }

    /// <summary>The pictures of each size, the most frequent first.</summary>
    public IReadOnlyList<PicturesOfSize> Sizes { get; private init; } = [];

    /// <summary>The pictures of each format, the most frequent first.</summary>
    public IReadOnlyList<PicturesOfFormat> Formats { get; private init; } = [];

    /// <summary>The number of pictures without colour; 0 if nothing was decoded.</summary>
    public int Gray { get; private init; }

    /// <summary>The number of pictures with colour; 0 if nothing was decoded.</summary>
    public int Colour { get; private init; }

    /// <summary>The number of pictures that repeat the content of an earlier one in the set.</summary>
    public int Duplicates { get; private init; }

    /// <summary>Counts the pictures of a survey.</summary>
    public static PictureStatistics Of(PictureSurvey survey)
    {
        var good = survey.Pictures.Where(picture => picture.Reason is null).ToList();
        return new PictureStatistics
        {
            Files = survey.Pictures.Count,
            Unreadable = survey.Unreadable.Count,
            Sizes = [.. good.CountBy(picture => (picture.Width, picture.Height)).OrderByDescending(size => size.Value)
                .ThenBy(size => size.Key)
                .Select(size => new PicturesOfSize(size.Key.Width, size.Key.Height, size.Value))],
            Formats = [.. good.CountBy(picture => picture.Format).OrderByDescending(format => format.Value)
                .ThenBy(format => format.Key, StringComparer.Ordinal)
                .Select(format => new PicturesOfFormat(format.Key, format.Value))],
            Gray = good.Count(picture => picture.IsGray == true),
            Colour = good.Count(picture => picture.IsGray == false),
            Duplicates = survey.Duplicates.Sum(duplicate => duplicate.Paths.Count - 1),
        };
    }
}

/// <summary>The number of pictures of one size.</summary>
/// <param name="Width">The width in pixels.</param>
/// <param name="Height">The height in pixels.</param>
/// <param name="Pictures">The number of pictures.</param>
public sealed record PicturesOfSize(int Width, int Height, int Pictures);

/// <summary>The number of pictures of one format.</summary>
/// <param name="Format">The format: JPEG, PNG ...</param>
/// <param name="Pictures">The number of pictures.</param>
public sealed record PicturesOfFormat(string Format, int Pictures);
