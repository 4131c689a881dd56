using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using static TorchSharp.torch;

namespace FaceLab.Learning.Checkpoints;

/// <summary>Where one tensor lies in a safetensors file.</summary>
/// <param name="Name">Name of the tensor.</param>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Its shape; empty for a scalar.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">The byte after the last.</param>
public sealed record SafetensorsEntry(string Name, ScalarType Type, IReadOnlyList<long> Shape, long Begin, long End);

/// <summary>The header of a safetensors file, validated as a whole before anything is believed.</summary>
/// <remarks>
/// The format (Hugging Face, 2022): 8 bytes little-endian length, that many bytes of JSON, then the tensors' bytes. What the
/// format promises is checked here: no name twice, offsets that follow each other without a hole or an overlap and cover the
/// file to its last byte, sizes that are the product of the shape.
/// </remarks>
internal sealed record SafetensorsHeader(IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata, long DataStart)
{
    /// <summary>The format's own limit on the JSON.</summary>
    public const int MaximumBytes = 100_000_000;

    private const string MetadataName = "__metadata__";
    private const int MaximumDimensions = 16;

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
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            return Parse(document.RootElement, file.Length - 8 - (long)length, 8 + (long)length, path);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or DecoderFallbackException)
        {
            throw new SafetensorsException(Bad(path, $"its header is no proper JSON ({error.Message})").Message, error);
        }
    }

    /// <summary>The bytes before the tensors': length and JSON, padded by spaces so that tensors start at a multiple of 8.</summary>
    public static byte[] Write(IReadOnlyList<SafetensorsEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            if (metadata.Count > 0)
            {
                writer.WriteStartObject(MetadataName);
                foreach (var (key, value) in metadata)
                    writer.WriteString(key, value);
                writer.WriteEndObject();
            }
            foreach (var entry in entries)
                WriteEntry(writer, entry);
            writer.WriteEndObject();
        }
        var padded = (int)(json.Length + 7) / 8 * 8;
        var bytes = new byte[8 + padded];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)padded);
        bytes.AsSpan(8).Fill((byte)' ');
        json.GetBuffer().AsSpan(0, (int)json.Length).CopyTo(bytes.AsSpan(8));
        return bytes;
    }

    private static void WriteEntry(Utf8JsonWriter writer, SafetensorsEntry entry)
    {
        writer.WriteStartObject(entry.Name);
        writer.WriteString("dtype", SafetensorsType.NameOf(entry.Type));
        writer.WriteStartArray("shape");
        foreach (var side in entry.Shape)
            writer.WriteNumberValue(side);
        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(entry.Begin);
        writer.WriteNumberValue(entry.End);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static SafetensorsHeader Parse(JsonElement root, long dataBytes, long dataStart, string path)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<SafetensorsEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject())
        {
            if (!names.Add(property.Name))
                throw Bad(path, $"its header names '{property.Name}' twice");
            if (property.Name == MetadataName)
            {
                foreach (var item in property.Value.EnumerateObject())
                    metadata[item.Name] = item.Value.ValueKind == JsonValueKind.String ? item.Value.GetString()! : throw Bad(path, $"its metadata '{item.Name}' is no text");
            }
            else
            {
                entries.Add(Entry(property.Name, property.Value, path));
            }
        }
        entries.Sort((first, second) => (first.Begin, first.End).CompareTo((second.Begin, second.End)));
        RequireFull(entries, dataBytes, path);
        return new SafetensorsHeader(entries, metadata, dataStart);
    }

    private static SafetensorsEntry Entry(string name, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("dtype", out var type) || !value.TryGetProperty("shape", out var shape) ||
            !value.TryGetProperty("data_offsets", out var offsets) || offsets.GetArrayLength() != 2 || shape.GetArrayLength() > MaximumDimensions)
            throw Bad(path, $"'{name}' lacks dtype, shape or two data_offsets");
        if (SafetensorsType.Find(type.GetString() ?? "") is not { } known)
            throw Bad(path, $"'{name}' is of type '{type}', which is not known here");
        long[] sides = [.. shape.EnumerateArray().Select(side => side.GetInt64())];
        var (begin, end) = (offsets[0].GetInt64(), offsets[1].GetInt64());
        if (begin < 0 || end < begin || sides.Any(side => side < 0) || Bytes(sides, known.Bytes) != end - begin)
            throw Bad(path, $"'{name}' of shape ({string.Join(", ", sides)}) and type {type} does not fill bytes {begin:N0} to {end:N0}");
        if (end - begin > int.MaxValue)
            throw Bad(path, $"'{name}' has {end - begin:N0} bytes, more than the 2 GB that one tensor may have here");
        return new SafetensorsEntry(name, known.Type, sides, begin, end);
    }

    /// <summary>Bytes of a shape; -1 where they pass 2^63. So they must not either with its empty sides left out: libtorch counts strides.</summary>
    private static long Bytes(long[] sides, int each)
    {
        var bytes = sides.Where(side => side != 0).Aggregate((Int128)each, (product, side) => product > long.MaxValue ? product : product * side);
        return bytes > long.MaxValue ? -1 : sides.Contains(0) ? 0 : (long)bytes;
    }

    private static void RequireFull(List<SafetensorsEntry> entries, long dataBytes, string path)
    {
        var at = 0L;
        foreach (var entry in entries)
        {
            if (entry.Begin != at)
                throw Bad(path, $"'{entry.Name}' begins at byte {entry.Begin:N0} of the data where {at:N0} was expected: a hole or an overlap");
            at = entry.End;
        }
        if (at != dataBytes)
            throw Bad(path, $"its tensors take {at:N0} bytes, the file has {dataBytes:N0} for them: it was cut short or has something behind");
    }

    private static SafetensorsException Bad(string path, string reason) =>
        new($"'{path}' is no valid safetensors file: {reason}. Take another checkpoint of the run, or copy the file again.");
}
