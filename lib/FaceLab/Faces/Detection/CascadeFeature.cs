namespace FaceLab.Faces.Detection;

/// <summary>A rectangle of a feature, in pixels of the cascade's window.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">1 or more.</param>
/// <param name="Height">1 or more.</param>
/// <param name="Weight">What the sum of its pixels is multiplied by; 1 for LBP.</param>
public readonly record struct CascadeRectangle(int X, int Y, int Width, int Height, float Weight);

/// <summary>A feature: for Haar its two or three rectangles; for LBP the top left one of 3 x 3 equal blocks.</summary>
/// <param name="Rectangles">All inside the window; for LBP the nine blocks are.</param>
public sealed record CascadeFeature(IReadOnlyList<CascadeRectangle> Rectangles);
