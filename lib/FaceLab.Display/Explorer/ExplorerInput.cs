using FaceLab.Data;
using FaceLab.Faces;

namespace FaceLab.Display.Explorer;

/// <summary>What an explorer can be made of.</summary>
internal static class ExplorerInput
{
    /// <summary>A product of two float32 rows of length 1 may round to a little more than 1.</summary>
    private const float Rounding = 1e-3f;

    /// <exception cref="ArgumentException">Something does not fit; the message names it.</exception>
    public static void Require(PreparedFaces faces, IReadOnlyList<FacePair> pairs, IReadOnlyList<ExploredModel> models)
    {
        if (models.Count == 0)
            throw new ArgumentException("Give at least one model with its scored pairs.", nameof(models));
        if ((long)models.Count * pairs.Count > ThresholdExplorer.MostPairs)
            throw new ArgumentException($"{models.Count:N0} times {pairs.Count:N0} pairs are more than a page holds, {ThresholdExplorer.MostPairs:N0}: " +
                "draw a sample of the pairs.", nameof(pairs));
        for (var i = 0; i < pairs.Count; i++)
        {
            if (Math.Min(pairs[i].First, pairs[i].Second) < 0 || Math.Max(pairs[i].First, pairs[i].Second) >= faces.Faces.Count)
                throw new ArgumentException($"Pair {i} is of rows {pairs[i].First} and {pairs[i].Second}; there are {faces.Faces.Count:N0} faces. " +
                    "Take the rows of the prepared faces.", nameof(pairs));
        }
        foreach (var model in models)
            Require(model, pairs);
    }

    private static void Require(ExploredModel model, IReadOnlyList<FacePair> pairs)
    {
        if (model.Scored.Count != pairs.Count || model.Scored.Genuine.Count != pairs.Count)
            throw new ArgumentException($"'{model.Name}' scored {model.Scored.Count:N0} pairs; there are {pairs.Count:N0}.", nameof(model));
        for (var i = 0; i < pairs.Count; i++)
        {
            var similarity = model.Scored.CosineSimilarities[i];
            // Written so that NaN fails too.
            if (!(Math.Abs(similarity) <= 1 + Rounding))
                throw new ArgumentException($"'{model.Name}' gives pair {i} the similarity {similarity}; a cosine lies in -1 .. 1. " +
                    "Look for a network that diverged, or for rows that are not of length 1.", nameof(model));
            if (model.Scored.Genuine[i] != pairs[i].Genuine)
                throw new ArgumentException($"'{model.Name}' scored pair {i} as {(pairs[i].Genuine ? "an impostor" : "a genuine")} pair, and it is not: " +
                    "give its scores of these pairs, in this order.", nameof(model));
        }
        if (model.ChosenThreshold is { } chosen && !double.IsFinite(chosen))
            throw new ArgumentException($"The threshold chosen for '{model.Name}' is {chosen}: give a cosine similarity.", nameof(model));
    }
}
