using System.Text.Json.Serialization;

namespace FaceLab.Faces;

/// <summary>Reads and writes the cache's JSON by code made at build time, which starts faster than reflection.</summary>
[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CacheHead))]
[JsonSerializable(typeof(CacheManifest))]
[JsonSerializable(typeof(JournalHead))]
[JsonSerializable(typeof(JournalBlock))]
internal sealed partial class CacheJson : JsonSerializerContext;
