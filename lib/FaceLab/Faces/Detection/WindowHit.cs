namespace FaceLab.Faces.Detection;

/// <summary>A window of a level that passed every stage.</summary>
/// <param name="X">Column in the level.</param>
/// <param name="Y">Row in the level.</param>
/// <param name="Margin">By how much the votes passed the thresholds, summed over the stages.</param>
internal readonly record struct WindowHit(int X, int Y, double Margin);
