using System.Text.Json;
using TorchSharp.Tests.Golden;
using static TorchSharp.torch;

namespace TorchSharp.Tests.NN;

/// <summary>nn_golden.json and optim_golden.json: what PyTorch computed.</summary>
internal static class NnGolden
{
    internal const double Tolerance = 2e-5;
    private static readonly Lazy<JsonElement> Nn = new(() => Load("nn_golden.json"));
    private static readonly Lazy<JsonElement> Optim = new(() => Load("optim_golden.json"));

    internal static JsonElement Case(string name) => Nn.Value.GetProperty("cases").GetProperty(name);

    internal static JsonElement Start(string name) => Nn.Value.GetProperty("starts").GetProperty(name);

    internal static JsonElement Utilities(string name) => Nn.Value.GetProperty("utils").GetProperty(name);

    internal static JsonElement Optimizer(string name) => Optim.Value.GetProperty("optimizers").GetProperty(name);

    internal static JsonElement Scheduler(string name) => Optim.Value.GetProperty("schedulers").GetProperty(name);

    internal static double[] Metrics => Numbers(Optim.Value.GetProperty("metrics"));

    internal static IEnumerable<string> CaseNames => Names(Nn.Value.GetProperty("cases"));

    internal static IEnumerable<string> StartNames => Names(Nn.Value.GetProperty("starts"));

    internal static IEnumerable<string> OptimizerNames => Names(Optim.Value.GetProperty("optimizers"));

    internal static IEnumerable<string> SchedulerNames => Names(Optim.Value.GetProperty("schedulers"));

    internal static Tensor[] Tensors(JsonElement list) => [.. list.EnumerateArray().Select(GoldenTensor.Read)];

    internal static Dictionary<string, Tensor> Named(JsonElement entries)
        => entries.EnumerateObject().ToDictionary(entry => entry.Name, entry => GoldenTensor.Read(entry.Value));

    internal static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetDouble())];

    internal static void AssertClose(Tensor expected, Tensor? actual, string what, double tolerance = Tolerance)
    {
        Assert.True(actual is not null, $"{what}: there is none.");
        using var scope = NewDisposeScope();
        Assert.Equal(expected.shape, actual!.shape);
        Assert.Equal(expected.dtype, actual.dtype);
        var (a, b) = (expected.to(float64), actual.detach().to(float64));
        Assert.True(allclose(a, b, tolerance, tolerance, equal_nan: true),
            $"{what}: expected {expected.npstr()}, got {actual.npstr()}");
    }

    private static JsonElement Load(string file)
        => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fixtures", file))).RootElement;

    private static IEnumerable<string> Names(JsonElement entries) => entries.EnumerateObject().Select(entry
        => entry.Name);
}
