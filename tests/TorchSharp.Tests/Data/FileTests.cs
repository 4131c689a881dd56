using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Data;

/// <summary>Tensors over mapped files.</summary>
public sealed class FileTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly string folder = Directory.CreateTempSubdirectory("facelab-test-").FullName;

    public void Dispose()
    {
        scope.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_file_becomes_a_vector_of_any_type()
    {
        var path = Write([1, 2, 3, 250]);

        Assert.Equal([1, 2, 3, 250], from_file(path, shared: false, size: 4, dtype: ScalarType.Byte).data<byte>().ToArray());
        Assert.Equal([1, 2], from_file(path, shared: false, size: 2, dtype: ScalarType.Byte).data<byte>().ToArray());
        var floats = Write(MemoryMarshal.AsBytes<float>([1.5f, -2f]).ToArray());
        var tensor = from_file(floats, size: 2);
        Assert.Equal(ScalarType.Float32, tensor.dtype);
        Assert.Equal([1.5f, -2f], tensor.data<float>().ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void What_is_written_to_a_private_mapping_stays_out_of_the_file(bool? shared)
    {
        var path = Write([1, 2, 3, 4]);

        var tensor = from_file(path, shared, 4, ScalarType.Byte);
        tensor.fill_(9);

        Assert.Equal([9, 9, 9, 9], tensor.data<byte>().ToArray());
        Assert.Equal([1, 2, 3, 4], File.ReadAllBytes(path));
    }

    [Fact]
    public void What_is_written_to_a_shared_mapping_goes_to_the_file()
    {
        var path = Write([1, 2, 3, 4]);

        using (var tensor = from_file(path, shared: true, size: 4, dtype: ScalarType.Byte))
            tensor.fill_(9);

        Assert.Equal([9, 9, 9, 9], File.ReadAllBytes(path));
    }

    [Fact]
    public void A_mapping_outlives_the_name_of_its_file()
    {
        var path = Write([5, 6]);
        var tensor = from_file(path, shared: false, size: 2, dtype: ScalarType.Byte);

        File.Delete(path);

        Assert.Equal([5, 6], tensor.data<byte>().ToArray());
    }

    [Fact]
    public void Five_gigabytes_of_a_sparse_file_are_reached_to_the_end()
    {
        var (path, length) = (Path.Combine(folder, "sparse"), 5L << 30);
        using (var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write))
            RandomAccess.Write(file, (ReadOnlySpan<byte>)[42], length - 1);

        var tensor = from_file(path, shared: false, size: length, dtype: ScalarType.Byte);

        Assert.Equal(length, tensor.numel());
        Assert.Equal(42, tensor[length - 1].item<byte>());
        Assert.Equal(0, tensor[length - 2].item<byte>());
    }

    [Fact]
    public void A_file_that_is_missing_or_too_short_is_an_error()
    {
        Assert.Throws<ExternalException>(() => from_file(Path.Combine(folder, "none"), shared: false, size: 4, dtype: ScalarType.Byte));
        Assert.Throws<ExternalException>(() => from_file(Write([1]), shared: false, size: 100_000, dtype: ScalarType.Byte));
    }

    private string Write(byte[] bytes)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
