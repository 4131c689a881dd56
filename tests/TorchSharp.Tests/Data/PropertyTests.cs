using static TorchSharp.torch;

namespace TorchSharp.Tests.Data;

public sealed class PropertyTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_tensor_knows_its_layout()
    {
        var x = zeros(2, 3, 4).transpose(0, 2);
        Assert.Equal([4, 3, 2], x.shape);
        Assert.Equal([1, 4, 12], x.stride());
        Assert.Equal((3, 24, 4), (x.dim(), x.numel(), x.element_size()));
        Assert.Equal((2, 12), (x.size(-1), x.stride(2)));
        Assert.False(x.is_contiguous());
        Assert.Equal(4, zeros(6)[4..].storage_offset());
    }

    [Fact]
    public void A_tensor_knows_its_type_and_its_device()
    {
        var x = zeros(2, dtype: bfloat16);
        Assert.Equal((ScalarType.BFloat16, 2), (x.dtype, x.element_size()));
        Assert.True(x.is_floating_point());
        Assert.False(x.is_sparse || x.is_cuda || x.is_meta || x.is_pinned());
        Assert.Equal((DeviceType.CPU, "cpu"), (x.device_type, x.device.ToString()));
        Assert.Equal(-1, x.device_index);
        Assert.True(ones(2, device: META).is_meta);
    }

    [Fact]
    public void Types_are_promoted_as_in_PyTorch()
    {
        Assert.Equal(ScalarType.Float32, promote_types(ScalarType.Int64, ScalarType.Float32));
        Assert.Equal(ScalarType.Float32, result_type(ones(1), ones(1, dtype: int64)));
        Assert.True(can_cast(ScalarType.Int32, ScalarType.Float32));
        Assert.False(can_cast(ScalarType.Float32, ScalarType.Int32));
    }

    [Fact]
    public void The_default_type_is_that_of_new_tensors()
    {
        Assert.Equal(ScalarType.Float32, get_default_dtype());
        set_default_dtype(ScalarType.Float64);
        try
        {
            Assert.Equal(ScalarType.Float64, zeros(1).dtype);
        }
        finally
        {
            set_default_dtype(ScalarType.Float32);
        }
    }

    [Fact]
    public void Memory_without_values_has_shape_and_type()
    {
        Assert.Equal([2, 3], empty(2, 3, dtype: int32).shape);
        Assert.Equal(ScalarType.Int32, empty(2, 3, dtype: int32).dtype);
        Assert.Equal([2, 3], zeros(2, 3).empty_like().shape);
        Assert.Equal([1, 2], empty_strided([2, 2], [1, 2]).stride());
        Assert.Equal([4], zeros(2).new_empty(4).shape);
    }

    [Fact]
    public void Devices_are_written_and_read()
    {
        Assert.Equal((DeviceType.CUDA, 1), (new Device("cuda:1").type, new Device("cuda:1").index));
        Assert.Equal("cuda:1", new Device("cuda:1").ToString());
        Assert.Equal("cpu", CPU.ToString());
        Assert.Throws<ArgumentException>(() => new Device("toaster"));
    }

    [Fact]
    public void The_limits_of_types_are_those_of_PyTorch()
    {
        Assert.Equal((1.1920928955078125e-07, 3.4028234663852886e+38), (finfo(float32).eps, finfo().max));
        Assert.Equal((0.0078125, 3.3895313892515355e+38), (finfo(bfloat16).eps, finfo(bfloat16).max));
        Assert.Equal(6.103515625e-05, finfo(float16).tiny);
        Assert.Throws<ArgumentException>(() => finfo(int64));
    }

    [Fact]
    public void The_machine_answers()
    {
        Assert.NotEmpty(__version__);
        Assert.InRange(get_num_threads(), 1, 1024);
        Assert.InRange(get_num_interop_threads(), 1, 1024);
        var before = get_num_threads();
        set_num_threads(2);
        Assert.Equal(2, get_num_threads());
        set_num_threads(before);
        Assert.Equal(cuda.is_available(), cuda.device_count() > 0);
        Assert.Equal(cuda.is_available(), cuda_is_available());
        cuda.manual_seed_all(1);
        if (!cuda.is_available()) Assert.False(cuda.is_cudnn_available());
    }
}
