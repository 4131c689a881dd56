using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FaceLab.Evaluation;

namespace FaceLab.Bench.Evaluation;

/// <summary>The exact ROC curve over all pairs of a set, from its embeddings, against scikit-learn's from the
/// finished similarities.</summary>
internal static class AllPairsRoc
{
    private const int Runs = 5;

    public static void Measure(Faces faces, Peer peer, SortedDictionary<string, double> figures)
    {
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var (curve, before) = Time(faces);
        var processorSeconds = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds / (Runs + 1);
        var megabytes = PeakMegabytes();
        var sklearn = ScikitLearn(faces, peer);
        // Half of our runs come before the peer's and half after it, so that a machine that turns busy slows both.
        var times = before.Concat(Time(faces).Seconds).Order().ToArray();
        var seconds = times[Runs];
        var (theirs, theirProcessor) = (sklearn.GetProperty("seconds").GetDouble(), sklearn.GetProperty("processor")
            .GetDouble());
        var difference = Math.Abs(curve.AreaUnderCurve - sklearn.GetProperty("area").GetDouble());

        Console.WriteLine($"  pairs                {curve.ImpostorCount + curve.GenuineCount:N0}, of them " +
            $"{curve.GenuineCount:N0} genuine");
        Console.WriteLine($"  FaceLab              {seconds:F2} s median of {2 * Runs}, {times[0]:F2} to " +
            $"{times[^1]:F2}; {processorSeconds:F2} s of processors; {megabytes:N0} MB resident; " +
            $"{curve.Thresholds.Count:N0} points");
        Console.WriteLine($"  scikit-learn         {theirs:F2} s from similarities in memory; {theirProcessor:F2} s " +
            $"of processors; {sklearn.GetProperty("points").GetInt64():N0} points");
        Console.WriteLine($"  ratio                {theirs / seconds:F1}, of processor time " +
            $"{theirProcessor / processorSeconds:F1}");
        Console.WriteLine($"  area                 {curve.AreaUnderCurve:F12}, difference {difference:G2}");
        foreach (var point in RocCurve.UsualRates.Where(curve.Supports).Select(curve.TrueAcceptRateAt))
            Console.WriteLine($"  {point}");
        figures["roc_all_pairs_s"] = Math.Round(seconds, 3);
        figures["roc_all_pairs_min_s"] = Math.Round(times[0], 3);
        figures["roc_all_pairs_max_s"] = Math.Round(times[^1], 3);
        figures["roc_all_pairs_processor_s"] = Math.Round(processorSeconds, 3);
        figures["roc_all_pairs_mb"] = Math.Round(megabytes);
        figures["roc_sklearn_s"] = Math.Round(theirs, 3);
        figures["roc_sklearn_processor_s"] = Math.Round(theirProcessor, 3);
        figures["roc_vs_sklearn"] = Math.Round(theirs / seconds, 2);
        figures["roc_auc_difference"] = difference;
    }

    private static (RocCurve Curve, List<double> Seconds) Time(Faces faces)
    {
        var curve = RocCurve.OfAllPairs(faces.Embeddings, faces.Labels);
        var seconds = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            curve = RocCurve.OfAllPairs(faces.Embeddings, faces.Labels);
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return (curve, seconds);
    }

    /// <summary>The most memory that this process ever had resident.</summary>
    private static double PeakMegabytes()
    {
        var line = File.ReadLines("/proc/self/status").Single(
            text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
            CultureInfo.InvariantCulture) / 1024;
    }

    private static JsonElement ScikitLearn(Faces faces, Peer peer)
    {
        var (similarities, kinds) = AllPairs(faces);
        peer.Write("similarities", similarities);
        peer.Write("kinds", kinds);
        return peer.Run("roc.py", "similarities", "kinds");
    }

    /// <summary>The similarities of all N (N - 1) / 2 pairs, and which of them are genuine.</summary>
    private static (float[] Similarities, bool[] Kinds) AllPairs(Faces faces)
    {
        var count = faces.Labels.Length;
        var (similarities, kinds, taken) = (new float[count * (count - 1L) / 2], new bool[count * (count - 1L) / 2], 0);
        for (var row = 0; row + 1 < count; row++)
        {
            using var own = faces.Embeddings[row];
            using var later = faces.Embeddings.narrow(0, row + 1, count - row - 1);
            using var products = later.mv(own);
            products.data<float>().CopyTo(similarities, taken);
            for (var other = row + 1; other < count; other++)
                kinds[taken++] = faces.Labels[row] == faces.Labels[other];
        }
        return (similarities, kinds);
    }
}
