using System.Diagnostics;
using FaceLab.Faces.Detection;

namespace FaceLab.Bench.Detection;

/// <summary>Photos/s of both sides, in turns, so that what else the machine does falls on both.</summary>
internal static class Speed
{
    public static void Measure(
        string script, string model, string set, GrayPhoto[] photos, int threads, int rounds,
        Dictionary<string, object> results)
    {
        var folder = Directory.CreateTempSubdirectory("facelab-detection-").FullName;
        try
        {
            for (var i = 0; i < photos.Length; i++)
                photos[i].SavePgm(Path.Combine(folder, $"{i}.pgm"));
            var detector = new CascadeDetector(CascadeFile.Find(model));
            using var peer = new OpenCvPeer(script, detector.Cascade.Path, folder, threads);
            var expected = peer.Round("across").Faces;
            if (Ours(detector, photos, threads).Faces is var found && found != expected)
                throw new InvalidOperationException(
                    $"{model} on {set}: FaceLab finds {found} faces, OpenCV {expected}.");
            var turns = Enumerable.Range(0, rounds).Select(_ => (Ours: Ours(detector, photos, threads).Seconds,
                Inside: peer.Round("inside").Seconds, Across: peer.Round("across").Seconds)).ToList();
            var ours = Rate(turns.Select(t => t.Ours));
            var (inside, across) = (Rate(turns.Select(t => t.Inside)), Rate(turns.Select(t => t.Across)));
            var ratio = Median(turns.Select(t => Math.Min(t.Inside, t.Across) / t.Ours));
            Console.WriteLine($"{set,-8} {model,-32} FaceLab {ours,6:F1} photos/s, " +
                $"OpenCV {across,6:F1} (a photo a thread) {inside,6:F1} (threads within a photo): {ratio:F2} times");
            results[$"{set}/{model}/facelab_photos_per_s"] = Math.Round(ours, 1);
            results[$"{set}/{model}/opencv_photos_per_s"] = Math.Round(Math.Max(inside, across), 1);
            results[$"{set}/{model}/ratio"] = Math.Round(ratio, 2);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        double Rate(IEnumerable<double> seconds) => photos.Length / Median(seconds);
    }

    private static (double Seconds, int Faces) Ours(CascadeDetector detector, GrayPhoto[] photos, int threads)
    {
        var (clock, faces) = (Stopwatch.StartNew(), 0);
        Parallel.ForEach(photos, new ParallelOptions { MaxDegreeOfParallelism = threads }, photo =>
            Interlocked.Add(ref faces, detector.Detect(photo.Pixels, photo.Width, photo.Height).Count));
        return (clock.Elapsed.TotalSeconds, faces);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }
}
