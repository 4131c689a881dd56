namespace FaceLab.Data.Fetching;

/// <summary>A complete set on disk.</summary>
/// <param name="Folder">The set's folder.</param>
/// <param name="Files">Files in it.</param>
/// <param name="Bytes">Bytes in them.</param>
/// <param name="WasThere">True if it was there before.</param>
/// <param name="NotThere">Optional files that could not be got.</param>
public sealed record GetResult(string Folder, int Files, long Bytes, bool WasThere, IReadOnlyList<DataFile> NotThere);
