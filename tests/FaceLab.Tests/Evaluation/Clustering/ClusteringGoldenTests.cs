using System.Globalization;
using System.Text.Json;
using FaceLab.Evaluation.Clustering;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation.Clustering;

/// <summary>The groups that scikit-learn makes, whatever their numbers.</summary>
public sealed class ClusteringGoldenTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public static TheoryData<string> Names => EvaluationGolden.Names("clusterings", "clustering");

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Agglomerative_clusters_from_a_threshold(string name) => Compare(name, "threshold", settings =>
        new AgglomerativeClustering(double.Parse(settings[1], CultureInfo.InvariantCulture),
            Enum.Parse<Linkage>(settings[0], ignoreCase: true)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Dbscans_clusters_and_noise(string name) => Compare(name, "dbscan", settings =>
        new Dbscan(double.Parse(settings[0], CultureInfo.InvariantCulture),
            int.Parse(settings[1], CultureInfo.InvariantCulture)));

    private static void Compare(string name, string kind, Func<string[], IFaceClustering> make)
    {
        var golden = EvaluationGolden.Case("clusterings", name, "clustering");
        var rows = tensor(golden.Numbers("rows").Select(value => (float)value).ToArray()).reshape(
            -1, (long)golden.Number("size"));
        foreach (var expected in golden.GetProperty(kind).EnumerateObject())
            Assert.Equal(InOrder(expected.Value), make(expected.Name.Split(' ')).Cluster(rows));
    }

    /// <summary>0, 1 and so on as they appear; noise stays noise.</summary>
    private static int[] InOrder(JsonElement clusters)
    {
        var numbers = new Dictionary<int, int> { [-1] = -1 };
        return [.. clusters.EnumerateArray().Select(cluster =>
            numbers.TryGetValue(cluster.GetInt32(), out var number) ? number
                : numbers[cluster.GetInt32()] = numbers.Count - 1)];
    }
}
