using System.Text.Json;
using FaceLab.Basics;

namespace FaceLab.Learning.Sampling;

/// <summary>Where a sampler stands, and over what: a line of JSON.</summary>
/// <param name="Sampler">The sampler's type.</param>
/// <param name="Over">Its settings and a fingerprint of its rows and labels.</param>
/// <param name="Batches">Batches drawn so far.</param>
/// <param name="Random">State of the <see cref="RandomSource"/>.</param>
internal sealed record SamplerState(string Sampler, string Over, long Batches, string Random)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>One line.</summary>
    public string ToText() => JsonSerializer.Serialize(this, Options);

    /// <summary>Reads the line and checks that it belongs to such a sampler.</summary>
    /// <exception cref="ArgumentException">It does not, or is none.</exception>
    public static SamplerState Read(string text, string sampler, string over)
    {
        ArgumentNullException.ThrowIfNull(text);
        var state = Parse(text);
        if ((state.Sampler, state.Over) != (sampler, over))
            throw new ArgumentException($"The state is of a {state.Sampler} over {state.Over}, this is a {sampler} over {over}: " +
                "make the sampler over the same faces and with the same settings as in the run that saved it.", nameof(text));
        if (state.Batches < 0)
            throw new ArgumentException($"The state says {state.Batches} batches: expected 0 or more. Take it unchanged from a saved run.", nameof(text));
        return state;
    }

    private static SamplerState Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<SamplerState>(text, Options) ?? throw new JsonException("It is null.");
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"'{(text.Length > 100 ? text[..100] + "..." : text)}' is no state of a sampler: {error.Message} " +
                "Take it unchanged from a saved run.", nameof(text), error);
        }
    }
}
