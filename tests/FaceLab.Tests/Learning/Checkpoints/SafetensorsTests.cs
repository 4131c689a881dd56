using System.Buffers.Binary;
using System.Text;
using FaceLab.Learning.Checkpoints;
using FaceLab.Tests.Support;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning.Checkpoints;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Int16)]
    [InlineData(ScalarType.Int8)]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Bool)]
    public void Every_type_comes_back_bit_for_bit(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var tensor = (rand(3, 5) * 100).to(type);

        SafetensorsFile.Write(folder["a.safetensors"], new Dictionary<string, Tensor> { ["a"] = tensor });
        var read = SafetensorsFile.Open(folder["a.safetensors"]).Read("a");

        Assert.Equal(type, read.dtype);
        Assert.Equal(tensor.shape, read.shape);
        Assert.True(tensor.bytes.SequenceEqual(read.bytes));
    }

    [Fact]
    public void Strides_scalars_empty_tensors_and_metadata_come_back()
    {
        using var scope = NewDisposeScope();
        var turned = arange(6, dtype: ScalarType.Float32).reshape(2, 3).t();
        var tensors = new Dictionary<string, Tensor>
        {
            ["turned"] = turned, ["scalar"] = tensor(7.0),
            ["empty"] = zeros(0, 4), ["naïve \"name\""] = ones(1)
        };

        SafetensorsFile.Write(folder["a"], tensors, new Dictionary<string,
            string>
        { ["step"] = "12", ["text"] = "line\nbreak" });
        var file = SafetensorsFile.Open(folder["a"]);

        Assert.Equal(tensors.Keys.Order(), file.Entries.Select(entry => entry.Name).Order());
        Assert.Equal([0f, 3, 1, 4, 2, 5], file.Read("turned").data<float>().ToArray());
        Assert.Equal([3L, 2L], file.Read("turned").shape);
        Assert.Equal(7.0, file.Read("scalar").item<double>());
        Assert.Empty(file.Read("scalar").shape);
        Assert.Equal([0L, 4L], file.Read("empty").shape);
        Assert.Equal(("12", "line\nbreak"), (file.Metadata["step"], file.Metadata["text"]));
        Assert.All(file.Entries, entry => Assert.Equal(0, entry.Begin % 4));
    }

    /// <summary>The bytes spelled out by hand from the description of the format: length, JSON padded by spaces to a
    /// multiple of 8, float64 before int16, little-endian.</summary>
    [Fact]
    public void The_file_is_what_the_format_says_byte_for_byte()
    {
        using var scope = NewDisposeScope();
        SafetensorsFile.Write(folder["a"], new Dictionary<string, Tensor>
        {
            ["b"] = tensor(new short[] { 1, -2 }), ["a"] = tensor(new double[,] { { 1.5 }, { -2 } }),
        });
        const string Json = """{"a":{"dtype":"F64","shape":[2,1],"data_offsets":[0,16]},"b":{"dtype":"I16","shape":[2],"data_offsets":[16,20]}}""";
        var padded = Json.PadRight((Json.Length + 7) / 8 * 8);

        byte[] expected =
        [
            (byte)padded.Length, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(padded),
            0, 0, 0, 0, 0, 0, 0xF8, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0xC0, 1, 0, 0xFE, 0xFF,
        ];

        Assert.Equal(expected, File.ReadAllBytes(folder["a"]));
    }

    [Theory]
    [InlineData("", "its header does not begin")]
    [InlineData("[]", "does not begin with '{'")]
    [InlineData("{", "not valid JSON")]
    [InlineData("""{"a":1}""", "'a' lacks")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", "'a' lacks")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", "'a' lacks")]
    [InlineData("""{"a":{"dtype":"F31","shape":[1],"data_offsets":[0,4]}}""", "'F31'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "does not fill")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "does not fill")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,4]}}""", "does not fill")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807,2],"data_offsets":[0,4]}}""", "does not fill")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", "not valid JSON")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "a gap or an overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "a gap or an overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "Duplicate property 'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "it is cut")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "has more at its end")]
    [InlineData("""{"__metadata__":{"a":1}}""", "'a' is not a text")]
    public void A_header_that_lies_is_refused(string json, string reason)
    {
        WriteRaw(Encoding.UTF8.GetBytes(json), dataBytes: 8);

        var error = Assert.Throws<SafetensorsException>(() => SafetensorsFile.Open(folder["bad"]));

        Assert.Contains(reason, error.Message);
        Assert.Contains(folder["bad"], error.Message);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(100_000_001UL)]
    [InlineData(9UL)]
    public void A_header_length_beyond_the_file_is_refused_before_memory_is_taken(ulong claimed)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, claimed);
        File.WriteAllBytes(folder["bad"], bytes);

        Assert.Contains("its header claims", Assert.Throws<SafetensorsException>(
            () => SafetensorsFile.Open(folder["bad"])).Message);
    }

    [Fact]
    public void Any_cut_and_any_flipped_header_bit_is_an_error_or_another_valid_file_never_a_crash()
    {
        SafetensorsFile.Write(folder["a"], new Dictionary<string, Tensor> { ["a"] = ones(2), ["b"] = ones(3) });
        var good = File.ReadAllBytes(folder["a"]);
        for (var length = 0; length < good.Length; length++)
        {
            File.WriteAllBytes(folder["bad"], good[..length]);
            Assert.Throws<SafetensorsException>(() => SafetensorsFile.Open(folder["bad"]));
        }
        var chance = new Random(1);
        for (var i = 0; i < 400; i++)
        {
            var bytes = (byte[])good.Clone();
            bytes[chance.Next(good.Length - 20)] ^= (byte)(1 << chance.Next(8));
            File.WriteAllBytes(folder["bad"], bytes);
            try
            {
                Assert.True(SafetensorsFile.Open(folder["bad"]).Entries.Count <= 2);
            }
            catch (SafetensorsException error)
            {
                Assert.Contains(folder["bad"], error.Message);
            }
        }
    }

    [Fact]
    public void Missing_files_and_tensors_are_named()
    {
        Assert.Contains("no file", Assert.Throws<SafetensorsException>(
            () => SafetensorsFile.Open(folder["none"])).Message);
        SafetensorsFile.Write(folder["a"], new Dictionary<string, Tensor> { ["weight"] = ones(2) });
        var error = Assert.Throws<SafetensorsException>(() => SafetensorsFile.Open(folder["a"]).Read("bias"));
        Assert.Contains("'bias'", error.Message);
        Assert.Contains("weight", error.Message);
    }

    [Fact]
    public void What_cannot_be_read_is_named_whenever_that_comes_out()
    {
        Directory.CreateDirectory(folder["folder"]);
        Assert.Contains($"'{folder["folder"]}' cannot be read",
            Assert.Throws<SafetensorsException>(() => SafetensorsFile.Open(folder["folder"])).Message);
        SafetensorsFile.Write(folder["a"], new Dictionary<string, Tensor> { ["weight"] = ones(2) });
        var opened = SafetensorsFile.Open(folder["a"]);
        File.Delete(folder["a"]);
        Assert.Contains($"'{folder["a"]}' cannot be read",
            Assert.Throws<SafetensorsException>(() => opened.Read("weight")).Message);
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        SafetensorsFile.Write(folder["a"], new Dictionary<string, Tensor> { ["a"] = ones(2) });
        var before = File.ReadAllBytes(folder["a"]);
        var gone = ones(3);
        gone.Dispose();

        Assert.ThrowsAny<Exception>(() => SafetensorsFile.Write(
            folder["a"], new Dictionary<string, Tensor> { ["a"] = gone }));
        Assert.Throws<NotSupportedException>(() => SafetensorsFile.Write(
            folder["a"], new Dictionary<string, Tensor> { ["a"] = ones(2, dtype: ScalarType.ComplexFloat32) }));

        Assert.Equal(before, File.ReadAllBytes(folder["a"]));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    private void WriteRaw(byte[] json, int dataBytes)
    {
        var bytes = new byte[8 + json.Length + dataBytes];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, json.Length);
        json.CopyTo(bytes, 8);
        File.WriteAllBytes(folder["bad"], bytes);
    }
}
