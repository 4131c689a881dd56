using FaceLab.Evaluation;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>Intervals of rates as thin bars.</summary>
internal static class ErrorBars
{
    /// <summary>The 95 % interval of Clopper and Pearson of each rate.</summary>
    public static Dictionary<string, object> Of(IReadOnlyList<Proportion> rates)
    {
        var intervals = rates.Select(rate => (rate.Rate, Interval: rate.ClopperPearson())).ToList();
        return Nested(("type", "data"), ("symmetric", false), ("thickness", 1), ("width", 3),
            ("array", intervals.Select(rate => rate.Interval.High - rate.Rate).ToArray()),
            ("arrayminus", intervals.Select(rate => rate.Rate - rate.Interval.Low).ToArray()));
    }
}
