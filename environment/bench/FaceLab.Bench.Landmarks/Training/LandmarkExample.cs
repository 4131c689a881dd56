using FaceLab.Data;
using FaceLab.Faces.Decoding;

namespace FaceLab.Bench.Landmarks;

/// <summary>A face whose points are known.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Landmarks">Its points, in pixels of the picture.</param>
internal sealed record LandmarkExample(GrayPicture Picture, FaceLandmarks Landmarks);
