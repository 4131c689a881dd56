namespace Plotly.NET;

/// <summary>The data of one curve, bar series, ... and its looks; plotly.js attributes are dynamic members.</summary>
public class Trace(string traceTypeName) : DynamicObj.DynamicObj
{
    // First in the JSON and named as in plotly.js, hence in lower case.
    public string type { get; set; } = traceTypeName;
}
