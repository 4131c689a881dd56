using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceLab.Basics;

/// <summary>How runs are written as JSON: camel case, unknown settings refused, numbers exact, NaN as a word.</summary>
internal static class RunJson
{
    private static readonly JsonSerializerOptions OneLine = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        AllowOutOfOrderMetadataProperties = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    private static readonly JsonSerializerOptions Readable = new(OneLine) { WriteIndented = true };

    public static string Line<T>(T value) => JsonSerializer.Serialize(value, OneLine);

    public static string Pretty<T>(T value) => JsonSerializer.Serialize(value, Readable) + "\n";

    /// <exception cref="JsonException">The text is no such object; the message names the place.</exception>
    public static T Parse<T>(string text) => JsonSerializer.Deserialize<T>(text, OneLine) ?? throw new JsonException("It is null.");
}
