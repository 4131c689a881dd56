using System.Diagnostics;
using FaceLab.Evaluation.Projection;
using static TorchSharp.torch;

namespace FaceLab.Bench.Evaluation;

/// <summary>A t-SNE map of 5,000 faces, exact, against scikit-learn's approximation by Barnes and Hut.</summary>
internal static class TsneMaps
{
    private const int Points = 5_000;
    private const int Neighbours = 10;

    public static void Measure(Faces faces, Peer peer, SortedDictionary<string, double> figures)
    {
        using var scope = NewDisposeScope();
        var data = faces.Embeddings.narrow(0, 0, Points);
        var (start, processor) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
        var (map, divergence) = Tsne.Project(data);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var processorSeconds = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds;
        peer.Write("points", data.contiguous().data<float>().ToArray());
        var sklearn = peer.Run("tsne.py", "points", $"{data.shape[1]}", "map");
        var theirs = NeighbourhoodPreservation.Of(data, tensor(peer.Read<float>("map"), [Points, 2]), Neighbours);
        var ours = NeighbourhoodPreservation.Of(data, map, Neighbours);
        var theirSeconds = sklearn.GetProperty("seconds").GetDouble();

        Console.WriteLine($"  FaceLab              {seconds:F1} s; {processorSeconds:F1} s of processors; " +
            $"{Told(ours)}, divergence {divergence:F4}");
        Console.WriteLine($"  scikit-learn         {theirSeconds:F1} s; " +
            $"{sklearn.GetProperty("processor").GetDouble():F1} s of processors; {Told(theirs)}, " +
            $"divergence {sklearn.GetProperty("divergence").GetDouble():F4}");
        figures["tsne_5000_s"] = Math.Round(seconds, 2);
        figures["tsne_5000_processor_s"] = Math.Round(processorSeconds, 2);
        figures["tsne_sklearn_s"] = Math.Round(theirSeconds, 2);
        figures["tsne_trustworthiness"] = ours.Trustworthiness;
        figures["tsne_continuity"] = ours.Continuity;
        figures["tsne_sklearn_trustworthiness"] = theirs.Trustworthiness;
        figures["tsne_sklearn_continuity"] = theirs.Continuity;
    }

    private static string Told(NeighbourhoodPreservation preserved) =>
        $"trustworthiness {preserved.Trustworthiness:F4}, continuity {preserved.Continuity:F4} of {Neighbours} " +
            "neighbours";
}
