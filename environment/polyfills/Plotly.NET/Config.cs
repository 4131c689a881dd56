using DynamicObj;

namespace Plotly.NET;

/// <summary>How the chart reacts: tool bar, scrolling, responsiveness.</summary>
public class Config : DynamicObj.DynamicObj
{
    public static Config combine(Config first, Config second) => (Config)DynObj.combine(first, second);
}
