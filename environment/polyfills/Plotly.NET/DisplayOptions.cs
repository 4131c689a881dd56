using DynamicObj;
using Microsoft.FSharp.Core;
using Setter = Microsoft.FSharp.Core.FSharpFunc<Plotly.NET.DisplayOptions, Plotly.NET.DisplayOptions>;

namespace Plotly.NET;

/// <summary>The document around a chart: its title, description, character set, and how it gets plotly.js.</summary>
public class DisplayOptions : DynamicObj.DynamicObj
{
    private const string Title = "DocumentTitle";
    private const string Charset = "DocumentCharset";
    private const string Description = "DocumentDescription";
    private const string Reference = "PlotlyJSReference";

    public static DisplayOptions combine(DisplayOptions first, DisplayOptions second) =>
        (DisplayOptions)DynObj.combine(first, second);

    public static Setter setDocumentTitle(string documentTitle) => Set(Title, documentTitle);

    public static FSharpOption<string>? tryGetDocumentTitle(DisplayOptions displayOpts) => displayOpts.Find<string>(Title);

    public static string getDocumentTitle(DisplayOptions displayOpts) => displayOpts.Get<string>(Title) ?? "";

    public static Setter setDocumentCharset(string documentCharset) => Set(Charset, documentCharset);

    public static FSharpOption<string>? tryGetDocumentCharset(DisplayOptions displayOpts) =>
        displayOpts.Find<string>(Charset);

    public static string getDocumentCharset(DisplayOptions displayOpts) => displayOpts.Get<string>(Charset) ?? "";

    public static Setter setDocumentDescription(string documentDescription) => Set(Description, documentDescription);

    public static FSharpOption<string>? tryGetDocumentDescription(DisplayOptions displayOpts) =>
        displayOpts.Find<string>(Description);

    public static string getDocumentDescription(DisplayOptions displayOpts) =>
        displayOpts.Get<string>(Description) ?? "";

    public static Setter setPlotlyReference(PlotlyJSReference plotlyReference) => Set(Reference, plotlyReference);

    public static FSharpOption<PlotlyJSReference>? tryGetPlotlyReference(DisplayOptions displayOpts) =>
        displayOpts.Find<PlotlyJSReference>(Reference);

    public static PlotlyJSReference getPlotlyReference(DisplayOptions displayOpts) =>
        displayOpts.Get<PlotlyJSReference>(Reference) ?? PlotlyJSReference.NoReference;

    private static Setter Set(string name, object value) => Setter.FromConverter(options =>
    {
        options.SetProperty(name, value);
        return options;
    });
}
