using FaceLab.Data;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>A face whose points are known.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Landmarks">Its points, in pixels of the picture.</param>
public sealed record LandmarkExample(GrayPicture Picture, FaceLandmarks Landmarks);
