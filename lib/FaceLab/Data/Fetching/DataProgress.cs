namespace FaceLab.Data.Fetching;

/// <summary>How far a piece of work is.</summary>
/// <param name="Work">What is done, for people: "download lfw-funneled.tgz".</param>
/// <param name="Done">Bytes done.</param>
/// <param name="Total">Bytes in all, or <see langword="null"/> where nobody knows.</param>
public readonly record struct DataProgress(string Work, long Done, long? Total);
