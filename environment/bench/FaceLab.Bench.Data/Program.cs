using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using FaceLab.Bench;
using FaceLab.Bench.Sides;
using FaceLab.Data;

// LFW from JPEG files to faces of 96 x 96, FaceLab against Pillow; see ../README.md.
try
{
    if (args is [CacheOpening.ChildArgument, var folder, var pictures])
        CacheOpening.RunChild(folder, int.Parse(pictures, CultureInfo.InvariantCulture));
    else
        Measure(BenchOptions.Parse(args));
    return 0;
}
catch (Exception error) when (error is BenchException or FaceDataException or IOException or Win32Exception)
{
    Console.Error.WriteLine($"bench data: {error.Message}");
    return 1;
}

static void Measure(BenchOptions options)
{
    var load = Machine.Load();
    var faces = Pictures.Of(options.Pictures);
    var list = Path.GetTempFileName();
    try
    {
        File.WriteAllLines(list, faces.Records.Select(face => face.Path));
        using var pillow = new PillowSide(options.Python, list, options.Threads);
        ISide[] sides = [new FaceLabSide(faces, options.Threads), pillow];
        Console.WriteLine($"{Machine.Processor}: {string.Join("; ", sides.Select(side => side.Description))}");
        Console.WriteLine($"{faces.Count:N0} pictures to 96 x 96, {options.Rounds} rounds");
        if (load > 0.5)
            Console.WriteLine($"the machine is busy already (load {load:f1}): where min and max are far apart, " +
                "measure again");

        var report = new Dictionary<string, object?>();
        Report(sides, Comparison.Of(sides, 0.512, options.Rounds, faces.Count), Agreement.Check(faces, pillow, 0.512),
            "prepare", report);
        Report(sides, Comparison.Of(sides, 1, options.Rounds, faces.Count), Agreement.Check(faces, pillow, 1),
            "prepare_whole", report);
        var (making, opening) = CacheOpening.Measure(faces, options);
        Console.WriteLine($"cache: made in {making:F1} s, opened by a new process in {opening:F3} s");
        report["cache_make_s"] = Math.Round(making, 2);
        report["cache_open_s"] = Math.Round(opening, 4);
        var (aligned, predictor) = Aligning.Measure(faces, options);
        Console.WriteLine($"aligned to 126 x 126 from a given box by {predictor}: {aligned:F0} faces/s");
        report["align_faces_per_s"] = Math.Round(aligned);
        (report["threads"], report["rounds"], report["pictures"]) = (options.Threads, options.Rounds, faces.Count);
        (report["cpu"], report["load"]) = (Machine.Processor, load);
        report["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Console.WriteLine(JsonSerializer.Serialize(report));
    }
    finally
    {
        File.Delete(list);
    }
}

static void Report(ISide[] sides, Comparison comparison, double difference, string key, Dictionary<string,
    object?> report)
{
    Console.WriteLine($"crop share {comparison.Share}: FaceLab {comparison.ImagesPerSecond(0):N0} images/s, " +
        $"differs from Pillow's best by {difference:F3} of 255");
    report[$"{key}_images_per_s"] = Math.Round(comparison.ImagesPerSecond(0));
    report[$"{key}_difference"] = Math.Round(difference, 4);
    for (var other = 1; other < sides.Length; other++)
    {
        var (ratios, median) = (comparison.Ratios(other).ToList(), comparison.MedianRatio(other));
        Console.WriteLine($"  {median,6:F3} times {sides[other].Name,-8} ({comparison.ImagesPerSecond(other):N0} " +
            "images/s); " +
            $"rounds {ratios.Min():F3} to {ratios.Max():F3}");
        var name = $"{key}_vs_{sides[other].Name.ToLowerInvariant()}";
        report[name] = Math.Round(median, 4);
        (report[name + "/min"], report[name + "/max"]) = (Math.Round(ratios.Min(), 4), Math.Round(ratios.Max(), 4));
    }
}
