using System.Runtime.CompilerServices;
using FaceLab.Data;
using FaceLab.Display.Charts;
using FaceLab.Display.Explanation;
using FaceLab.Display.Explorer;
using FaceLab.Display.Faces;
using FaceLab.Display.Tables;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Search;
using FaceLab.Faces;
using FaceLab.Networks;
using FaceLab.Runs;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using TorchSharp;

namespace FaceLab.Display;

/// <summary>Registers the HTML of FaceLab's values in a notebook.</summary>
public static class Formatters
{
    /// <summary>The number of values that a tensor shows.</summary>
    private const int ShownValues = 8;

    /// <summary>Registers the formatters. The result, as the last expression of a notebook's first cell, also puts
    /// plotly.js onto the page, so that charts work offline.</summary>
    /// <returns>The script element, to be shown.</returns>
    public static IHtmlContent Register()
    {
        // A cell may make its first tensor before anything else of FaceLab is used: heap and threads are set here.
        RuntimeHelpers.RunModuleConstructor(typeof(FaceSet).Module.ModuleHandle);
        Html<Figure>(figure => figure.ToFragment());
        Html<ThresholdExplorer>(explorer => explorer.ToHtml());
        Html<DataFrame>(HtmlTables.Of);
        Html<NetworkSummary>(HtmlTables.Of);
        Html<torch.Tensor>(Of);
        Html<RocCurve>(EvaluationTables.Of);
        Html<ConfusionMatrix>(EvaluationTables.Of);
        Html<OpenSetPoint>(EvaluationTables.Of);
        Html<Retrieval>(EvaluationTables.Of);
        Html<TrainingOutcome>(RunTables.Of);
        RegisterFaces();
        RegisterResults();
        return new HtmlString(Page.Plotly);
    }

    private static void RegisterFaces()
    {
        Html<FaceSet>(faces => ValueTable.Of(faces).ToHtml());
        Html<PreparedFaces>(ValueTable.Of);
        Html<NearestNeighbours>(view => view.ToHtml());
        Html<WrongPairs>(view => view.ToHtml());
        Html<FaceGrid>(grid => grid.ToHtml());
        Html<MeanFaceStrip>(strip => strip.ToHtml());
        Html<MeanFace>(face => new MeanFaceStrip().Add("", face).ToHtml());
        Html<ExplainedPair>(pair => pair.ToHtml());
        Html<ActivationGrid>(grid => grid.ToHtml());
    }

    private static void RegisterResults()
    {
        Formatter.Register<KeyResult>((result, writer) => writer.Write(result.ToJson()), KeyResult.MimeType);
        Html<KeyResult>(result => "<div style=\"font:13px system-ui,sans-serif\">" +
            (result.Label is { } label ? WebUtility.HtmlEncode(label)
                : $"<code>{WebUtility.HtmlEncode(result.Name)}</code>") +
            $" = <b>{WebUtility.HtmlEncode(result.ValueText("0.####"))}</b></div>");
        Formatter.Register<KeyResult>((result, writer) => writer.Write(result.ToString()), PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(KeyResult),
            KeyResult.MimeType, HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
    }

    /// <summary>Shows a tensor's shape and first values; its properties would show its whole gradient graph.</summary>
    private static string Of(torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        var first = tensor.detach().flatten().slice(0, 0, ShownValues, 1).to(torch.ScalarType.Float64).cpu();
        var values = first.data<double>().ToArray().Select(value => value.ToString("G4", CultureInfo.InvariantCulture));
        return $"<code>({string.Join(", ", tensor.shape)}) {tensor.dtype} on {tensor.device}" +
            $"{(tensor.requires_grad ? ", requires grad" : "")}: {string.Join(", ", values)}" +
            $"{(tensor.numel() > ShownValues ? ", ..." : "")}</code>";
    }

    private static void Html<T>(Func<T, string> toHtml) where T : notnull
    {
        Formatter.Register<T>((value, writer) => writer.Write(toHtml(value)), HtmlFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(T), HtmlFormatter.MimeType);
    }
}
