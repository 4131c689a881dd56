using System.Net;
using System.Text.Json;
using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Faces;

namespace FaceLab.Display.Explorer;

/// <summary>
/// One HTML element in which a slider moves the threshold: the point on the ROC curve, the line in the histogram, the rates with their
/// intervals, and the pairs that are wrong follow. Shown as a cell's last expression.
/// </summary>
/// <remarks>
/// Everything is within the element: similarities (4 bytes a pair), the faces of its gallery, styles and script. It fetches nothing, needs
/// no plotly.js, and works in Jupyter, VS Code and a saved page, as often as wanted on one page. Counts are exact at every position;
/// rates and Clopper-Pearson intervals are those of <see cref="ConfusionMatrix"/> and <see cref="Proportion"/>.
/// Arrow keys move the slider by a step, page keys by a tenth, Home and End to its ends.
/// <example><code>
/// ThresholdExplorer.Of("The siamese network on View 1", data.Faces, data.TestPairs,
///     new ExploredModel("siamese", testScores, VerificationAccuracy.BestThreshold(trainingScores)))
/// </code></example>
/// </remarks>
public sealed class ThresholdExplorer
{
    /// <summary>Pairs of all models together that a page may hold, at 5.3 bytes each.</summary>
    public const int MostPairs = 2_000_000;

    private readonly string json;

    private ThresholdExplorer(string title, string json) => (Title, this.json) = (title, json);

    /// <summary>What it shows, in one line.</summary>
    public string Title { get; }

    /// <summary>An explorer of one model.</summary>
    /// <param name="title">What it shows; plain, not HTML.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="pairs">Pairs of rows of <paramref name="faces"/>, of both kinds.</param>
    /// <param name="model">The model with its scores of <paramref name="pairs"/>.</param>
    /// <param name="options">How much it shows; the defaults if not given.</param>
    /// <exception cref="ArgumentException">Scores do not fit the pairs, or pairs the faces; a similarity is not finite or no cosine; a kind of
    /// pair is missing; there are more than <see cref="MostPairs"/>; an option is out of its range.</exception>
    public static ThresholdExplorer Of(string title, PreparedFaces faces, IReadOnlyList<FacePair> pairs, ExploredModel model,
        ThresholdExplorerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(title, faces, pairs, [model], options);
    }

    /// <summary>An explorer of several models on the same pairs, of which a list chooses one.</summary>
    /// <param name="title">What it shows; plain, not HTML.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="pairs">Pairs of rows of <paramref name="faces"/>, of both kinds.</param>
    /// <param name="models">The models, each with its scores of <paramref name="pairs"/>.</param>
    /// <param name="options">How much it shows; the defaults if not given.</param>
    /// <exception cref="ArgumentException">There is no model, or as for one.</exception>
    public static ThresholdExplorer Of(string title, PreparedFaces faces, IReadOnlyList<FacePair> pairs, IReadOnlyList<ExploredModel> models,
        ThresholdExplorerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(models);
        options ??= new ThresholdExplorerOptions();
        options.Validate();
        ExplorerInput.Require(faces, pairs, models);
        return new ThresholdExplorer(title, JsonSerializer.Serialize(ExplorerData.Of(title, faces, pairs, models, options), ExplorerData.Format));
    }

    /// <summary>The HTML fragment: styles, an element and the script that fills it. Each call names its element anew.</summary>
    public string ToHtml()
    {
        var id = Guid.NewGuid().ToString("N");
        // The serializer escapes <, > and &: names cannot end the script.
        return $"""
            <style>{Asset.Read("explorer.css")}</style>
            <div class="facelab-explorer" data-facelab-explorer="{id}"><strong>{WebUtility.HtmlEncode(Title)}</strong>
            <p>This explorer is drawn by a script, which is not allowed to run here: trust the notebook, or open its saved page.</p></div>
            <script>(function (id, data) {"{"} 'use strict';
            {Asset.Read("statistics.js")}
            {Asset.Read("drawing.js")}
            {Asset.Read("explorer.js")}
            {"}"})("{id}", {json});</script>
            """;
    }

    /// <summary>A page of its own; nothing is fetched to show it.</summary>
    public string ToPage() => HtmlPage.Of(Title, ToHtml());

    /// <inheritdoc/>
    public override string ToString() => Title;
}
