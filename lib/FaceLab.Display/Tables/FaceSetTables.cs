using FaceLab.Data.Sets;
using FaceLab.Faces.Statistics;
using Microsoft.Data.Analysis;

namespace FaceLab.Display.Tables;

/// <summary>What is known of a set of faces as tables, to show, filter and save.</summary>
public static class FaceSetTables
{
    /// <summary>The people and their images, those with the most first.</summary>
    public static DataFrame ToTable(this FaceSetStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        return statistics.Identities.ToTable();
    }

    /// <summary>How many people have so many images.</summary>
    public static DataFrame ToHistogramTable(this FaceSetStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        return new DataFrame(
            new Int32DataFrameColumn("images", statistics.Histogram.Select(bar => bar.Images)),
            new Int32DataFrameColumn("identities", statistics.Histogram.Select(bar => bar.Identities)));
    }

    /// <summary>Every file with what was found: empty fields for what was not looked for or could not be read.</summary>
    public static DataFrame ToTable(this PictureSurvey survey)
    {
        ArgumentNullException.ThrowIfNull(survey);
        var pictures = survey.Pictures;
        return new DataFrame(
            new StringDataFrameColumn("path", pictures.Select(picture => picture.Path)),
            new StringDataFrameColumn("identity",
                pictures.Select(picture => picture.Records.Count > 0 ? survey.Faces.Records[picture.Records[0]].Identity : null)),
            new Int32DataFrameColumn("faces", pictures.Select(picture => picture.Records.Count)),
            new Int32DataFrameColumn("width", pictures.Select(picture => picture.Width > 0 ? picture.Width : (int?)null)),
            new Int32DataFrameColumn("height", pictures.Select(picture => picture.Height > 0 ? picture.Height : (int?)null)),
            new StringDataFrameColumn("format", pictures.Select(picture => picture.Format.Length > 0 ? picture.Format : null)),
            new BooleanDataFrameColumn("gray", pictures.Select(picture => picture.IsGray)),
            new StringDataFrameColumn("sha256", pictures.Select(picture => picture.Sha256)),
            new StringDataFrameColumn("unreadable because", pictures.Select(picture => picture.Reason)));
    }

    /// <summary>How many pictures have which size, the most frequent first.</summary>
    public static DataFrame ToSizeTable(this PictureStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        return new DataFrame(
            new Int32DataFrameColumn("width", statistics.Sizes.Select(size => size.Width)),
            new Int32DataFrameColumn("height", statistics.Sizes.Select(size => size.Height)),
            new Int32DataFrameColumn("pictures", statistics.Sizes.Select(size => size.Pictures)));
    }

    /// <summary>Pictures that are there more than once: a row for each file, equal contents one after the other.</summary>
    public static DataFrame ToTable(this IReadOnlyList<ContentDuplicate> duplicates)
    {
        ArgumentNullException.ThrowIfNull(duplicates);
        var files = duplicates.SelectMany(duplicate => duplicate.Paths.Select(path => (Duplicate: duplicate, Path: path))).ToList();
        return new DataFrame(
            new StringDataFrameColumn("sha256", files.Select(file => file.Duplicate.Sha256)),
            new StringDataFrameColumn("path", files.Select(file => file.Path)),
            new StringDataFrameColumn("identities", files.Select(file => string.Join("; ", file.Duplicate.Identities))),
            new BooleanDataFrameColumn("under several names", files.Select(file => file.Duplicate.IsUnderSeveralNames)));
    }

    /// <summary>People whom two sets share by name.</summary>
    public static DataFrame ToTable(this IReadOnlyList<SharedIdentity> shared)
    {
        ArgumentNullException.ThrowIfNull(shared);
        return new DataFrame(
            new StringDataFrameColumn("first", shared.Select(identity => identity.First)),
            new StringDataFrameColumn("second", shared.Select(identity => identity.Second)),
            new BooleanDataFrameColumn("exact", shared.Select(identity => identity.IsExact)));
    }

    /// <summary>Files and folders that gave no face.</summary>
    public static DataFrame ToTable(this IReadOnlyList<PassedOver> passedOver)
    {
        ArgumentNullException.ThrowIfNull(passedOver);
        return new DataFrame(
            new StringDataFrameColumn("path", passedOver.Select(entry => entry.Path)),
            new StringDataFrameColumn("because", passedOver.Select(entry => entry.Reason)));
    }

    /// <summary>People with their images, in the order given.</summary>
    public static DataFrame ToTable(this IReadOnlyList<IdentityCount> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return new DataFrame(
            new StringDataFrameColumn("identity", counts.Select(count => count.Identity)),
            new Int32DataFrameColumn("images", counts.Select(count => count.Images)));
    }
}
