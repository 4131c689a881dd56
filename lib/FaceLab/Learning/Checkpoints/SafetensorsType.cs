using static TorchSharp.torch;

namespace FaceLab.Learning.Checkpoints;

/// <summary>The element types of the format and what they are here.</summary>
internal static class SafetensorsType
{
    private static readonly (string Name, ScalarType Type, int Bytes)[] Known =
    [
        ("BOOL", ScalarType.Bool, 1), ("U8", ScalarType.Byte, 1), ("I8", ScalarType.Int8, 1), ("I16", ScalarType.Int16, 2),
        ("I32", ScalarType.Int32, 4), ("I64", ScalarType.Int64, 8), ("F16", ScalarType.Float16, 2), ("BF16", ScalarType.BFloat16, 2),
        ("F32", ScalarType.Float32, 4), ("F64", ScalarType.Float64, 8),
    ];

    public static string NameOf(ScalarType type) =>
        Known.FirstOrDefault(known => known.Type == type).Name ?? throw new NotSupportedException($"Safetensors has no type for {type}: convert the tensor first.");

    /// <summary>Type and bytes of an element, or <see langword="null"/> for a name that is not known.</summary>
    public static (ScalarType Type, int Bytes)? Find(string name)
    {
        var known = Known.FirstOrDefault(candidate => candidate.Name == name);
        return known.Name is null ? null : (known.Type, known.Bytes);
    }
}
