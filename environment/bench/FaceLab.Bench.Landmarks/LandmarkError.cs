using FaceLab.Data;
using FaceLab.Faces.Detection;

namespace FaceLab.Bench.Landmarks;

/// <summary>Mean distance of the five points from the truth, in percent of the distance of the eyes.</summary>
/// <param name="Mean">Over the faces.</param>
/// <param name="Median">Over the faces.</param>
/// <param name="Failures">Percent of the faces above 10.</param>
internal sealed record LandmarkError(double Mean, double Median, double Failures)
{
    private const double Failure = 10;

    /// <summary>Predicts in boxes around the true points, off by a normal error in place and in the logarithm of
    /// scale.</summary>
    public static LandmarkError Of(
        FivePointRegressor predictor, IReadOnlyList<LandmarkExample> faces, double boxError, int passes)
    {
        var errors = Enumerable.Range(0, faces.Count).AsParallel().Select(i =>
        {
            var random = new Random(i);
            var (x, y) = (boxError * Normal(random), boxError * Normal(random));
            var scale = Math.Exp(boxError * Normal(random));
            var box = new BoxAdjustment(x, y, scale).Apply(FaceFrame.Around(faces[i].Landmarks));
            return Percent(Predict(predictor, faces[i], box, passes), faces[i].Landmarks);
        }).Order().ToList();
        var failures = 100.0 * errors.Count(error => error > Failure) / errors.Count;
        return new LandmarkError(errors.Average(), errors[errors.Count / 2], failures);
    }

    public override string ToString() =>
        $"{Mean:F2} % (median {Median:F2} %, above 10 %: {Failures:F1} % of the faces)";

    private static FaceLandmarks Predict(FivePointRegressor predictor, LandmarkExample face, FaceBox box, int passes)
    {
        var points = predictor.Predict(face.Picture, box);
        for (var pass = 1; pass < passes && LandmarkPlausibility.Problem(points, box) is null; pass++)
        {
            box = FaceFrame.Around(points);
            points = predictor.Predict(face.Picture, box);
        }
        return points;
    }

    private static double Percent(FaceLandmarks given, FaceLandmarks truth) =>
        100 * given.ToArray().Zip(truth.ToArray(), Distance).Average() / Distance(truth.LeftEye, truth.RightEye);

    private static double Distance(FacePoint a, FacePoint b) =>
        Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2));

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
