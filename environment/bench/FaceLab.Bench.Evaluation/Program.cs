using System.Text.Json;
using FaceLab.Bench.Evaluation;

if (args is not [var python, var scripts, .. var parts])
{
    Console.Error.WriteLine("Give a Python with scikit-learn and the folder of the peer's scripts: " +
        "environment/bench/evaluation does.");
    return 2;
}
if (parts.Except(["roc", "cluster", "tsne"]).FirstOrDefault() is { } unknown)
{
    Console.Error.WriteLine($"There is no part '{unknown}': give roc, cluster, tsne, or nothing for all.");
    return 2;
}
var figures = new SortedDictionary<string, double>(StringComparer.Ordinal) { [
    "processors"] = Environment.ProcessorCount };
using var peer = new Peer(python, scripts);
var faces = Faces.Make();
Part("roc", () => AllPairsRoc.Measure(faces, peer, figures));
Part("cluster", () => FaceClusters.Measure(faces, peer, figures));
Part("tsne", () => TsneMaps.Measure(faces, peer, figures));
Console.WriteLine(JsonSerializer.Serialize(figures));
return 0;

void Part(string name, Action measure)
{
    if (parts.Length > 0 && !parts.Contains(name))
        return;
    Console.WriteLine($"{name}: {faces.Labels.Length:N0} random embeddings of {faces.Embeddings.shape[1]} values, " +
        $"{faces.Origin}; load {File.ReadAllText("/proc/loadavg").Trim()}");
    measure();
}
