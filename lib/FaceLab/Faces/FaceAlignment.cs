using FaceLab.Data;
using FaceLab.Faces.Alignment;

namespace FaceLab.Faces;

/// <summary>How one face comes to its place.</summary>
/// <param name="ToResult">From the picture to the stored square.</param>
/// <param name="Landmarks">The five points, in pixels of the picture; null for a centre crop.</param>
/// <param name="Box">Where the predictor looked last; null where the record's landmarks were taken, and for a centre crop.</param>
/// <param name="Problem">Why the picture's centre was taken; null for an aligned face.</param>
public sealed record FaceAlignment(SimilarityTransform ToResult, FaceLandmarks? Landmarks, FaceBox? Box, string? Problem);
