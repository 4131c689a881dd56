namespace FaceLab.Detection;

/// <summary>A window that passed the cascade, in pixels of the picture.</summary>
internal readonly record struct CascadeWindow(int X, int Y, int Width, int Height, double Margin);
