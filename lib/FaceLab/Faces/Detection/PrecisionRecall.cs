namespace FaceLab.Faces.Detection;

/// <summary>A point of a detector's curve: what holds if only detections of at least a confidence are kept.</summary>
/// <param name="Confidence">The confidence.</param>
/// <param name="Recall">Share of the faces that are found, 0 to 1.</param>
/// <param name="Precision">Share of the detections that are faces, 0 to 1.</param>
public readonly record struct PrecisionRecall(double Confidence, double Recall, double Precision);
