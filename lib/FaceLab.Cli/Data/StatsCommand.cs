using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces.Decoding;
using FaceLab.Faces.Statistics;
using static FaceLab.Cli.CommandParts;

namespace FaceLab.Cli.Data;

/// <summary><c>facelab data stats</c>: the figures of a set, to read before training on it.</summary>
internal static class StatsCommand
{
    private static readonly Argument<string> Set = CommandParts.Set();
    private static readonly Option<bool> Quick = Optional<bool>("--quick",
        "Count images and people only; open no picture.");

    public static Command Create() => MakeCommand("stats",
        "Show images per person, sizes, gray or colour, unreadable files, duplicates.", Run, Set, Quick, Json)
        .WithExamples(CommandHelp.Pictures, "facelab data stats faces");

    private static int Run(ParseResult parse, CancellationToken cancellationToken)
    {
        var dataset = FaceSets.Open(parse.GetRequiredValue(Set));
        var statistics = FaceSetStatistics.Of(dataset.Faces);
        var survey = parse.GetValue(Quick) ? null : Survey(dataset, cancellationToken);
        if (parse.GetValue(Json))
            Output.Json(Document(dataset, statistics, survey));
        else
            Show(dataset, statistics, survey);
        if (survey is null)
            Closing.Say(dataset);
        else
            Closing.Say(statistics.Name, survey.Pictures.Count - survey.Unreadable.Count, survey.Unreadable.Count,
                dataset.PassedOver);
        return 0;
    }

    private static PictureSurvey? Survey(IFaceDataset dataset, CancellationToken cancellationToken)
    {
        var files = dataset is PhotoDataset all ? all.Photos.Count : FilesOf(dataset.Faces);
        return files == 0 ? null : LongWork.Run("Looking at pictures", files, progress =>
            dataset is PhotoDataset photos
                ? PictureSurvey.Run(photos, null, progress, cancellationToken)
                : PictureSurvey.Run(dataset.Faces, null, progress, cancellationToken));
    }

    private static void Show(IFaceDataset dataset, FaceSetStatistics statistics, PictureSurvey? survey)
    {
        Output.Facts(statistics.Name,
            [.. PeopleFacts(dataset, statistics), .. survey is null ? [] : PictureFacts(PictureStatistics.Of(survey))]);
        if (dataset is not PhotoDataset)
            Output.List("Most images", ["person", "images"],
                [.. statistics.Identities.Take(5).Select(count => new[] { count.Identity, $"{count.Images:N0}" })]);
        Output.List("Unreadable", ["file", "reason"],
            [.. (survey?.Unreadable ?? []).Select(picture => new[] { picture.Path, picture.Reason })]);
        // In a set of photos every face has a name of its own, so two names mean nothing there.
        Output.List("One picture under several names", ["people", "files"],
            [.. (survey is null || dataset is PhotoDataset ? [] : survey.Duplicates)
            .Where(duplicate => duplicate.IsUnderSeveralNames)
                .Select(duplicate => new[] { string.Join(", ", duplicate.Identities),
                    string.Join(", ", duplicate.Paths) })]);
        Output.List("Names that look alike", ["names", "counted as"],
            [.. (dataset is PhotoDataset ? [] : IdentityNames.Alike(dataset.Faces))
                .Select(alike => new[] { $"{alike}", alike.AreOnePerson ? "one person" : "different people" })]);
        Output.List("Passed over", ["path", "reason"],
            [.. dataset.PassedOver.Select(entry => new[] { entry.Path, entry.Reason })]);
    }

    private static IEnumerable<(string, string)> PeopleFacts(IFaceDataset dataset, FaceSetStatistics statistics)
    {
        if (dataset is PhotoDataset photos)
        {
            yield return ("photos", $"{photos.Photos.Count:N0} " +
                $"({photos.Photos.Count(photo => photo.Faces.Count == 0):N0} without a face)");
            yield return ("faces", $"{statistics.Images:N0} (at most " +
                $"{photos.Photos.Max(photo => photo.Faces.Count):N0} in a photo)");
            yield break;
        }
        var pairs = new PairEnumeration(dataset.Faces);
        yield return ("images", $"{statistics.Images:N0}");
        yield return ("people", $"{statistics.Identities.Count:N0} ({statistics.SingleImageIdentities:N0} with a " +
            $"single image)");
        yield return ("images per person",
            $"{statistics.MinimumImages:N0} to {statistics.MaximumImages:N0}, median {statistics.MedianImages:0.#}, " +
                $"mean {statistics.MeanImages:0.##}");
        yield return ("pairs", $"{pairs.GenuineCount:N0} genuine, {pairs.ImpostorCount:N0} impostor");
    }

    private static IEnumerable<(string, string)> PictureFacts(PictureStatistics pictures)
    {
        const int ShownSizes = 4;
        yield return ("files", $"{pictures.Files:N0} ({pictures.Unreadable:N0} unreadable, {pictures.Duplicates:N0} " +
            $"copies of another)");
        yield return ("formats", string.Join(", ",
            pictures.Formats.Select(format => $"{format.Format} {format.Pictures:N0}")));
        yield return ("sizes", string.Join(", ",
            pictures.Sizes.Take(ShownSizes).Select(size => $"{size.Width} x {size.Height} ({size.Pictures:N0})")) +
            (pictures.Sizes.Count > ShownSizes ? $" and {pictures.Sizes.Count - ShownSizes:N0} more" : ""));
        yield return ("colour", $"{pictures.Colour:N0} in colour, {pictures.Gray:N0} gray");
    }

    private static object Document(IFaceDataset dataset, FaceSetStatistics statistics, PictureSurvey? survey) => new
    {
        statistics.Name, statistics.Images, People = statistics.Identities.Count, statistics.MinimumImages,
        statistics.MedianImages, statistics.MeanImages, statistics.MaximumImages, statistics.SingleImageIdentities,
        statistics.Histogram,
        Photos = (dataset as PhotoDataset)?.Photos.Count,
        Pictures = survey is null ? null : PictureStatistics.Of(survey),
        Unreadable = survey?.Unreadable ?? (IReadOnlyList<UnreadableImage>)[],
        Duplicates = survey?.Duplicates ?? [], AlikeNames = IdentityNames.Alike(dataset.Faces),
        dataset.PassedOver, statistics.Identities,
    };
}
