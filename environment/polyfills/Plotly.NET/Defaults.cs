namespace Plotly.NET;

/// <summary>What charts made with <c>useDefaults</c> start from.</summary>
public static class Defaults
{
    static Defaults() => reset();

    public static int DefaultWidth { get; set; }

    public static int DefaultHeight { get; set; }

    public static Config DefaultConfig { get; set; }

    /// <summary>The real package links to a web address here; these pages carry plotly.js.</summary>
    public static DisplayOptions DefaultDisplayOptions { get; set; }

    public static Template DefaultTemplate { get; set; }

    [System.Diagnostics.CodeAnalysis.MemberNotNull(
        nameof(DefaultConfig), nameof(DefaultDisplayOptions), nameof(DefaultTemplate))]
    public static void reset()
    {
        DefaultWidth = DefaultHeight = 600;
        DefaultConfig = new Config();
        DefaultConfig.SetProperty("responsive", true);
        DefaultDisplayOptions = SelfContained();
        DisplayOptions.setDocumentTitle("Plotly.NET Datavisualization").Invoke(DefaultDisplayOptions);
        DisplayOptions.setDocumentDescription("A plotly.js graph generated with Plotly.NET").Invoke(DefaultDisplayOptions);
        DisplayOptions.setDocumentCharset("UTF-8").Invoke(DefaultDisplayOptions);
        DefaultTemplate = ChartTemplates.plotly;
    }

    internal static DisplayOptions SelfContained() =>
        DisplayOptions.setPlotlyReference(PlotlyJSReference.Full).Invoke(new DisplayOptions());

    internal static Layout NewLayout()
    {
        var layout = new Layout();
        layout.SetProperty("width", DefaultWidth);
        layout.SetProperty("height", DefaultHeight);
        layout.SetProperty("template", DefaultTemplate.Copy());
        return layout;
    }
}
