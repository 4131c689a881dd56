using System.Net;
using System.Runtime.CompilerServices;
using FaceLab.Data;
using FaceLab.Display.Charts;
using FaceLab.Display.Explanation;
using FaceLab.Display.Explorer;
using FaceLab.Display.Faces;
using FaceLab.Display.Reports;
using FaceLab.Display.Tables;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Calibration;
using FaceLab.Evaluation.Clustering;
using FaceLab.Evaluation.Search;
using FaceLab.Faces;
using FaceLab.Networks;
using FaceLab.Runs;
using Microsoft.AspNetCore.Html;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive.Formatting;
using SixLabors.ImageSharp;
using TorchSharp;

namespace FaceLab.Display;

/// <summary>How FaceLab's values show themselves in a notebook: the one place that knows its formatters.</summary>
public static class Formatters
{
    /// <summary>
    /// Registers the formatters. As the last expression of a notebook's first cell the result also puts plotly.js, once,
    /// onto the page, so that charts work offline.
    /// </summary>
    /// <returns>The script element, to be shown.</returns>
    public static IHtmlContent Register()
    {
        // A cell may make its first tensor before anything else of FaceLab is used: heap and threads are set here.
        RuntimeHelpers.RunModuleConstructor(typeof(FaceSet).Module.ModuleHandle);
        Html<Figure>(figure => figure.ToFragment());
        Html<DataFrame>(DataFrameTable.ToHtml);
        Html<torch.Tensor>(Shape);
        RegisterFaces();
        RegisterRuns();
        RegisterEvaluation();
        RegisterResults();
        return new HtmlString(PlotlyScript.Html);
    }

    private static void RegisterFaces()
    {
        Html<Image>(FacePicture.ToHtml);
        Html<FaceSet>(FaceSetView.Of);
        Html<PreparedFaces>(FaceSetView.Of);
        Html<FaceView>(view => view.ToHtml());
        Html<BatchView>(view => view.ToHtml());
        Html<PairView>(view => view.ToHtml());
        Html<TripletView>(view => view.ToHtml());
        Html<NearestNeighbours>(view => view.ToHtml());
        Html<WrongPairs>(view => view.ToHtml());
        Html<FaceGrid>(grid => grid.ToHtml());
        Html<MeanFaceStrip>(strip => strip.ToHtml());
        Html<MeanFace>(face => new MeanFaceStrip().Add("", face).ToHtml());
        Html<ExplainedPair>(pair => pair.ToHtml());
        Html<ActivationGrid>(grid => grid.ToHtml());
    }

    private static void RegisterRuns()
    {
        Html<NetworkSummary>(NetworkTable.ToHtml);
        Html<TrainingRun>(RunTables.Of);
        Html<TrainingOutcome>(RunTables.Of);
    }

    private static void RegisterEvaluation()
    {
        Html<ThresholdExplorer>(explorer => explorer.ToHtml());
        Html<Report>(report => report.ToHtml());
        Html<OperatingPoint>(EvaluationTables.Of);
        Html<VerificationAccuracy>(EvaluationTables.Of);
        Html<FoldedVerification>(EvaluationTables.Of);
        Html<RocCurve>(EvaluationTables.Of);
        Html<ConfusionMatrix>(EvaluationTables.Of);
        Html<Identification>(EvaluationTables.Of);
        Html<OpenSetPoint>(EvaluationTables.Of);
        Html<Retrieval>(EvaluationTables.Of);
        Html<ClusterAgreement>(EvaluationTables.Of);
        Html<CalibrationQuality>(EvaluationTables.Of);
        Html<BootstrapInterval>(EvaluationTables.Of);
        Html<McNemarTest>(EvaluationTables.Of);
    }

    private static void RegisterResults()
    {
        Formatter.Register<KeyResult>((result, writer) => writer.Write(result.ToJson()), KeyResult.MimeType);
        Html<KeyResult>(result => $"<div style=\"font:13px system-ui,sans-serif\"><code>{WebUtility.HtmlEncode(result.Name)}</code> = " +
            $"<b>{WebUtility.HtmlEncode($"{result.Value:0.####}")}</b></div>");
        Formatter.Register<KeyResult>((result, writer) => writer.Write(result.ToString()), PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(KeyResult), KeyResult.MimeType, HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
    }

    /// <summary>A tensor in one line; by its properties, as other objects are shown, it would show its whole gradient graph.</summary>
    private static string Shape(torch.Tensor tensor) =>
        $"<code>({string.Join(", ", tensor.shape)}) {tensor.dtype} on {tensor.device}{(tensor.requires_grad ? ", requires grad" : "")}</code>";

    private static void Html<T>(Func<T, string> toHtml) where T : notnull
    {
        Formatter.Register<T>((value, writer) => writer.Write(toHtml(value)), HtmlFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(T), HtmlFormatter.MimeType);
    }
}
