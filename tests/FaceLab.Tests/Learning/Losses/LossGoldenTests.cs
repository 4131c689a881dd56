using System.Text.Json;
using FaceLab.Learning.Losses;
using FaceLab.Learning.Mining;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Tests.Learning.Losses;

/// <summary>Losses, gradients and moved centres as PyTorch's autograd gives them; the scripts in
/// tests/fixtures/losses made the numbers, by loops over pairs and triplets.</summary>
public sealed class LossGoldenTests
{
    private const float Tolerance = 2e-5f;

    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (var file in Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal))
            {
                foreach (var item in Cases(Path.GetFileNameWithoutExtension(file)))
                    names.Add(Path.GetFileNameWithoutExtension(file), item.GetProperty("name").GetString()!);
            }
            return names;
        }
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "fixtures", "losses");

    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_and_gradients_are_those_of_PyTorch(string loss, string name)
    {
        using var scope = NewDisposeScope();
        var golden = Cases(loss).Single(item => item.GetProperty("name").GetString() == name);
        var inputs = golden.GetProperty("inputs").EnumerateObject()
            .ToDictionary(item => item.Name, item => Input(item.Value));
        using var criterion = Make(loss, golden.GetProperty("options"), inputs);
        var state = criterion.state_dict().ToDictionary(item => item.Key.Replace("inner.", ""), item => item.Value);
        using (no_grad())
        {
            foreach (var (key, tensor) in state.Where(item => inputs.ContainsKey(item.Key)))
                tensor.copy_(inputs[key]);
        }

        using var value = Call(criterion,
            [.. inputs.Where(item => !state.ContainsKey(item.Key)).Select(item => item.Value)]);
        value.backward();

        var expected = golden.GetProperty("loss").GetDouble();
        Assert.Equal(expected, value.item<float>(), 1e-5 * Math.Max(1, expected));
        foreach (var gradient in golden.GetProperty("gradients").EnumerateObject())
            AssertClose(gradient.Value, (state.GetValueOrDefault(gradient.Name) ?? inputs[gradient.Name]).grad!,
                expected);
        foreach (var after in golden.GetProperty("after").EnumerateObject())
            AssertClose(after.Value, state[after.Name], 1);
    }

    private static Module Make(string loss, JsonElement options, Dictionary<string, Tensor> inputs)
    {
        var weight = inputs.GetValueOrDefault("weight") ?? inputs.GetValueOrDefault("softmax.weight");
        var (classes, size) = weight is null ? (0, 0) : ((int)weight.shape[0], (int)weight.shape[1]);
        return loss switch
        {
            "contrastive" => new ContrastiveLoss(Number("margin")!.Value, (int?)Number("hardest")),
            "contrastive_pair" => new ContrastivePairLoss(Number("margin")!.Value),
            "l1_hinge_pair" => new L1HingePairLoss(Number("margin")!.Value),
            "consecutive_pairs" => new L1HingePairLoss(Number("margin")!.Value),
            "decision_pair" => new DecisionPairLoss((int)inputs["first"].shape[1],
                hidden: (int)inputs["head.hidden.bias"].shape[0]),
            "cosine_pair" => new CosinePairLoss(Number("margin")!.Value),
            "triplet" => new TripletLoss(Number("margin"), Distance()),
            "batch_hard" => new MinedTripletLoss(new HardestTriplets(), Number("margin"), Distance()),
            "batch_all" => new BatchAllTripletLoss(Number("margin"), Distance()),
            "softmax" => new SoftmaxLoss(classes, size, normalize: Flag("normalize"), scale: Number("scale")!.Value),
            "softmax_center" => new SoftmaxCenterLoss(classes, size, Number("lambda_center")!.Value,
                Number("alpha")!.Value, Flag("normalize"), Number("scale")!.Value),
            "arcface" => new ArcFaceLoss(classes, size, Number("scale")!.Value, Number("margin")!.Value),
            "cosface" => new CosFaceLoss(classes, size, Number("scale")!.Value, Number("margin")!.Value),
            "supervised_contrastive" => new SupervisedContrastiveLoss(Number("temperature")!.Value),
            "score_huber" => new RatingRegressionLoss(1, Number("delta")!.Value),
            _ => throw new InvalidOperationException($"No test knows how to make '{loss}'."),
        };

        double? Number(string name) => options.GetProperty(name) is { ValueKind: JsonValueKind.Number } number
            ? number.GetDouble() : null;
        bool Flag(string name) => options.GetProperty(name).GetBoolean();
        EmbeddingDistance Distance() =>
            Enum.Parse<EmbeddingDistance>(options.GetProperty("distance_kind").GetString()!);
    }

    private static Tensor Call(Module criterion, Tensor[] inputs) => criterion switch
    {
        RatingRegressionLoss ratings => ratings.call(inputs[0].reshape(-1, 1), inputs[1]),
        PairLoss pairs when inputs.Length == 3 => GivenPairsTests.Call(pairs, inputs[0], inputs[1], inputs[2]),
        Module<Tensor, Tensor, Tensor> two => two.call(inputs[0], inputs[1]),
        Module<Tensor, Tensor, Tensor, Tensor> three => three.call(inputs[0], inputs[1], inputs[2]),
        _ => throw new InvalidOperationException(),
    };

    private static Tensor Input(JsonElement item)
    {
        var (shape, values) = (item.GetProperty("shape").Deserialize<long[]>()!, item.GetProperty("values"));
        var text = values.GetRawText();
        if (text.Contains("true") || text.Contains("false"))
            return tensor(values.Deserialize<bool[]>()!).reshape(shape);
        return text.Contains('.') ? tensor(values.Deserialize<float[]>()!).reshape(shape).requires_grad_()
            : tensor(values.Deserialize<long[]>()!).reshape(shape);
    }

    private static void AssertClose(JsonElement expected, Tensor given, double scale)
    {
        var (numbers, values) = (expected.Deserialize<float[]>()!, given.data<float>().ToArray());
        Assert.Equal(numbers.Length, values.Length);
        Assert.All(numbers.Zip(values), pair =>
            Assert.Equal(pair.First, pair.Second, Tolerance * Math.Max(1, (float)scale)));
    }

    private static List<JsonElement> Cases(string loss)
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, loss + ".json")));
        return [.. golden.RootElement.GetProperty("cases").EnumerateArray().Select(item => item.Clone())];
    }
}
