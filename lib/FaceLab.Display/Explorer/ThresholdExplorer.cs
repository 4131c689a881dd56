using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Faces;

namespace FaceLab.Display.Explorer;

/// <summary>One HTML element with a slider for the threshold. The point on the ROC curve, the line in the histogram,
/// the rates with their intervals and the wrong pairs follow it. It is shown as a cell's last expression.</summary>
/// <remarks>
/// Everything is within the element: similarities (4 bytes a pair), the faces of its gallery, styles and script. It
/// fetches nothing, needs no plotly.js, and works in Jupyter, VS Code and a saved page, any number of times on one
/// page. Counts are exact at every position; rates and 95 % Clopper-Pearson intervals are those of
/// <see cref="ConfusionMatrix"/> and <see cref="Proportion"/>. Arrow keys move the slider by a step, page keys by a
/// tenth, Home and End to its ends.
/// </remarks>
public sealed class ThresholdExplorer
{
    /// <summary>The number of pairs of all models together that a page may hold, at 5.3 bytes each.</summary>
    public const int MostPairs = 2_000_000;

    /// <summary>A product of two float32 rows of length 1 may round to a little more than 1.</summary>
    private const float Rounding = 1e-3f;

    private readonly string json;

    private ThresholdExplorer(string title, string json) => (Title, this.json) = (title, json);

    /// <summary>The title, in one line.</summary>
    public string Title { get; }

    /// <summary>Makes an explorer of one model.</summary>
    /// <param name="title">The title; plain, not HTML.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="pairs">Pairs of rows of <paramref name="faces"/>, of both kinds.</param>
    /// <param name="model">The model with its similarities of <paramref name="pairs"/>.</param>
    /// <param name="options">The options; the defaults if not given.</param>
    /// <exception cref="ArgumentException">Similarities do not fit the pairs, or pairs the faces; a similarity is not a
    /// cosine; a kind of pair is missing; there are more than <see cref="MostPairs"/>; an option is out of
    /// range.</exception>
    public static ThresholdExplorer Of(string title, PreparedFaces faces, IReadOnlyList<FacePair> pairs,
        ExploredModel model, ThresholdExplorerOptions? options = null) => Of(title, faces, pairs, [model], options);

    /// <summary>Makes an explorer of several models on the same pairs, with a list to choose one of them.</summary>
    /// <param name="title">The title; plain, not HTML.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="pairs">Pairs of rows of <paramref name="faces"/>, of both kinds.</param>
    /// <param name="models">The models, each with its similarities of <paramref name="pairs"/>.</param>
    /// <param name="options">The options; the defaults if not given.</param>
    /// <exception cref="ArgumentException">There is no model, or as for one.</exception>
    public static ThresholdExplorer Of(string title, PreparedFaces faces, IReadOnlyList<FacePair> pairs,
        IReadOnlyList<ExploredModel> models, ThresholdExplorerOptions? options = null)
    {
        options ??= new ThresholdExplorerOptions();
        options.Validate();
        Check(faces, pairs, models);
        return new ThresholdExplorer(title, ExplorerData.ToJson(title, faces, pairs, models, options));
    }

    /// <summary>Makes the HTML fragment; each call gives its element another id.</summary>
    public string ToHtml()
    {
        var id = Guid.NewGuid().ToString("N");
        // The serializer escapes <, > and &: names cannot end the script.
        return $"""
            {Page.Style("explorer.css")}
            <div class="facelab-explorer" data-facelab-explorer="{id}"><strong>{WebUtility.HtmlEncode(Title)}</strong>
            <p>This explorer is drawn by a script, which is not allowed to run here: trust the notebook, or open its
            saved page.</p></div>
            <script>(function (id, data) {"{"} 'use strict';
            {Page.Asset("statistics.js")}
            {Page.Asset("drawing.js")}
            {Page.Asset("explorer.js")}
            {"}"})("{id}", {json});</script>
            """;
    }

    /// <summary>Makes a complete page; it fetches nothing.</summary>
    public string ToPage() => Page.Of(Title, ToHtml());

    /// <inheritdoc/>
    public override string ToString() => Title;

    private static void Check(PreparedFaces faces, IReadOnlyList<FacePair> pairs, IReadOnlyList<ExploredModel> models)
    {
        if (models.Count == 0)
            throw new ArgumentException("Give at least one model with the similarities of its pairs.", nameof(models));
        if ((long)models.Count * pairs.Count > MostPairs)
            throw new ArgumentException($"{models.Count:N0} times {pairs.Count:N0} pairs are more than a page holds, " +
                $"{MostPairs:N0}: draw a sample of the pairs.", nameof(pairs));
        foreach (var (i, pair) in pairs.Index())
        {
            if (Math.Min(pair.First, pair.Second) < 0 || Math.Max(pair.First, pair.Second) >= faces.Faces.Count)
                throw new ArgumentException($"Pair {i} is of rows {pair.First} and {pair.Second}; there are " +
                    $"{faces.Faces.Count:N0} faces. Take the rows of the prepared faces.", nameof(pairs));
        }
        foreach (var model in models)
            Check(model, pairs);
    }

    private static void Check(ExploredModel model, IReadOnlyList<FacePair> pairs)
    {
        if (model.Pairs.Count != pairs.Count || model.Pairs.Genuine.Count != pairs.Count)
            throw new ArgumentException(
                $"'{model.Name}' judged {model.Pairs.Count:N0} pairs; there are {pairs.Count:N0}.", nameof(model));
        for (var i = 0; i < pairs.Count; i++)
        {
            var similarity = model.Pairs.CosineSimilarities[i];
            // Written so that NaN fails too.
            if (!(Math.Abs(similarity) <= 1 + Rounding))
                throw new ArgumentException($"'{model.Name}' gives pair {i} the similarity {similarity}; a cosine " +
                    $"lies in -1 .. 1. " +
                    "Look for a network that diverged, or for rows that are not of length 1.", nameof(model));
            if (model.Pairs.Genuine[i] != pairs[i].Genuine)
                throw new ArgumentException($"'{model.Name}' has pair {i} as " +
                    $"{(pairs[i].Genuine ? "an impostor" : "a genuine")} pair, " +
                    "and it is not: give its similarities of these pairs, in this order.", nameof(model));
        }
        if (model.ChosenThreshold is { } chosen && !double.IsFinite(chosen))
            throw new ArgumentException(
                $"The threshold chosen for '{model.Name}' is {chosen}: give a cosine similarity.", nameof(model));
    }
}
