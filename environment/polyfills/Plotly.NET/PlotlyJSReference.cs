namespace Plotly.NET;

/// <summary>
/// How a page gets plotly.js. Pages made with this stand-in work offline, so the real one's references to a web
/// address are not offered.
/// </summary>
public class PlotlyJSReference
{
    private readonly string _name;

    private PlotlyJSReference(string name) => _name = name;

    /// <summary>The source of plotly.js, about 3.6 MB, is in the page.</summary>
    public static PlotlyJSReference Full { get; } = new(nameof(Full));

    /// <summary>The surrounding document brings plotly.js.</summary>
    public static PlotlyJSReference NoReference { get; } = new(nameof(NoReference));

    public bool IsFull => ReferenceEquals(this, Full);

    public bool IsNoReference => ReferenceEquals(this, NoReference);

    public override string ToString() => _name;
}
