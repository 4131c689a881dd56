using System.Runtime.InteropServices;
using System.Text.Json;
using FaceLab.Data;
using FaceLab.Display.Faces;
using FaceLab.Evaluation;
using FaceLab.Faces;

namespace FaceLab.Display.Explorer;

internal static class ExplorerData
{
    private const double Confidence = 0.95;
    private const int FewestPositions = 200;
    private const int SampledPerPair = 6;
    private static readonly long[] Digits = [1, 2, 5];
    private static readonly double[] Rates = [1e-1, 1e-2, 1e-3];
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static string ToJson(string title, PreparedFaces faces, IReadOnlyList<FacePair> pairs,
        IReadOnlyList<ExploredModel> models, ThresholdExplorerOptions options)
    {
        // Each face of the galleries is there once, and pairs have its number.
        var rows = new OrderedDictionary<int, int>();
        var made = models.Select(model => Of(model, pairs, options, rows)).ToList();
        var shown = rows.Keys.Select(row =>
            new { Name = FaceTile.Name(faces, row), Picture = FacePicture.ToDataUri(faces, row) });
        return JsonSerializer.Serialize(
            new { Title = title, Confidence, options.ChosenOn, Models = made, Faces = shown }, Format);
    }

    /// <summary>Describes a model: similarities, rising, as float32 in base64, slider, buttons, gallery.</summary>
    private static object Of(ExploredModel model, IReadOnlyList<FacePair> pairs, ThresholdExplorerOptions options,
        OrderedDictionary<int, int> rows)
    {
        var (similarities, curve) = (model.Pairs.CosineSimilarities, RocCurve.Of(model.Pairs));
        var rising = Enumerable.Range(0, pairs.Count).OrderBy(i => similarities[i]).ToArray();
        var genuine = rising.Where(i => pairs[i].Genuine).ToArray();
        var impostor = rising.Where(i => !pairs[i].Genuine).ToArray();
        var (low, high, perUnit) = Slider(similarities[rising[0]], similarities[rising[^1]]);
        var best = VerificationAccuracy.BestThreshold(model.Pairs);
        return new
        {
            model.Name, Genuine = Packed(genuine), Impostor = Packed(impostor), Low = low, High = high,
            PerUnit = perUnit, Area = curve.AreaUnderCurve, Best = best, Chosen = model.ChosenThreshold,
            Jumps = Jumps(curve, best, model.ChosenThreshold, options.ChosenOn).ToList(),
            GenuinePairs = genuine.Take(options.GalleryPairs).Select(Pair).ToList(),
            ImpostorPairs = impostor.Reverse().Take(options.GalleryPairs).Select(Pair).ToList(),
            SampledGenuinePairs = Sample(genuine, SampledPerPair * options.GalleryPairs).Select(Pair).ToList(),
            SampledImpostorPairs = Sample(impostor, SampledPerPair * options.GalleryPairs).Select(Pair).ToList(),
        };

        string Packed(int[] order) =>
            Convert.ToBase64String(MemoryMarshal.AsBytes(Array.ConvertAll(order, i => similarities[i]).AsSpan()));

        // A double: a float would be written as 0.7, say, and be another number in the page.
        object Pair(int i) => new
        { First = Number(pairs[i].First), Second = Number(pairs[i].Second), Similarity = (double)similarities[i] };

        int Number(int row)
        {
            rows.TryAdd(row, rows.Count);
            return rows[row];
        }
    }

    /// <summary>Takes some pairs evenly from a list in rising order, so that some are near any threshold.</summary>
    private static IEnumerable<int> Sample(int[] rising, int count) => rising.Length <= count ? rising
        : Enumerable.Range(0, count).Select(i => rising[(long)i * rising.Length / count]);

    /// <summary>Chooses 200 to 500 thresholds of a slider: low / perUnit, (low + 1) / perUnit ... high /
    /// perUnit.</summary>
    /// <remarks>
    /// All pairs are accepted at the first, none at the last. Quotients of whole numbers are the same doubles in the
    /// page and in .NET, and print short, like 0.455.
    /// </remarks>
    private static (long Low, long High, long PerUnit) Slider(float lowest, float highest)
    {
        // A model that has collapsed gives similarities that are all equal.
        var range = Math.Max((double)highest - lowest, 1e-5);
        var steps = Enumerable.Range(2, 7)
            .SelectMany(decade => Digits.Select(digit => digit * (long)Math.Pow(10, decade)));
        var perUnit = steps.First(step => step * range >= FewestPositions);
        return ((long)Math.Floor(lowest * (double)perUnit), (long)Math.Floor(highest * (double)perUnit) + 1, perUnit);
    }

    /// <summary>Lists the buttons: thresholds worth a look, each with its label and the reason.</summary>
    private static IEnumerable<object> Jumps(RocCurve curve, double best, double? chosen, string chosenOn)
    {
        if (chosen is { } threshold)
            yield return Jump($"chosen on {chosenOn}", threshold,
                $"The threshold that {chosenOn} chose: the one to report.");
        yield return Jump("fewest errors", best, "The threshold with the fewest errors on these very pairs.");
        yield return Jump("EER", curve.EqualErrorRate.Threshold,
            "The shares of rejected genuine and accepted impostor pairs are equal here, on these very pairs.");
        foreach (var rate in Rates)
        {
            var label = Invariant($"FAR {100 * rate:0.#} %");
            if (!curve.Supports(rate))
                yield return Jump(label, null,
                    Invariant($"It needs {RocCurve.ImpostorsFor(rate):N0} ") +
                    Invariant($"impostor pairs; there are {curve.ImpostorCount:N0}."));
            // Where too many impostors tie at the top nothing may be accepted; JSON knows no infinity.
            else if (curve.TrueAcceptRateAt(rate).Threshold is var lowest)
                yield return Jump(label, double.IsInfinity(lowest) ? Math.BitIncrement(curve.Thresholds[1]) : lowest,
                    "The lowest threshold with a FAR not above this, on these very pairs.");
        }
    }

    private static object Jump(string label, double? threshold, string why) =>
        new { Label = label, Threshold = threshold, Why = why };
}
