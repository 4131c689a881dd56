using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using static TorchSharp.torch;

namespace FaceLab.Learning.Checkpoints;

/// <summary>The place of one tensor in a safetensors file.</summary>
/// <param name="Name">The name of the tensor.</param>
/// <param name="Type">The element type.</param>
/// <param name="Shape">The shape; empty for a scalar.</param>
/// <param name="Begin">The first byte, counted from the end of the header.</param>
/// <param name="End">The byte after the last.</param>
public sealed record SafetensorsEntry(string Name, ScalarType Type, IReadOnlyList<long> Shape, long Begin, long End);

/// <summary>The header of a safetensors file, validated as a whole before it is used.</summary>
/// <remarks>
/// The format (Hugging Face, 2022): 8 bytes little-endian length, that many bytes of JSON, then the tensors' bytes. The
/// rules of the format are checked: no name occurs twice; offsets follow each other without a gap or an overlap and
/// cover the file to its last byte; sizes are the product of the shape.
/// </remarks>
internal sealed record SafetensorsHeader(
    IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata, long DataStart)
{
    /// <summary>The format's own limit on the length of the JSON.</summary>
    private const int MaximumBytes = 100_000_000;

    private const string MetadataName = "__metadata__";
    private const int MaximumDimensions = 16;

    private static readonly (string Name, ScalarType Type, int Bytes)[] Types =
    [
        ("BOOL", ScalarType.Bool, 1), ("U8", ScalarType.Byte, 1), ("I8", ScalarType.Int8, 1),
        ("I16", ScalarType.Int16, 2), ("I32", ScalarType.Int32, 4), ("I64", ScalarType.Int64, 8),
        ("F16", ScalarType.Float16, 2), ("BF16", ScalarType.BFloat16, 2),
        ("F32", ScalarType.Float32, 4), ("F64", ScalarType.Float64, 8),
    ];

    /// <summary>Reads and validates the header of a file.</summary>
    /// <exception cref="SafetensorsException">The header contradicts itself or the file's length.</exception>
    public static SafetensorsHeader Read(Stream file, string path)
    {
        Span<byte> lengthBytes = stackalloc byte[8];
        if (file.ReadAtLeast(lengthBytes, 8, throwOnEndOfStream: false) < 8)
            throw Bad(path, "it ends within the first 8 bytes");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (length > MaximumBytes || (long)length > file.Length - 8)
            throw Bad(path, $"its header claims {length:N0} bytes of a file of {file.Length:N0}");
        var json = new byte[length];
        file.ReadExactly(json);
        if (json.Length == 0 || json[0] != (byte)'{')
            throw Bad(path, "its header does not begin with '{'");
        try
        {
            using var document = JsonDocument.Parse(json,
                new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
            return Parse(document.RootElement, file.Length - file.Position, file.Position, path);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException
            or DecoderFallbackException)
        {
            throw Bad(path, $"its header is not valid JSON ({error.Message})", error);
        }
    }

    /// <summary>Writes length and JSON, padded by spaces so that tensors start at a multiple of 8.</summary>
    public static byte[] Write(IReadOnlyList<SafetensorsEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        var header = new OrderedDictionary<string, object>();
        if (metadata.Count > 0)
            header.Add(MetadataName, metadata);
        foreach (var entry in entries)
        {
            long[] offsets = [entry.Begin, entry.End];
            header.Add(entry.Name, new { dtype = NameOf(entry.Type), shape = entry.Shape, data_offsets = offsets });
        }
        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        var bytes = new byte[8 + (json.Length + 7) / 8 * 8];
        bytes.AsSpan().Fill((byte)' ');
        BinaryPrimitives.WriteInt64LittleEndian(bytes, bytes.Length - 8);
        json.CopyTo(bytes, 8);
        return bytes;
    }

    /// <summary>Returns the format's name of a type.</summary>
    /// <exception cref="NotSupportedException">The format has no such type.</exception>
    public static string NameOf(ScalarType type) => Types.FirstOrDefault(known => known.Type == type).Name
        ?? throw new NotSupportedException($"Safetensors has no type for {type}: convert the tensor first.");

    private static SafetensorsHeader Parse(JsonElement root, long dataBytes, long dataStart, string path)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        if (root.TryGetProperty(MetadataName, out var texts))
        {
            foreach (var item in texts.EnumerateObject())
                metadata[item.Name] = item.Value.ValueKind == JsonValueKind.String ? item.Value.GetString()!
                    : throw Bad(path, $"its metadata '{item.Name}' is not a text");
        }
        var entries = root.EnumerateObject().Where(property => property.Name != MetadataName)
            .Select(property => Entry(property.Name, property.Value, path))
            .OrderBy(entry => entry.Begin).ThenBy(entry => entry.End).ToList();
        RequireFull(entries, dataBytes, path);
        return new SafetensorsHeader(entries, metadata, dataStart);
    }

    private static SafetensorsEntry Entry(string name, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("dtype", out var type)
            || !value.TryGetProperty("shape", out var shape) || shape.GetArrayLength() > MaximumDimensions
            || !value.TryGetProperty("data_offsets", out var offsets) || offsets.GetArrayLength() != 2)
            throw Bad(path, $"'{name}' lacks dtype, shape or two data_offsets");
        var known = Types.FirstOrDefault(known => known.Name == type.GetString());
        if (known.Name is null)
            throw Bad(path, $"'{name}' is of type '{type}', which is unknown here");
        long[] sides = [.. shape.EnumerateArray().Select(side => side.GetInt64())];
        var (begin, end) = (offsets[0].GetInt64(), offsets[1].GetInt64());
        if (begin < 0 || end < begin || sides.Any(side => side < 0) || Bytes(sides, known.Bytes) != end - begin)
            throw Bad(path, $"'{name}' of shape ({string.Join(", ", sides)}) and type {type} does not fill " +
                $"bytes {begin:N0} to {end:N0}");
        if (end - begin > int.MaxValue)
            throw Bad(path, $"'{name}' has {end - begin:N0} bytes, more than the 2 GB that one tensor may have here");
        return new SafetensorsEntry(name, known.Type, sides, begin, end);
    }

    /// <summary>Returns the bytes of a shape; -1 if they exceed 2^63, also without its empty sides, because libtorch
    /// computes strides.</summary>
    private static long Bytes(long[] sides, int each)
    {
        var bytes = sides.Where(side => side != 0)
            .Aggregate((Int128)each, (product, side) => product > long.MaxValue ? product : product * side);
        return bytes > long.MaxValue ? -1 : sides.Contains(0) ? 0 : (long)bytes;
    }

    private static void RequireFull(List<SafetensorsEntry> entries, long dataBytes, string path)
    {
        var at = 0L;
        foreach (var entry in entries)
        {
            if (entry.Begin != at)
                throw Bad(path, $"'{entry.Name}' begins at byte {entry.Begin:N0}, not {at:N0}: a gap or an overlap");
            at = entry.End;
        }
        if (at != dataBytes)
            throw Bad(path, $"its tensors fill {at:N0} of {dataBytes:N0} bytes: it is cut or has more at its end");
    }

    private static SafetensorsException Bad(string path, string reason, Exception? error = null) =>
        new($"'{path}' is not a valid safetensors file: {reason}. Take another checkpoint, or copy it again.", error);
}
