using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Lifetime;

public class MisuseTests
{
    [Fact]
    public void A_disposed_tensor_throws_wherever_it_is_used()
    {
        var disposed = ones(2);
        disposed.Dispose();
        disposed.Dispose();
        using var live = ones(2);
        Assert.Throws<InvalidOperationException>(() => disposed.add(1));
        Assert.Throws<InvalidOperationException>(() => live.add(disposed));
        Assert.Throws<InvalidOperationException>(() => disposed.shape);
        Assert.Throws<InvalidOperationException>(() => disposed.item<float>());
        Assert.Throws<InvalidOperationException>(() => cat([live, disposed]));
        Assert.Throws<InvalidOperationException>(() => disposed.Handle);
    }

    [Fact]
    public void Data_of_a_tensor_disposed_since_throws()
    {
        var tensor = ones(2);
        var data = tensor.data<float>();
        tensor.Dispose();
        Assert.ThrowsAny<InvalidOperationException>(() => data[0]);
        Assert.ThrowsAny<InvalidOperationException>(() => data.ToArray());
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ExternalException>(() => ones(2, 3).mm(ones(4, 5)));
        Assert.Contains("2x3 and 4x5", error.Message);
        Assert.DoesNotContain("Exception raised from", error.Message);
        error = Assert.Throws<ExternalException>(() => ones(2).add(ones(3)));
        Assert.Contains("must match the size of tensor b (3)", error.Message);
    }

    [Fact]
    public void An_index_out_of_range_is_named()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ExternalException>(() => ones(3)[5]);
        Assert.Contains("5", error.Message);
    }

    [Fact]
    public void The_wrong_element_type_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => ones(2).data<double>());
        Assert.Throws<ArgumentException>(() => ones(2).item<float>());
        Assert.Throws<ArgumentException>(() => tensor(new float[] { 1, 2, 3 }, [2, 2]));
    }

    [Fact]
    public void A_device_that_is_not_there_is_refused()
    {
        if (cuda.is_available()) return;
        Assert.ThrowsAny<Exception>(() => ones(2, device: new Device(DeviceType.CUDA)));
    }

    [Fact]
    public void An_error_leaves_the_thread_usable()
    {
        using var scope = NewDisposeScope();
        for (var i = 0; i < 100; i++) Assert.Throws<ExternalException>(() => ones(2).reshape(3));
        Assert.Equal(2f, ones(2).sum().item<float>());
    }
}
