using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces;
using FaceLab.Faces.Decoding;

namespace FaceLab.Cli;

/// <summary>The last line of every command that reads a folder, on standard error: the pictures that were read, those
/// that could not be, and the files and folders that were passed over.</summary>
internal static class Closing
{
    /// <summary>Closes a command that opened its pictures.</summary>
    public static void Say(string name, long read, long unreadable, IReadOnlyCollection<PassedOver> passedOver) =>
        Output.Note($"{name}: {read:N0} pictures read, {unreadable:N0} unreadable, {passedOver.Count:N0} passed over.");

    /// <summary>Closes a command that decoded no picture.</summary>
    public static void Say(IFaceDataset set, string done = "listed, none opened") => Output.Note(
        $"{set.Faces.Name}: {FilesOf(set.Faces.Records):N0} pictures {done}, {set.PassedOver.Count:N0} passed over.");

    /// <summary>Closes a command that prepared faces. A photo with a face that was prepared counts as read.</summary>
    public static void Say(PreparedFaces faces, IReadOnlyCollection<PassedOver> passedOver) =>
        Say(faces.Faces.Name, faces.Faces.Records, faces.Unreadable, passedOver);

    private static void Say(string name, IEnumerable<FaceRecord> read, IEnumerable<UnreadableImage> unreadable,
        IReadOnlyCollection<PassedOver> passedOver)
    {
        var paths = read.Select(record => record.Path).ToHashSet(StringComparer.Ordinal);
        var bad = unreadable.Select(picture => picture.Path).Distinct(StringComparer.Ordinal);
        Say(name, paths.Count, bad.LongCount(path => !paths.Contains(path)), passedOver);
    }

    private static long FilesOf(IEnumerable<FaceRecord> records) =>
        records.Select(record => record.Path).Distinct(StringComparer.Ordinal).LongCount();
}
