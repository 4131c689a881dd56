using System.Net;
using FaceLab.Display.Charts;
using FaceLab.Display.Explorer;
using FaceLab.Display.Faces;
using FaceLab.Display.Reports;
using FaceLab.Models;
using Microsoft.AspNetCore.Html;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive.Formatting;
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
        Html<Figure>(figure => figure.ToFragment());
        Html<FaceGrid>(grid => grid.ToHtml());
        Html<MeanFaceStrip>(strip => strip.ToHtml());
        Html<ThresholdExplorer>(explorer => explorer.ToHtml());
        Html<Report>(report => report.ToHtml());
        Html<DataFrame>(DataFrameTable.ToHtml);
        Html<NetworkSummary>(NetworkTable.ToHtml);
        Html<torch.Tensor>(Shape);
        Formatter.Register<KeyResult>((result, writer) => writer.Write(result.ToJson()), KeyResult.MimeType);
        Html<KeyResult>(result => $"<div style=\"font:13px system-ui,sans-serif\"><code>{WebUtility.HtmlEncode(result.Name)}</code> = <b>{WebUtility.HtmlEncode($"{result.Value:0.####}")}</b></div>");
        Formatter.Register<KeyResult>((result, writer) => writer.Write(result.ToString()), PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(KeyResult), KeyResult.MimeType, HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
        return new HtmlString(PlotlyScript.Html);
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
