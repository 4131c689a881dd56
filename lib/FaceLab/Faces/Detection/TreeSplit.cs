namespace FaceLab.Faces.Detection;

/// <summary>A question at a tree's node: is feature First brighter than feature Second by more than Threshold?</summary>
/// <param name="First">Index of a feature pixel of the stage.</param>
/// <param name="Second">Index of another.</param>
/// <param name="Threshold">Difference of gray values, -255 to 255 in a trained tree.</param>
internal readonly record struct TreeSplit(ushort First, ushort Second, float Threshold);
