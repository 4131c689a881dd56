using System.Diagnostics;
using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Faces.Detection;

namespace FaceLab.Bench;

/// <summary>Aligning faces whose box is given: read, decode, find the landmarks, warp, store.</summary>
internal static class Aligning
{
    private const int Faces = 2000;
    private const int Rounds = 3;

    /// <summary>Faces a second, the median of three rounds, and what found the landmarks.</summary>
    public static (double FacesPerSecond, string Predictor) Measure(FaceSet faces, BenchOptions options)
    {
        var every = Math.Max(1, faces.Count / Faces);
        var some = new FaceSet(faces.Name, faces.Records.Where((_, i) => i % every == 0).Take(Faces));
        var predictor = FivePointRegressor.BuiltIn;
        var preparation = new AlignedPreparation(predictor, FaceBoxFinder.LfwFrame,
            new() { Fallback = AlignmentFallback.CenterCrop });
        var speeds = Enumerable.Range(0, Rounds).Select(_ =>
        {
            var clock = Stopwatch.StartNew();
            using var aligned = PreparedFaces.FromFiles(some, preparation, options.Threads);
            return aligned.Faces.Count / clock.Elapsed.TotalSeconds;
        }).Order().ToList();
        return (speeds[Rounds / 2], predictor.GetType().Name);
    }
}
