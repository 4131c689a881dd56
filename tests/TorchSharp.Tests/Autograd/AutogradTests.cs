using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

public sealed class AutogradTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Tensor x = tensor(new float[] { 1, 2, 3 }, requires_grad: true);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Backward_adds_to_the_leaves()
    {
        (x * x).sum().backward();
        Assert.Equal([2f, 4, 6], x.grad!.data<float>().ToArray());
        (x * 2).sum().backward();
        Assert.Equal([4f, 6, 8], x.grad!.data<float>().ToArray());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void Leaves_and_results_are_told_apart()
    {
        var y = x * 2;
        Assert.True(x.is_leaf && x.requires_grad);
        Assert.True(!y.is_leaf && y.requires_grad);
        Assert.False(y.detach().requires_grad);
        y.retain_grad();
        y.sum().backward();
        Assert.Equal([1f, 1, 1], y.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Grad_leaves_the_leaves_alone()
    {
        var y = x.pow(3).sum();
        var first = autograd.grad([y], [x], create_graph: true)[0];
        Assert.Equal([3f, 12, 27], first.data<float>().ToArray());
        var second = autograd.grad([first.sum()], [x])[0];
        Assert.Equal([6f, 12, 18], second.data<float>().ToArray());
        Assert.Null(x.grad);
    }

    [Fact]
    public void A_result_of_several_numbers_needs_weights()
    {
        var y = x * 2;
        Assert.Throws<ExternalException>(() => y.backward());
        y.backward([ones(3) * 5]);
        Assert.Equal([10f, 10, 10], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void An_unused_input_is_null_where_that_is_allowed()
    {
        var unused = ones(1, requires_grad: true);
        Assert.Throws<ExternalException>(() => autograd.grad([x.sum()], [unused]));
        Assert.Null(autograd.grad([x.sum()], [unused], allow_unused: true)[0]);
    }

    [Fact]
    public void Modes_nest_and_end()
    {
        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
            using (enable_grad()) Assert.True((x * 2).requires_grad);
            Assert.False(is_grad_enabled());
        }
        Assert.True(is_grad_enabled());
        using (set_grad_enabled(false)) Assert.False(is_grad_enabled());
    }

    [Fact]
    public void What_inference_made_can_join_no_graph()
    {
        Tensor made;
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            made = ones(3) * 2;
        }
        Assert.False(is_inference_mode_enabled());
        Assert.Throws<ExternalException>(() => (made * x).sum().backward());
    }

    [Fact]
    public void Modes_belong_to_their_thread()
    {
        using var noGrad = no_grad();
        var elsewhere = false;
        var thread = new Thread(() => elsewhere = is_grad_enabled());
        thread.Start();
        thread.Join();
        Assert.True(elsewhere);
    }
}
