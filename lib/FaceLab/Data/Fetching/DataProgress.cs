namespace FaceLab.Data.Fetching;

/// <summary>The progress of a piece of work.</summary>
/// <param name="Work">The work, for people: "download lfw-funneled.tgz".</param>
/// <param name="Done">Bytes done.</param>
/// <param name="Total">Bytes in all, or <see langword="null"/> if unknown.</param>
public readonly record struct DataProgress(string Work, long Done, long? Total);
