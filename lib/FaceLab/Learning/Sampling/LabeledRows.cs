namespace FaceLab.Learning.Sampling;

/// <summary>A batch before it is gathered: rows of the pixel tensor and the identity of each.</summary>
/// <param name="Rows">(N) rows.</param>
/// <param name="Labels">(N) labels.</param>
public sealed record LabeledRows(long[] Rows, long[] Labels);
