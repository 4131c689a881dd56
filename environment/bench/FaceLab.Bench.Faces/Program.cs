using System.Diagnostics;
using System.Text.Json;
using FaceLab.Synthetic;

// 200 people x 20 faces at 64 x 64, five times over after a warm-up; the median counts.
var faces = new SyntheticFaces(new() { Identities = 200, ImagesPerIdentity = 20, Size = 64 });
faces.RenderRange(0, 10);
var runs = Enumerable.Range(0, 5).Select(_ => Render()).OrderBy(run => run.Wall).ToList();
var (wall, processor) = runs[2];

Console.WriteLine($"4,000 faces of 64 x 64: {runs[0].Wall:F2} / {wall:F2} / {runs[^1].Wall:F2} s (least, median, " +
    "most), " +
    $"{processor:F2} s of processor time, {Environment.ProcessorCount} cores");
Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, double>
{
    ["faces_4000_s"] = Math.Round(wall, 3),
    ["faces_4000_min_s"] = Math.Round(runs[0].Wall, 3),
    ["faces_4000_processor_s"] = Math.Round(processor, 3),
}));

(double Wall, double Processor) Render()
{
    var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
    faces.RenderAll();
    return (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
}
