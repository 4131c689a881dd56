using System.Diagnostics;
using System.Globalization;
using FaceLab.Evaluation.Clustering;

namespace FaceLab.Bench.Evaluation;

/// <summary>Average linkage of all faces from a threshold that other faces chose, against scikit-learn's; then the
/// other clusterings.</summary>
internal static class FaceClusters
{
    private const int Runs = 3;

    private static readonly double[] Thresholds = [.. Enumerable.Range(0, 14).Select(step => 0.10 + 0.02 * step)];

    public static void Measure(Faces faces, Peer peer, SortedDictionary<string, double> figures)
    {
        var others = Faces.Make(seed: 2);
        var threshold = Best(others, value => new AgglomerativeClustering(value));
        var average = new AgglomerativeClustering(threshold);
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var (agreement, before) = Time(faces, average);
        var processorSeconds = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds / Runs;
        peer.Write("rows", faces.Embeddings.data<float>().ToArray());
        var sklearn = peer.Run("cluster.py", "rows", $"{faces.Embeddings.shape[1]}",
            threshold.ToString(CultureInfo.InvariantCulture), "clusters");
        var times = before.Concat(Time(faces, average).Seconds).Order().ToArray();
        var theirs = ClusterAgreement.Between([.. peer.Read<long>("clusters").Select(cluster => (int)cluster)],
            faces.Labels);
        var seconds = times[Runs];
        var (theirSeconds, theirProcessor) = (sklearn.GetProperty("seconds").GetDouble(),
            sklearn.GetProperty("processor").GetDouble());

        Console.WriteLine($"  average linkage from {threshold:F2}, chosen on other faces");
        Console.WriteLine($"  FaceLab              {seconds:F2} s median of {2 * Runs}, {times[0]:F2} to " +
            $"{times[^1]:F2}; " +
            $"{processorSeconds:F2} s of processors; {Told(agreement)}");
        Console.WriteLine($"  scikit-learn         {theirSeconds:F2} s, one run; " +
            $"{theirProcessor:F2} s of processors; " +
            $"{sklearn.GetProperty("megabytes").GetDouble():N0} MB; {Told(theirs)}");
        Console.WriteLine($"  ratio                {theirSeconds / seconds:F1}, of processor time " +
            $"{theirProcessor / processorSeconds:F1}");
        figures["cluster_s"] = Math.Round(seconds, 3);
        figures["cluster_processor_s"] = Math.Round(processorSeconds, 3);
        figures["cluster_sklearn_s"] = Math.Round(theirSeconds, 3);
        figures["cluster_sklearn_processor_s"] = Math.Round(theirProcessor, 3);
        figures["cluster_vs_sklearn"] = Math.Round(theirSeconds / seconds, 2);
        figures["cluster_bcubed_f"] = agreement.BCubedF;
        figures["cluster_bcubed_f_minus_sklearn"] = agreement.BCubedF - theirs.BCubedF;
        MeasureOthers(faces, others, figures);
    }

    private static void MeasureOthers(Faces faces, Faces others, SortedDictionary<string, double> figures)
    {
        foreach (var (name, make) in new (string, Func<double, IFaceClustering>)[] {
            ("complete", value => new AgglomerativeClustering(value, Linkage.Complete)),
            ("whispers", value => new ChineseWhispers(value)), ("dbscan", value => new Dbscan(value, minPoints: 2)) })
        {
            // Chains join everything at average linkage's thresholds.
            var threshold = Best(others, make, name == "complete" ? 0 : 0.14);
            var (agreement, seconds) = Time(faces, make(threshold));
            Console.WriteLine($"  {name,-20} {seconds.Order().ElementAt(Runs / 2):F2} s from {threshold:F2}; " +
                $"{Told(agreement)}");
            figures[$"cluster_{name}_s"] = Math.Round(seconds.Order().ElementAt(Runs / 2), 3);
            figures[$"cluster_{name}_bcubed_f"] = agreement.BCubedF;
        }
    }

    private static double Best(Faces faces, Func<double, IFaceClustering> make, double shift = 0) =>
        Thresholds.Select(value => value + shift)
        .MaxBy(value => ClusterAgreement.Between(make(value).Cluster(faces.Embeddings), faces.Labels).BCubedF);

    private static (ClusterAgreement Agreement, List<double> Seconds) Time(Faces faces, IFaceClustering clustering)
    {
        var (clusters, seconds) = (Array.Empty<int>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            clusters = clustering.Cluster(faces.Embeddings);
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return (ClusterAgreement.Between(clusters, faces.Labels), seconds);
    }

    private static string Told(ClusterAgreement agreement) =>
        $"{agreement.Clusters:N0} clusters, BCubed P {agreement.BCubedPrecision:F4}, R {agreement.BCubedRecall:F4}, " +
            $"F {agreement.BCubedF:F4}";
}
