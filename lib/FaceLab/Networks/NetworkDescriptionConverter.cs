using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceLab.Networks;

/// <summary>A description as an object of "kind" and "options": the kind decides which options there are.</summary>
internal sealed class NetworkDescriptionConverter : JsonConverter<NetworkDescription>
{
    private static readonly JsonSerializerOptions OptionFormat = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    public override NetworkDescription Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("kind", out var kind) || kind.ValueKind != JsonValueKind.String)
            throw new JsonException($"A network is described as {{\"kind\": \"small-resnet\", \"options\": {{...}}}}, not as {Start(root)}");
        return Read(kind.GetString()!, root.TryGetProperty("options", out var given) ? given : null);
    }

    public override void Write(Utf8JsonWriter writer, NetworkDescription value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", value.Kind);
        writer.WritePropertyName("options");
        JsonSerializer.Serialize(writer, value.Options, value.Options.GetType(), OptionFormat);
        writer.WriteEndObject();
    }

    /// <exception cref="JsonException">The kind is unknown, or the options are not those of that kind.</exception>
    public static NetworkDescription Read(string kind, JsonElement? given)
    {
        if (!EmbeddingNetworks.Kinds.Contains(kind))
            throw new JsonException(EmbeddingNetworks.Unknown(kind));
        try
        {
            var options = given?.Deserialize(EmbeddingNetworks.DefaultOptions(kind).GetType(), OptionFormat) ?? EmbeddingNetworks.DefaultOptions(kind);
            return new NetworkDescription(kind, (NetworkOptions)options);
        }
        catch (JsonException error)
        {
            var known = JsonSerializer.Serialize<object>(EmbeddingNetworks.DefaultOptions(kind), OptionFormat);
            throw new JsonException($"Options of '{kind}': {error.Message} They are, with their defaults, {known}", error);
        }
    }

    private static string Start(JsonElement element)
    {
        var text = element.GetRawText();
        return text.Length <= 80 ? text : text[..80] + " ...";
    }
}
