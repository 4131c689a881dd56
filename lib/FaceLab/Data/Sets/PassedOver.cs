namespace FaceLab.Data.Sets;

/// <summary>A file or folder of a data set that gave no face: nothing is left out in silence.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Reason">Why, in one line.</param>
public sealed record PassedOver(string Path, string Reason);
