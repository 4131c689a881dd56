using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceLab.Networks;

/// <summary>A network without its weights: the kind and options that are stored with the weights, to make it
/// again.</summary>
/// <param name="Kind">A name that <see cref="EmbeddingNetworks"/> knows, such as <c>small-resnet</c>.</param>
/// <param name="Options">The options it was made with.</param>
/// <remarks>
/// In JSON <c>{"kind": "small-resnet", "options": {"width": 32, ...}}</c>, also as a part of other objects that
/// <see cref="JsonSerializer"/> writes. Missing options have their defaults; unknown ones are refused.
/// </remarks>
[JsonConverter(typeof(Converter))]
public sealed record NetworkDescription(string Kind, NetworkOptions Options)
{
    /// <summary>Writes the description as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads the JSON of <see cref="ToJson"/>.</summary>
    /// <exception cref="JsonException">The text is not a description; the message says what is expected.</exception>
    public static NetworkDescription FromJson(string json) =>
        JsonSerializer.Deserialize<NetworkDescription>(json) ?? throw new JsonException("'null' describes no network.");

    /// <summary>Reads and writes an object of "kind" and "options". The kind determines the type of the
    /// options.</summary>
    private sealed class Converter : JsonConverter<NetworkDescription>
    {
        private static readonly JsonSerializerOptions Format = new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        };

        public override NetworkDescription Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            var isObject = root.ValueKind == JsonValueKind.Object;
            if (isObject && root.TryGetProperty("kind", out var kind) && kind.ValueKind == JsonValueKind.String)
                return new NetworkDescription(kind.GetString()!, OptionsOf(kind.GetString()!, root));
            var text = root.GetRawText();
            throw new JsonException("""A network is {"kind": "small-resnet", "options": {...}}, not """ +
                (text.Length <= 80 ? text : text[..80] + " ..."));
        }

        public override void Write(Utf8JsonWriter writer, NetworkDescription value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", value.Kind);
            writer.WritePropertyName("options");
            JsonSerializer.Serialize(writer, value.Options, value.Options.GetType(), Format);
            writer.WriteEndObject();
        }

        private static NetworkOptions OptionsOf(string kind, JsonElement root)
        {
            try
            {
                var defaults = EmbeddingNetworks.DefaultOptions(kind);
                return root.TryGetProperty("options", out var given)
                    ? (NetworkOptions?)given.Deserialize(defaults.GetType(), Format) ?? defaults
                    : defaults;
            }
            catch (ArgumentException error)
            {
                throw new JsonException(error.Message, error);
            }
            catch (JsonException error)
            {
                var known = JsonSerializer.Serialize<object>(EmbeddingNetworks.DefaultOptions(kind), Format);
                throw new JsonException($"Options of '{kind}': {error.Message} The defaults are {known}", error);
            }
        }
    }
}
