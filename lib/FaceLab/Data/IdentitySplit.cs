namespace FaceLab.Data;

/// <summary>Three sets that have no person in common.</summary>
/// <param name="Training">People to train on.</param>
/// <param name="Validation">People to choose settings and thresholds on.</param>
/// <param name="Test">People to report on.</param>
public sealed record IdentitySplit(FaceSet Training, FaceSet Validation, FaceSet Test);
