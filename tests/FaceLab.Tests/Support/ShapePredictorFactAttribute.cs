using FaceLab.Faces.Detection;

namespace FaceLab.Tests.Support;

/// <summary>A test on dlib's landmark model, skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShapePredictorFactAttribute : FactAttribute
{
    public ShapePredictorFactAttribute() =>
        Skip = ShapePredictor.IsAvailable ? null : $"{ShapePredictor.FileName} is not here: apt-get install libdlib-data";
}
