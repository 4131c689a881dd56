namespace FaceLab.Faces.Detection;

/// <summary>A window that passed a cascade, in pixels of the picture. Margin is the sum over the stages of votes minus
/// thresholds.</summary>
internal readonly record struct CascadeWindow(int X, int Y, int Width, int Height, double Margin);
