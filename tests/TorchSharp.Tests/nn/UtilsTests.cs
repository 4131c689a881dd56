using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.Tests.NN.NnGolden;

namespace TorchSharp.Tests.NN;

public sealed class UtilsTests
{
    [Theory]
    [InlineData("norm", 0.7, 2.0)]
    [InlineData("norm 1", 0.7, 1.0)]
    [InlineData("norm inf", 0.7, double.PositiveInfinity)]
    [InlineData("norm large", 100.0, 2.0)]
    public void Clip_grad_norm_scales_as_PyTorch_does(string name, double maximum, double kind)
    {
        using var scope = NewDisposeScope();
        var parameters = WithGradients();
        var total = nn.utils.clip_grad_norm_(parameters, maximum, kind);
        Assert.Equal(Utilities(name).GetProperty("total").GetDouble(), total, 1e-5);
        AssertGradients(name, parameters);
    }

    [Fact]
    public void Clip_grad_value_clamps_as_PyTorch_does()
    {
        using var scope = NewDisposeScope();
        var parameters = WithGradients();
        nn.utils.clip_grad_value_(parameters, 0.4);
        AssertGradients("value", parameters);
    }

    [Fact]
    public void Clipping_needs_no_gradients()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0.0, nn.utils.clip_grad_norm_([new Parameter(zeros(2))], 1.0));
        nn.utils.clip_grad_value_([new Parameter(zeros(2))], 1.0);
    }

    [Fact]
    public void Parameters_become_one_vector_and_back()
    {
        using var scope = NewDisposeScope();
        var parameters = WithGradients();
        var vector = nn.utils.parameters_to_vector(parameters);
        AssertClose(Golden.GoldenTensor.Read(Utilities("vector")), vector, "vector");
        var doubled = vector.detach() * 2;
        nn.utils.vector_to_parameters(doubled, parameters);
        AssertClose(Tensors(Utilities("parameters"))[0] * 2, parameters[0], "first parameter");
        Assert.True(parameters[0].requires_grad && parameters[0].is_leaf);
    }

    private static Parameter[] WithGradients()
    {
        var parameters = Tensors(Utilities("parameters")).Select(data => new Parameter(data)).ToArray();
        foreach (var (i, grad) in Tensors(Utilities("grads")).Index())
            parameters[i].grad = grad;
        return parameters;
    }

    private static void AssertGradients(string name, Parameter[] parameters)
    {
        foreach (var (i, expected) in Tensors(Utilities(name).GetProperty("grads")).Index())
            AssertClose(expected, parameters[i].grad, $"{name}, gradient {i}");
    }
}
