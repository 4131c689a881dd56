using FaceLab.Faces.Detection;

namespace FaceLab.Tests.Support;

/// <summary>Models that take a while to load, once for all tests.</summary>
internal static class LandmarkModels
{
    private static readonly Lazy<ShapePredictor> Loaded = new(() => ShapePredictor.Load());

    /// <summary>dlib's model; only for tests with <see cref="ShapePredictorFactAttribute"/>.</summary>
    public static ShapePredictor Dlib => Loaded.Value;
}
