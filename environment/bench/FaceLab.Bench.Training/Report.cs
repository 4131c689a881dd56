using System.Globalization;
using System.Text.Json;
using FaceLab.Bench.Nets;

namespace FaceLab.Bench;

/// <summary>The table for people and the JSON line for machines.</summary>
internal sealed class Report
{
    private readonly Dictionary<string, double> figures = [];
    private readonly Dictionary<string, double> lowestEqual = [];

    public static void Heading() => Console.WriteLine(
        $"{"configuration",-36}{"peer",-12}{"FaceLab",10}{"peer",10}   FaceLab / " +
            $"peer\n{"",-48}{"images/s",10}{"images/s",10}{"min",8}{"median",8}{"max",8}");

    public void Add(NetSize size, Configuration configuration, Outcome outcome)
    {
        Console.WriteLine($"{outcome.Key,-36}{outcome.Peer,-12}{outcome.FaceLabImagesPerSecond,10:f1}" +
            $"{outcome.PeerImagesPerSecond,10:f1}" +
            $"{outcome.Ratios.Min(),8:f3}{outcome.MedianRatio,8:f3}{outcome.Ratios.Max(),8:f3}");
        var key = configuration == Configuration.Default ? $"{size.Name}/vs_{outcome.Peer}"
            : $"{outcome.Key}/vs_{outcome.Peer}";
        figures[key] = Math.Round(outcome.MedianRatio, 4);
        figures[key + "/min"] = Math.Round(outcome.Ratios.Min(), 4);
        figures[key + "/max"] = Math.Round(outcome.Ratios.Max(), 4);
        figures[key + "/facelab_images_per_s"] = Math.Round(outcome.FaceLabImagesPerSecond, 1);
        figures[key + "/peer_images_per_s"] = Math.Round(outcome.PeerImagesPerSecond, 1);
        if (configuration != Configuration.Default && outcome.Peer == "torchsharp")
            lowestEqual[size.Name] = Math.Min(lowestEqual.GetValueOrDefault(size.Name, double.PositiveInfinity),
                outcome.MedianRatio);
    }

    public void AddShare(string key, string what, double share)
    {
        Console.WriteLine($"{key}: {share:p2} ({what})");
        figures[key] = Math.Round(share, 5);
    }

    /// <summary>The lowest median against plain TorchSharp of each network's like-with-like configurations, then
    /// everything as one JSON object.</summary>
    /// <param name="options">How it was measured.</param>
    /// <param name="load">How busy the machine was before.</param>
    public void End(BenchOptions options, double load)
    {
        foreach (var (name, ratio) in lowestEqual)
        {
            figures[name + "/equal_precision"] = Math.Round(ratio, 4);
            Console.WriteLine($"{name + "/equal_precision (the lowest median)",-60}{"",8}{ratio,8:f3}");
        }
        (figures["rounds"], figures["steps"], figures["load"]) = (options.Rounds, options.Steps, load);
        WriteJson(options, figures);
    }

    /// <summary>What a long training left of memory.</summary>
    public static void OfSoak(BenchOptions options, Soak soak)
    {
        foreach (var (minute, resident, live) in soak.Points.Where(
            (_, i) => i % Math.Max(1, soak.Points.Count / 20) == 0))
            Console.WriteLine(FormattableString.Invariant(
                $"minute {minute,5:F1}: {resident,7:N1} MB resident, {live} live tensors"));
        WriteJson(options, soak.Figures().ToDictionary(figure => figure.Key, figure => figure.Value));
    }

    private static void WriteJson(BenchOptions options, Dictionary<string, double> figures)
    {
        var all = figures.ToDictionary(figure => figure.Key, figure => (object)figure.Value);
        all["threads"] = options.Threads;
        all["cpu"] = Machine.Processor;
        all["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Console.WriteLine(JsonSerializer.Serialize(all));
    }
}
