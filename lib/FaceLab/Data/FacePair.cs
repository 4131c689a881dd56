namespace FaceLab.Data;

/// <summary>Two pictures of a <see cref="FaceSet"/>, by index, and whether they show one person.</summary>
/// <param name="First">Index of the first picture.</param>
/// <param name="Second">Index of the second picture.</param>
/// <param name="Genuine"><see langword="true"/> if both show the same identity (a genuine pair), else an impostor
/// pair.</param>
public readonly record struct FacePair(int First, int Second, bool Genuine);
