using static TorchSharp.torch;

namespace FaceLab.Tests.Support;

/// <summary>Gradients against central differences in float64.</summary>
internal static class GradientCheck
{
    /// <param name="loss">Computes a scalar from <paramref name="leaf"/>, smooth around its values.</param>
    /// <param name="leaf">Any shape, float64, requiring a gradient; its values are changed and put back.</param>
    /// <param name="tolerance">Absolute, for each element.</param>
    public static void Agrees(Func<Tensor> loss, Tensor leaf, double tolerance = 5e-6)
    {
        const double step = 1e-5;
        using var scope = NewDisposeScope();
        leaf.grad = null;
        loss().backward();
        var gradient = leaf.grad!.data<double>().ToArray();
        var values = leaf.detach().reshape(-1);         // shares the leaf's memory
        Assert.Equal(ScalarType.Float64, leaf.dtype);
        for (var i = 0; i < gradient.Length; i++)
        {
            var own = values[i].item<double>();
            var difference = (At(i, own + step) - At(i, own - step)) / (2 * step);
            At(i, own);
            Assert.True(Math.Abs(difference - gradient[i]) <= tolerance,
                $"element {i}: central difference {difference}, gradient {gradient[i]}");
        }

        double At(int i, double value)
        {
            using var inner = NewDisposeScope();
            using var noGradient = no_grad();
            values[i] = value;
            return loss().item<double>();
        }
    }
}
