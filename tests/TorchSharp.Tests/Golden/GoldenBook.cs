using System.Collections.Concurrent;
using System.Text.Json;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Golden;

/// <summary>What C# does for a case: its inputs to its outputs. Null entries of the result are left out.</summary>
public delegate IEnumerable<Tensor?> GoldenCall(GoldenCase golden, Tensor[] x);

/// <summary>A fixture file of tests/fixtures/torchsharp, and the comparison of its cases with what C# computes.</summary>
public sealed class GoldenBook
{
    private static readonly ConcurrentDictionary<string, GoldenBook> Books = new();
    private readonly ILookup<string, GoldenCase> cases;

    private GoldenBook(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "fixtures", name + "_golden.json");
        var document = JsonDocument.Parse(File.ReadAllBytes(path));
        cases = document.RootElement.GetProperty("cases").EnumerateArray()
            .Select(json => new GoldenCase(json)).ToLookup(c => c.Name);
    }

    public static GoldenBook Open(string name) => Books.GetOrAdd(name, n => new GoldenBook(n));

    public IEnumerable<string> Names => cases.Select(group => group.Key);

    /// <summary>Runs every case of an operation: outputs and gradients must be PyTorch's, in type, shape and value.</summary>
    public void Check(string name, GoldenCall call)
    {
        Assert.True(cases.Contains(name), $"The fixture has no case `{name}`; run its make_*.py.");
        foreach (var golden in cases[name]) CheckOne(golden, call);
    }

    private static void CheckOne(GoldenCase golden, GoldenCall call)
    {
        using var scope = NewDisposeScope();
        var gradients = golden.Gradients;
        var inputs = golden.Inputs.Select(GoldenTensor.Read).ToArray();
        foreach (var i in gradients.Keys) inputs[i].requires_grad_();
        // An operation in place may not touch a leaf that wants a gradient: it works on a copy.
        var given = inputs.Select((x, i) => gradients.ContainsKey(i) ? x.clone() : x).ToArray();
        if (golden.Seed is { } seed) manual_seed(seed).Dispose();
        var outputs = call(golden, given).Where(o => o is not null).Select(o => o!).ToArray();
        CheckOutputs(golden, outputs);
        if (gradients.Count == 0) return;
        var differentiable = outputs.Where(o => o.requires_grad).ToList();
        var found = autograd.grad(differentiable, [.. gradients.Keys.Select(i => inputs[i])],
            [.. differentiable.Select(GradOutput)]);
        foreach (var ((i, packed), gradient) in gradients.Zip(found))
            AssertClose(GoldenTensor.Read(packed), gradient, golden, $"gradient of input {i}");
    }

    private static void CheckOutputs(GoldenCase golden, Tensor[] outputs)
    {
        var expected = golden.Outputs.Select(GoldenTensor.Read).ToArray();
        Assert.True(expected.Length == outputs.Length,
            $"{golden}: {outputs.Length} outputs, PyTorch gives {expected.Length}.");
        for (var i = 0; i < expected.Length; i++) AssertClose(expected[i], outputs[i], golden, $"output {i}");
    }

    // The twin of grad_output in golden.py.
    private static Tensor GradOutput(Tensor output) =>
        arange(output.numel()).remainder(7).sub(3).div(4).reshape(output.shape).to(output.dtype);

    private static void AssertClose(Tensor expected, Tensor actual, GoldenCase golden, string what)
    {
        Assert.True(expected.dtype == actual.dtype, $"{golden}, {what}: {actual.dtype}, PyTorch gives {expected.dtype}.");
        Assert.True(expected.shape.SequenceEqual(actual.shape),
            $"{golden}, {what}: shape [{string.Join(", ", actual.shape)}], PyTorch gives [{string.Join(", ", expected.shape)}].");
        var difference = expected.to(float64) - actual.detach().to(float64);
        Assert.True(
            allclose(expected.to(float64), actual.detach().to(float64), golden.Tolerance, golden.Tolerance, equal_nan: true),
            $"{golden}, {what}: largest difference {Largest(difference)}.\nPyTorch: {expected.npstr()}\nhere: {actual.npstr()}");
    }

    private static double Largest(Tensor difference) => difference.numel() == 0 ? 0 : difference.abs().max().ToDouble();
}
