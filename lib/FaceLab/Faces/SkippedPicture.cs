namespace FaceLab.Faces;

/// <summary>A picture of a set that could not be read and has no row.</summary>
/// <param name="Index">Its index in the set.</param>
/// <param name="Reason">Why, in one line.</param>
internal readonly record struct SkippedPicture(int Index, string Reason);
