using System.Diagnostics;
using System.Globalization;
using FaceLab.Bench.Sides;
using FaceLab.Data;
using FaceLab.Faces;

namespace FaceLab.Bench;

/// <summary>Seconds of a second start: a new process that opens a cache that is there.</summary>
internal static class CacheOpening
{
    public const string ChildArgument = "--open-cache";

    /// <summary>Makes the cache, then opens it in a few processes, one after the other.</summary>
    /// <returns>Seconds of the making, and the median of the openings.</returns>
    public static (double Making, double Opening) Measure(FaceSet faces, BenchOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("facelab-bench-").FullName;
        try
        {
            var clock = Stopwatch.StartNew();
            Open(faces, folder).Dispose();
            var making = clock.Elapsed.TotalSeconds;
            var openings = Enumerable.Range(0, 5).Select(_ => OpenInChild(folder, options.Pictures)).Order().ToList();
            return (making, openings[openings.Count / 2]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The child: lists the set and starts libtorch as any program does, then opens the cache against the
    /// clock.</summary>
    public static void RunChild(string folder, int pictures)
    {
        var faces = Pictures.Of(pictures);
        using var warm = TorchSharp.torch.zeros(1);
        var clock = Stopwatch.StartNew();
        using var opened = Open(faces, folder);
        Console.WriteLine(clock.Elapsed.TotalSeconds.ToString("R", CultureInfo.InvariantCulture));
    }

    private static PreparedFaces Open(FaceSet faces, string folder) =>
        PreparedFaces.FromCache(faces, FaceLabSide.Crop(0.512), new() { Folder = folder });

    private static double OpenInChild(string folder, int pictures)
    {
        string[] arguments = [typeof(CacheOpening).Assembly.Location, ChildArgument, folder, $"{pictures}"];
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? double.Parse(answer, CultureInfo.InvariantCulture)
            : throw new BenchException("the process that opens the cache failed, see above.");
    }
}
