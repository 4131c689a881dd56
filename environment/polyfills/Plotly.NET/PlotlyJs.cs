using System.Reflection;

namespace Plotly.NET;

/// <summary>The source of plotly.js, carried as a resource of this assembly.</summary>
internal static class PlotlyJs
{
    private const string Resource = "Plotly.NET.plotly-2.27.1.min.js";

    public static readonly Lazy<string> Source = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded: run environment/lab setup and build again.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
