using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceLab.Basics;

/// <summary>Writes and reads runs as JSON: camel case, unknown options refused, numbers exact, NaN as a word.</summary>
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

    /// <summary>The names in runs from before 2026-12, each with its present name.</summary>
    private static readonly (string Old, string New)[] Renamed =
    [
        ("scoreSet", "metricSet"), ("scorePairsEach", "metricPairsEach"), ("scoreClassWidth", "ratingClassWidth"),
        ("score-classes", "rating-classes"), ("arc-face", "arcface"), ("open-face", "openface"),
    ];

    public static string Line<T>(T value) => JsonSerializer.Serialize(value, OneLine);

    public static string Pretty<T>(T value) => JsonSerializer.Serialize(value, Readable) + "\n";

    /// <exception cref="JsonException">The text is not such an object; the message names the place.</exception>
    public static T Parse<T>(string text) =>
        JsonSerializer.Deserialize<T>(WithNewNames(text), OneLine) ?? throw new JsonException("It is null.");

    /// <summary>Replaces the old names in the text of a run.</summary>
    public static string WithNewNames(string text) => Renamed.Aggregate(text, (text, name) =>
        text.Replace($"\"{name.Old}\"", $"\"{name.New}\"", StringComparison.Ordinal));
}
