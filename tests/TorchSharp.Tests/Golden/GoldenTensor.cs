using System.Text.Json;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Golden;

/// <summary>A tensor as the fixtures keep it: type, shape, and the bytes in base64.</summary>
public static class GoldenTensor
{
    /// <summary>A new tensor, the caller's.</summary>
    public static Tensor Read(JsonElement packed)
    {
        var shape = packed.GetProperty("shape").EnumerateArray().Select(d => d.GetInt64()).ToArray();
        var bytes = packed.GetProperty("data").GetBytesFromBase64();
        var tensor = empty(shape, TypeOf(packed.GetProperty("type").GetString()!));
        if (bytes.Length > 0) tensor.bytes = bytes;
        return tensor;
    }

    private static ScalarType TypeOf(string name) => name switch
    {
        "float32" => ScalarType.Float32,
        "float64" => ScalarType.Float64,
        "float16" => ScalarType.Float16,
        "bfloat16" => ScalarType.BFloat16,
        "int64" => ScalarType.Int64,
        "int32" => ScalarType.Int32,
        "int16" => ScalarType.Int16,
        "int8" => ScalarType.Int8,
        "uint8" => ScalarType.Byte,
        "bool" => ScalarType.Bool,
        _ => throw new NotSupportedException($"A fixture has a tensor of type {name}."),
    };
}
