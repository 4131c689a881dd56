using System.Text.Json;
using FaceLab.Losses;
using static TorchSharp.torch;

namespace FaceLab.Tests.Losses;

/// <summary>Loss and gradient as PyTorch's autograd gives them; tests/fixtures/losses/contrastive.py made the numbers.</summary>
public sealed class ContrastiveLossGoldenTests
{
    public static TheoryData<string> Names => [.. Cases().Select(item => item.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_and_gradient_are_those_of_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var golden = Cases().Single(item => item.GetProperty("name").GetString() == name);
        var hardest = golden.GetProperty("hardest");
        var embeddings = tensor(Numbers(golden, "embeddings")).reshape(-1, golden.GetProperty("size").GetInt64()).requires_grad_();
        var labels = tensor(golden.GetProperty("labels").EnumerateArray().Select(label => label.GetInt64()).ToArray());
        using var criterion = new ContrastiveLoss(golden.GetProperty("margin").GetDouble(),
            hardest.ValueKind == JsonValueKind.Null ? null : hardest.GetInt32());

        var loss = criterion.call(embeddings, labels);
        loss.backward();

        Assert.Equal(golden.GetProperty("loss").GetDouble(), loss.item<float>(), 1e-5);
        var (expected, given) = (Numbers(golden, "gradient"), embeddings.grad!.data<float>().ToArray());
        Assert.Equal(expected.Length, given.Length);
        Assert.All(Enumerable.Range(0, given.Length), i => Assert.Equal(expected[i], given[i], 2e-5f));
    }

    private static float[] Numbers(JsonElement item, string name) => [.. item.GetProperty(name).EnumerateArray().Select(number => number.GetSingle())];

    private static List<JsonElement> Cases()
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "losses", "contrastive.json")));
        return [.. golden.RootElement.GetProperty("cases").EnumerateArray().Select(item => item.Clone())];
    }
}
