using System.Security.Cryptography;
using System.Text.Json;
using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>The threshold of a run: the similarity from which it takes two faces for one person.</summary>
/// <remarks>
/// Pairs of the run's validation identities choose it, by <see cref="VerificationAccuracy.BestThreshold"/>, as in an
/// evaluation of the run. The same pairs give the rates, which are therefore a little better than on other people. It
/// is kept in <c>threshold.json</c> of the run, for the network that it was chosen for.
/// </remarks>
/// <param name="Threshold">Cosine similarity from which a pair is accepted.</param>
/// <param name="FalseAccepts">The impostor pairs accepted, of all impostor pairs that chose it: the FAR.</param>
/// <param name="FalseRejects">The genuine pairs rejected, of all genuine pairs that chose it: the FRR.</param>
/// <param name="ChosenOn">The pairs that chose it, for people.</param>
public sealed record RunThreshold(double Threshold, Proportion FalseAccepts, Proportion FalseRejects, string ChosenOn)
{
    /// <summary>Finds the threshold of a model's run, or chooses it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cache">The cache of prepared faces; the default one if not given.</param>
    /// <param name="progress">Gets the number of pictures prepared, of those of the run.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="FaceDataException">The model has no run, its set is not here, or its people have no pairs; the
    /// message says what there is to do.</exception>
    public static RunThreshold Of(EvaluatedModel model, FaceCacheOptions? cache = null, IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        if (model.Run is not { } run)
            throw new FaceDataException($"'{model.File}' lies outside a run's folder, so no validation identities " +
                "choose a threshold.");
        var file = Path.Combine(run.Folder, "threshold.json");
        var network = HashOf(model.File);
        if (Kept(file) is { } kept && kept.Network == network)
            return kept.Threshold;
        var chosen = Choose(model, run, cache, progress, cancellationToken);
        Keep(file, new KeptThreshold(network, chosen));
        return chosen;
    }

    /// <summary>Computes the SHA-256 of a network's file.</summary>
    internal static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static RunThreshold Choose(EvaluatedModel model, TrainingRun run, FaceCacheOptions? cache,
        IProgress<int>? progress, CancellationToken cancellationToken)
    {
        if (model.Network.EmbeddingSize < 2)
            throw new FaceDataException($"The run '{run.Name}' learned ratings: it tells no people apart.");
        using var data = TrainingData.Load(run.Config.Data, cache, progress, cancellationToken);
        var possible = new PairEnumeration(data.Validation);
        if (possible.GenuineCount == 0 || possible.ImpostorCount == 0)
            throw new FaceDataException($"The validation identities of the run '{run.Name}' have no genuine or no " +
                "impostor pair to choose a threshold on.");
        var options = new EvaluationOptions();
        var pairs = data.Faces.DrawPairs(data.Validation, options.PairsEach, options.Seed);
        var similarities = PairSimilarities.Compare(model.Network, data.Faces, pairs);
        var threshold = VerificationAccuracy.BestThreshold(similarities);
        var judged = ConfusionMatrix.At(threshold, similarities);
        return new(threshold, judged.FalseAcceptRate, judged.FalseRejectRate,
            $"{pairs.Count:N0} pairs of {data.Validation.Identities.Count:N0} validation identities of the run");
    }

    private static KeptThreshold? Kept(string file)
    {
        try
        {
            return File.Exists(file) ? RunJson.Parse<KeptThreshold>(File.ReadAllText(file)) : null;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Keep(string file, KeptThreshold threshold)
    {
        try
        {
            WholeFile.Write(file, temporary => File.WriteAllText(temporary, RunJson.Pretty(threshold)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A run that cannot be written to is good enough: the threshold is chosen again the next time.
        }
    }

    private sealed record KeptThreshold(string Network, RunThreshold Threshold);
}
