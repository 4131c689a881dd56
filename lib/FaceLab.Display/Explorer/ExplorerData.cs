using System.Runtime.InteropServices;
using System.Text.Json;
using FaceLab.Data;
using FaceLab.Display.Faces;
using FaceLab.Evaluation;
using FaceLab.Faces;
using TorchSharp;

namespace FaceLab.Display.Explorer;

/// <summary>What the page's script gets, as JSON.</summary>
internal sealed record ExplorerData(string Title, double Confidence, string ChosenOn, IReadOnlyList<ExplorerModelData> Models, IReadOnlyList<ExplorerFace> Faces)
{
    public static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static ExplorerData Of(string title, PreparedFaces faces, IReadOnlyList<FacePair> pairs, IReadOnlyList<ExploredModel> models,
        ThresholdExplorerOptions options)
    {
        var pictures = new FaceNumbers();
        var made = models.Select(model => ExplorerModelData.Of(model, pairs, options, pictures)).ToList();
        return new(title, options.Confidence, options.ChosenOn, made, [.. pictures.Rows.Select(row => ExplorerFace.Of(faces, row))]);
    }
}

/// <summary>A face of the gallery.</summary>
/// <param name="Name">The person.</param>
/// <param name="Picture">A JPEG as data URI.</param>
internal sealed record ExplorerFace(string Name, string Picture)
{
    public static ExplorerFace Of(PreparedFaces faces, int row)
    {
        using var scope = torch.NewDisposeScope();
        return new(faces.Faces.Records[row].Identity.Replace('_', ' '), FacePicture.ToDataUri(faces.Pixels[row].contiguous().bytes, faces.Size));
    }
}

/// <summary>A pair of the gallery, by numbers of its faces.</summary>
/// <remarks>A double, for a float would be written short, like 0.7, and be another number in the page, which compares doubles.</remarks>
internal sealed record ExplorerPair(int First, int Second, double Similarity);

/// <summary>A button.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Threshold">Where it jumps to, or null where it cannot.</param>
/// <param name="Why">How the threshold is found, or why it is not.</param>
internal sealed record ExplorerJump(string Label, double? Threshold, string Why);

/// <summary>Which faces the galleries need, each numbered once.</summary>
internal sealed class FaceNumbers
{
    private readonly Dictionary<int, int> numberOf = [];

    public List<int> Rows { get; } = [];

    public int Of(int row)
    {
        if (!numberOf.TryGetValue(row, out var number))
        {
            numberOf.Add(row, number = Rows.Count);
            Rows.Add(row);
        }
        return number;
    }
}

/// <summary>One model: similarities of both kinds, rising, as float32 in base64, the slider's scale, buttons and gallery.</summary>
internal sealed record ExplorerModelData(string Name, string Genuine, string Impostor, long Low, long High, long PerUnit, double Area, double Best, double? Chosen,
    IReadOnlyList<ExplorerJump> Jumps, IReadOnlyList<ExplorerPair> GenuinePairs, IReadOnlyList<ExplorerPair> ImpostorPairs)
{
    public static ExplorerModelData Of(ExploredModel model, IReadOnlyList<FacePair> pairs, ThresholdExplorerOptions options, FaceNumbers numbers)
    {
        var (scored, curve) = (model.Scored, RocCurve.Of(model.Scored));
        var rising = Enumerable.Range(0, scored.Count).OrderBy(i => scored.CosineSimilarities[i]).ToArray();
        var genuine = rising.Where(i => scored.Genuine[i]).ToArray();
        var impostor = rising.Where(i => !scored.Genuine[i]).ToArray();
        var scale = SliderScale.Over(scored.CosineSimilarities[rising[0]], scored.CosineSimilarities[rising[^1]]);
        var best = VerificationAccuracy.BestThreshold(scored);
        return new(model.Name, Packed(genuine), Packed(impostor), scale.Low, scale.High, scale.PerUnit, curve.AreaUnderCurve, best, model.ChosenThreshold,
            [.. ExplorerJumps.Of(curve, best, model.ChosenThreshold, options.ChosenOn)],
            [.. genuine.Take(options.GalleryPairs).Select(Pair)], [.. impostor.Reverse().Take(options.GalleryPairs).Select(Pair)]);

        string Packed(int[] order) => Convert.ToBase64String(MemoryMarshal.AsBytes(Array.ConvertAll(order, i => scored.CosineSimilarities[i]).AsSpan()));

        ExplorerPair Pair(int i) => new(numbers.Of(pairs[i].First), numbers.Of(pairs[i].Second), scored.CosineSimilarities[i]);
    }
}
