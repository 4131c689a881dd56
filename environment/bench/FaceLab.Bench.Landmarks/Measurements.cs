using System.Diagnostics;
using System.Text.Json;
using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces;
using FaceLab.Faces.Detection;

namespace FaceLab.Bench.Landmarks;

/// <summary>Error, speed and memory of the built-in predictor, and aligning LFW from its files.</summary>
internal static class Measurements
{
    public static void Run()
    {
        var figures = new Dictionary<string, object>();
        var clock = Stopwatch.StartNew();
        var five = FivePointRegressor.BuiltIn;
        figures["five_load_s"] = Round(clock.Elapsed.TotalSeconds);
        figures["memory_after_load_mb"] = Round(Process.GetCurrentProcess().PeakWorkingSet64 / 1e6);
        Console.WriteLine($"loading: {figures["five_load_s"]} s");
        Errors(five, figures);
        Align(five, figures);
        figures["memory_peak_mb"] = Round(Process.GetCurrentProcess().PeakWorkingSet64 / 1e6);
        Console.WriteLine(
            $"memory: {figures["memory_after_load_mb"]} MB after loading, {figures["memory_peak_mb"]} MB at the end");
        Console.WriteLine(JsonSerializer.Serialize(figures));
    }

    private static void Errors(FivePointRegressor five, Dictionary<string, object> figures)
    {
        var (_, heldOut) = KnownFaces.Read();
        foreach (var (boxError, passes) in ((double, int)[])[(0, 1), (0.05, 1), (0.05, 2), (0.08, 1), (0.08, 2)])
        {
            var error = LandmarkError.Of(five, heldOut, boxError, passes);
            figures[$"five_heldout/box_{100 * boxError:F0}/passes_{passes}_percent"] = Round(error.Mean);
            Console.WriteLine(
                $"{heldOut.Count:N0} faces, boxes off by {100 * boxError:F0} %, {passes} passes: {error}");
        }
    }

    /// <summary>Read, decode, find the points, warp to 112 with its margin: 2,000 pictures of LFW, all cores; the
    /// best of three.</summary>
    private static void Align(FivePointRegressor five, Dictionary<string, object> figures)
    {
        var lfw = LfwDataset.Open(FaceSource.Find().LfwFolder!);
        var records = lfw.Faces.Records.Where((_, i) => i % 6 == 0).Take(2000).ToList();
        foreach (var passes in (int[])[1, 2])
        {
            var preparation = new AlignedPreparation(
                five, FaceBoxFinder.LfwFrame, new() { Passes = passes, Fallback = AlignmentFallback.CenterCrop });
            var (best, processor) = (0.0, 0.0);
            for (var round = 0; round < 3; round++)
            {
                var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                var length = preparation.Size * preparation.Size * 3;
                Parallel.ForEach(records, () => new byte[length], (record, _, pixels) =>
                {
                    preparation.Prepare(File.ReadAllBytes(record.Path), record, pixels);
                    return pixels;
                }, _ => { });
                best = Math.Max(best, records.Count / clock.Elapsed.TotalSeconds);
                processor = Math.Max(processor, records.Count / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
            }
            figures[$"lfw_aligned/five/passes_{passes}_faces_per_s"] = Round(best);
            figures[$"lfw_aligned/five/passes_{passes}_faces_per_processor_s"] = Round(processor);
            Console.WriteLine($"aligning LFW, {passes} passes: {best:F0} faces/s " +
                $"on {Environment.ProcessorCount} cores, {processor:F0} in a second of processor time; " +
                $"{preparation.CenterCropped.Count} of {records.Count} not aligned");
        }
    }

    private static double Round(double value) => Math.Round(value, value < 10 ? 3 : 0);
}
