using static TorchSharp.torch;

namespace TorchSharp.Tests.Data;

public sealed class DataTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Values_come_back_as_they_went_in()
    {
        Assert.Equal([1.5f, -2, 3], tensor(new[] { 1.5f, -2, 3 }).data<float>().ToArray());
        Assert.Equal([1L, 2, 3], tensor(new long[] { 1, 2, 3 }).data<long>().ToArray());
        Assert.Equal([1, 255], tensor(new byte[] { 1, 255 }).data<byte>().ToArray());
        Assert.Equal([true, false], tensor(new[] { true, false }).data<bool>().ToArray());
        Assert.Equal(2.5, tensor(2.5).item<double>());
        Assert.Equal(7, (int)tensor(7));
        Assert.True(tensor(true).ToBoolean());
    }

    [Fact]
    public void Arrays_of_several_dimensions_keep_their_shape()
    {
        var matrix = tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal([2, 3], matrix.shape);
        Assert.Equal(6f, matrix[1, 2].item<float>());
        Assert.Equal([2, 1, 2], tensor(new int[,,] { { { 1, 2 } }, { { 3, 4 } } }).shape);
        Assert.Equal([3, 2], tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [3, 2]).shape);
    }

    [Fact]
    public void A_tensor_of_values_is_a_copy_and_one_of_an_array_is_not()
    {
        var values = new float[] { 1, 2 };
        var copied = tensor(values);
        var shared = from_array(values);
        values[0] = 9;
        Assert.Equal(1f, copied[0].item<float>());
        Assert.Equal(9f, shared[0].item<float>());
        shared.mul_(2);
        Assert.Equal([18f, 4f], values);
    }

    [Fact]
    public void A_shared_array_outlives_its_last_reference()
    {
        var shared = from_array(Enumerable.Range(0, 10000).Select(i => (float)i).ToArray());
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal(9999f, shared[9999].item<float>());
    }

    [Fact]
    public void A_buffer_can_start_in_the_middle()
    {
        var buffer = frombuffer(new[] { 1f, 2, 3, 4 }, ScalarType.Float32, count: 2, offset: 1);
        Assert.Equal([2f, 3f], buffer.data<float>().ToArray());
        Assert.Throws<ArgumentException>(() => frombuffer(new float[3], ScalarType.Float32, offset: 3));
    }

    [Fact]
    public void Data_of_a_view_is_read_in_its_own_order()
    {
        var transposed = arange(6).reshape(2, 3).t();
        Assert.Equal([0L, 3, 1, 4, 2, 5], transposed.data<long>().ToArray());
        Assert.Equal(4L, transposed.data<long>()[1, 1]);
        Assert.Throws<InvalidOperationException>(() => transposed.bytes.Length);
    }

    [Fact]
    public void Data_can_be_written()
    {
        var target = zeros(2, 2);
        target.data<float>()[1, 0] = 5;
        target.data<float>().CopyFrom([1f, 2f]);
        Assert.Equal([1f, 2, 5, 0], target.data<float>().ToArray());
        target.bytes = new byte[16];
        Assert.Equal(0f, target.abs().sum().item<float>());
        Assert.Throws<ArgumentException>(() => target.bytes = new byte[15]);
    }

    [Fact]
    public void Data_comes_as_an_array_of_the_tensor_s_rank()
    {
        Assert.Equal(new float[,] { { 1, 3 }, { 2, 4 } }, tensor(new float[,] { { 1, 2 }, { 3, 4 } }).t().data<float>().ToNDArray());
        Assert.Equal(new Half[] { (Half)1.5 }, tensor(new[] { (Half)1.5 }).data<Half>().ToNDArray());
        Assert.Equal(10f, tensor(new float[,] { { 1, 2 }, { 3, 4 } }).data<float>().Sum());
    }

    [Fact]
    public void A_saved_tensor_loads_bit_for_bit()
    {
        var saved = randn(3, 4);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        saved.Save(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        Assert.True(saved.Equals(TensorExtensionMethods.Load(reader)));
    }

    [Fact]
    public void A_file_cut_short_is_an_error()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        ones(100).Save(writer);
        using var cut = new BinaryReader(new MemoryStream(stream.ToArray()[..50]));
        Assert.Throws<EndOfStreamException>(() => TensorExtensionMethods.Load(cut));
    }

    [Fact]
    public void Operators_take_numbers_on_either_side()
    {
        var x = tensor(new float[] { 2, 4 });
        Assert.Equal([3f, 5f], (x + 1).data<float>().ToArray());
        Assert.Equal([-1f, -3f], (1 - x).data<float>().ToArray());
        Assert.Equal([0.5f, 0.25f], (1 / x).data<float>().ToArray());
        Assert.Equal([-2f, -4f], (-x).data<float>().ToArray());
        Assert.Equal([false, true], (x > 3).data<bool>().ToArray());
        Assert.Equal([true, false], (3 > x).data<bool>().ToArray());
        Assert.Equal([true, true], ((x > 3) | (x < 3)).data<bool>().ToArray());
    }

    [Fact]
    public void Text_says_shape_type_and_device_and_shows_values_when_asked()
    {
        var x = tensor(new float[,] { { 1, 2.5f }, { 3, 4 } });
        Assert.Equal("[2x2], type = Float32, device = cpu", x.ToString());
        Assert.Contains("2.5", x.ToString(true));
        Assert.Contains("...", arange(1000).ToString(true));
    }
}
