namespace FaceLab.Faces.Decoding;

/// <summary>A file that could not be decoded.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">The decoder's reason, in one line.</param>
public sealed record UnreadableImage(string Path, string Reason);
