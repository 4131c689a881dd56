using System.Text.Json;

namespace TorchSharp.Tests.Golden;

/// <summary>One recorded call: its arguments by name, and the tensors that went in and came out.</summary>
public sealed class GoldenCase(JsonElement json)
{
    public string Name => json.GetProperty("name").GetString()!;

    /// <summary>Relative and absolute; the default suits float32 sums of a few hundred terms.</summary>
    public double Tolerance => json.TryGetProperty("tolerance", out var t) ? t.GetDouble() : Seed is null ? 2e-5 : 0;

    /// <summary>Of a random operation: from this seed the numbers are PyTorch's, to the bit.</summary>
    public long? Seed => json.TryGetProperty("seed", out var seed) ? seed.GetInt64() : null;

    internal IEnumerable<JsonElement> Inputs => json.GetProperty("inputs").EnumerateArray();

    internal IEnumerable<JsonElement> Outputs => json.GetProperty("outputs").EnumerateArray();

    /// <summary>Gradients by the index of their input.</summary>
    internal Dictionary<int, JsonElement> Gradients => json.TryGetProperty("gradients", out var gradients)
        ? gradients.EnumerateObject().ToDictionary(g => int.Parse(g.Name), g => g.Value)
        : [];

    public long Int(string name) => Argument(name).GetInt64();

    public double Float(string name) => Argument(name).GetDouble();

    public bool Bool(string name) => Argument(name).GetBoolean();

    public string Text(string name) => Argument(name).GetString()!;

    public long[] Ints(string name) => [.. Argument(name).EnumerateArray().Select(v => v.GetInt64())];

    public double[] Floats(string name) => [.. Argument(name).EnumerateArray().Select(v => v.GetDouble())];

    /// <summary>Whether a number was written without a fraction.</summary>
    public bool IsInt(string name) => Argument(name).TryGetInt64(out _);

    public bool Has(string name) =>
        json.TryGetProperty("arguments", out var arguments) && arguments.TryGetProperty(name, out var value) &&
        value.ValueKind != JsonValueKind.Null;

    public override string ToString() => Name;

    private JsonElement Argument(string name) => Has(name)
        ? json.GetProperty("arguments").GetProperty(name)
        : throw new KeyNotFoundException($"The fixture's case {Name} has no argument `{name}`.");
}
