using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceLab.Networks;

/// <summary>What a network is, without its weights: it is written beside them, and makes the network again.</summary>
/// <param name="Kind">A name that <see cref="EmbeddingNetworks"/> knows, such as <c>small-resnet</c>.</param>
/// <param name="Options">What it was made with.</param>
/// <remarks>
/// In JSON <c>{"kind": "small-resnet", "options": {"width": 32, ...}}</c>, also as a part of other objects that
/// <see cref="JsonSerializer"/> writes. Options that are left out have their defaults; unknown ones are refused.
/// </remarks>
[JsonConverter(typeof(NetworkDescriptionConverter))]
public sealed record NetworkDescription(string Kind, NetworkOptions Options)
{
    /// <summary>The description as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="JsonException">It is no JSON, no description, or of an unknown kind; the message says what there is.</exception>
    public static NetworkDescription FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonSerializer.Deserialize<NetworkDescription>(json) ?? throw new JsonException("'null' describes no network.");
    }
}
