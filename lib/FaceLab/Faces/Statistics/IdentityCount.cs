namespace FaceLab.Faces.Statistics;

/// <summary>A person and the number of pictures.</summary>
/// <param name="Identity">The person.</param>
/// <param name="Images">How many pictures.</param>
public sealed record IdentityCount(string Identity, int Images);
