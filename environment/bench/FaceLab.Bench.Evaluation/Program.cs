using System.Text.Json;
using FaceLab.Bench.Evaluation;

if (args is not [var python, var peer])
{
    Console.Error.WriteLine("Give a Python with scikit-learn and the folder of the peer's scripts: environment/bench/evaluation does.");
    return 2;
}
var figures = new SortedDictionary<string, double>(StringComparer.Ordinal) { ["processors"] = Environment.ProcessorCount };
var faces = Faces.Make();
Console.WriteLine($"all pairs of {faces.Labels.Length:N0} random embeddings of {faces.Embeddings.shape[1]} values, {faces.Origin}; load {File.ReadAllText("/proc/loadavg").Trim()}");
AllPairsRoc.Measure(faces, python, peer, figures);
Console.WriteLine(JsonSerializer.Serialize(figures));
return 0;
