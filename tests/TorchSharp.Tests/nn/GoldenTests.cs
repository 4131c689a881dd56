using System.Text.Json;
using TorchSharp.Tests.Golden;
using static TorchSharp.torch;
using static TorchSharp.Tests.NN.NnGolden;

namespace TorchSharp.Tests.NN;

/// <summary>Every layer, loss and function against PyTorch: output, gradients of inputs and parameters, buffers
/// after.</summary>
public sealed class GoldenTests
{
    private const string Functional = "functional.";

    public static TheoryData<string> Modules => [.. CaseNames.Where(name
        => !name.StartsWith(Functional, StringComparison.Ordinal))];

    public static TheoryData<string> Functions
        => [.. CaseNames.Where(name => name.StartsWith(Functional, StringComparison.Ordinal)).Select(name
            => name[Functional.Length..])];

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_computes_what_PyTorch_computes(string name)
    {
        using var scope = NewDisposeScope();
        var golden = Case(name);
        using var module = (LayerCases.All.TryGetValue(name, out var make) ? make : LossCases.All[name])();
        module.load_state_dict(Named(golden.GetProperty("state")));
        module.train(golden.GetProperty("train").GetBoolean());
        CheckCase(name, golden, inputs => Call(module, inputs));
        CheckGradients(name, golden, module);
        if (golden.TryGetProperty("buffers", out var buffers))
            foreach (var (key, expected) in Named(buffers))
                AssertClose(expected, module.get_buffer(key), $"{name}, buffer {key}");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_computes_what_PyTorch_computes(string name)
    {
        using var scope = NewDisposeScope();
        CheckCase(name, Case(Functional + name), FunctionalCases.All[name]);
    }

    private static void CheckCase(string name, JsonElement golden, Func<Tensor[], Tensor> call)
    {
        var given = Tensors(golden.GetProperty("inputs"));
        foreach (var (i, differentiable) in golden.GetProperty("differentiable").EnumerateArray().Index())
            given[i].requires_grad = differentiable.GetBoolean();
        Tensor? output = null;
        for (var i = 0; i < golden.GetProperty("batches").GetInt32(); i++)
            output = call(given);
        AssertClose(GoldenTensor.Read(golden.GetProperty("output")), output, name);
        if (!output!.requires_grad) return;
        (output * Weights(output)).sum().backward();
        var expected = Tensors(golden.GetProperty("input_grads"));
        var wanting = given.Where(input => input.requires_grad).ToArray();
        Assert.Equal(expected.Length, wanting.Length);
        for (var i = 0; i < expected.Length; i++)
            AssertClose(expected[i], wanting[i].grad, $"{name}, gradient {i}");
    }

    private static void CheckGradients(string name, JsonElement golden, nn.Module module)
    {
        if (!golden.TryGetProperty("parameter_grads", out var grads)) return;
        foreach (var (key, expected) in Named(grads))
            AssertClose(expected, module.get_parameter(key)!.grad, $"{name}, gradient of {key}");
    }

    private static Tensor Call(nn.Module module, Tensor[] x) => module switch
    {
        nn.Module<Tensor, Tensor> one => one.call(x[0]),
        nn.Module<Tensor, Tensor, Tensor> two => two.call(x[0], x[1]),
        nn.Module<Tensor, Tensor, Tensor, Tensor> three => three.call(x[0], x[1], x[2]),
        _ => throw new ArgumentException(module.GetName()),
    };

    /// <summary>The twin of weights() in make_nn_golden.py.</summary>
    private static Tensor Weights(Tensor output)
        => arange(output.numel()).mul(7).remainder(11).sub(5).to(output.dtype).div(5).reshape(output.shape);
}
