using Microsoft.FSharp.Collections;

namespace Plotly.NET;

/// <summary>A chart: one or more traces, a layout, a configuration, and the options of the page around it.</summary>
public abstract class GenericChart
{
    private readonly FSharpList<Trace> _traces;
    private readonly Layout _layout;
    private readonly Config _config;
    private readonly DisplayOptions _options;

    private GenericChart(FSharpList<Trace> traces, Layout layout, Config config, DisplayOptions options)
    {
        _traces = traces;
        _layout = layout;
        _config = config;
        _options = options;
    }

    public static GenericChart NewChart(Trace _data, Layout _layout, Config _config, DisplayOptions _displayOpts) =>
        new AnyChart(ListModule.OfSeq([_data]), _layout, _config, _displayOpts);

    public static GenericChart NewMultiChart(
        FSharpList<Trace> _data, Layout _layout, Config _config, DisplayOptions _displayOpts) =>
        new AnyChart(_data, _layout, _config, _displayOpts);

    /// <summary>A chart with the layout, configuration and page of <see cref="Defaults"/>, or with empty ones.</summary>
    public static GenericChart ofTraceObjects<TTraces>(bool useDefaults, TTraces traces)
        where TTraces : IEnumerable<Trace> => useDefaults
        ? new AnyChart(ListModule.OfSeq(traces), Defaults.NewLayout(), Defaults.DefaultConfig.Copy(),
            Defaults.DefaultDisplayOptions.Copy())
        : new AnyChart(ListModule.OfSeq(traces), new Layout(), new Config(), Defaults.SelfContained());

    public static GenericChart ofTraceObject(bool useDefaults, Trace trace) => ofTraceObjects(useDefaults, new[] { trace });

    public static FSharpList<Trace> getTraces(GenericChart gChart) => gChart._traces;

    public static int countTrace(GenericChart gChart) => gChart._traces.Length;

    public static Layout getLayout(GenericChart gChart) => gChart._layout;

    public static GenericChart setLayout(Layout layout, GenericChart gChart) =>
        new AnyChart(gChart._traces, layout, gChart._config, gChart._options);

    public static GenericChart addLayout(Layout layout, GenericChart gChart) =>
        setLayout(Layout.combine(gChart._layout, layout), gChart);

    public static Config getConfig(GenericChart gChart) => gChart._config;

    public static GenericChart setConfig(Config config, GenericChart gChart) =>
        new AnyChart(gChart._traces, gChart._layout, config, gChart._options);

    public static GenericChart addConfig(Config config, GenericChart gChart) =>
        setConfig(Config.combine(gChart._config, config), gChart);

    public static DisplayOptions getDisplayOptions(GenericChart gChart) => gChart._options;

    public static GenericChart setDisplayOptions(DisplayOptions displayOpts, GenericChart gChart) =>
        new AnyChart(gChart._traces, gChart._layout, gChart._config, displayOpts);

    public static GenericChart addDisplayOptions(DisplayOptions displayOpts, GenericChart gChart) =>
        setDisplayOptions(DisplayOptions.combine(gChart._options, displayOpts), gChart);

    /// <summary>One chart with all traces; of layouts, configurations and options the later ones win.</summary>
    public static GenericChart combine(IEnumerable<GenericChart> gCharts)
    {
        var charts = gCharts.ToArray();
        return charts.Length > 0 ? charts.Aggregate(Combine)
            : throw new ArgumentException("The input sequence was empty.", nameof(gCharts));
    }

    /// <summary>The chart's element and the script that draws it; the page around it has to bring plotly.js.</summary>
    public static string toChartHTML(GenericChart gChart) => Html.Chart(gChart);

    /// <summary>A whole page.</summary>
    public static string toEmbeddedHTML(GenericChart gChart) => Html.Page(gChart);

    public static string toFigureJson(GenericChart gChart) => Json.Of(new
    {
        data = gChart._traces, layout = gChart._layout, frames = Array.Empty<object>(),
    });

    public static string toJson(GenericChart gChart) => Json.Of(new
    {
        data = gChart._traces, layout = gChart._layout, config = gChart._config,
    });

    private static AnyChart Combine(GenericChart first, GenericChart second) => new(
        ListModule.Append(first._traces, second._traces),
        Layout.combine(first._layout, second._layout),
        Config.combine(first._config, second._config),
        DisplayOptions.combine(first._options, second._options));

    // The real type is an abstract union of charts with one trace and with several; here they are the same.
    private sealed class AnyChart(FSharpList<Trace> traces, Layout layout, Config config, DisplayOptions options)
        : GenericChart(traces, layout, config, options);
}
