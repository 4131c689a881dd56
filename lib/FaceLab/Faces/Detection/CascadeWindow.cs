namespace FaceLab.Faces.Detection;

/// <summary>A window that passed a cascade, in pixels of the picture.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">1 or more.</param>
/// <param name="Height">1 or more.</param>
/// <param name="Margin">By how much the votes passed the thresholds, summed over the stages.</param>
internal readonly record struct CascadeWindow(int X, int Y, int Width, int Height, double Margin);
