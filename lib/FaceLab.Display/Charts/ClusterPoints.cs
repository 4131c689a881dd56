using FaceLab.Display.Faces;
using Microsoft.Data.Analysis;
using Plotly.NET;
using static FaceLab.Display.Charts.PlotlyObject;

namespace FaceLab.Display.Charts;

/// <summary>Points with all that is known of each.</summary>
internal sealed class ClusterPoints
{
    private static readonly string[] Components = ["first component", "second component", "third component"];
    private readonly int dimensions;
    private readonly IReadOnlyList<float> coordinates;
    private readonly IReadOnlyList<string> identities;
    private readonly IReadOnlyList<string>? captions;
    private readonly FaceThumbnails? faces;

    public ClusterPoints(int dimensions, IReadOnlyList<float> coordinates, IReadOnlyList<string> identities, IReadOnlyList<string>? captions, FaceThumbnails? faces)
    {
        ArgumentNullException.ThrowIfNull(coordinates);
        ArgumentNullException.ThrowIfNull(identities);
        if (coordinates.Count != dimensions * identities.Count || (captions is not null && captions.Count != identities.Count))
            throw new ArgumentException($"{identities.Count} points need {dimensions * identities.Count} coordinates, " +
                $"not {coordinates.Count}, and as many captions as points.");
        if (faces is not null && faces.Count != identities.Count)
            throw new ArgumentException($"{identities.Count} points need as many faces, not {faces.Count}: " +
                $"give {nameof(FaceThumbnails)}.{nameof(FaceThumbnails.Of)} the rows of the points.", nameof(faces));
        (this.dimensions, this.coordinates, this.identities, this.captions, this.faces) = (dimensions, coordinates, identities, captions, faces);
    }

    public Figure ToFigure(string title, Layout layout)
    {
        var people = Enumerable.Range(0, identities.Count).GroupBy(i => identities[i]).Select((person, k) => Person(person.Key, [.. person], k));
        var hover = faces is null ? null : new FaceHover(faces, [.. identities.Select(Plain)], captions ?? [.. identities.Select(_ => "")]);
        layout.With("legend", Nested(("itemsizing", "constant")));
        return new Figure(title, people, layout, Table(), hover);
    }

    private Trace Person(string person, int[] mine, int k)
    {
        var flat = dimensions == 2;
        var trace = new Trace(flat ? "scatter" : "scatter3d").With("name", PlotlyText.Of(Plain(person))).With("mode", "markers")
            .With("x", Along(0, mine)).With("y", Along(1, mine))
            .With("marker", Nested(("color", Palette.Colour(k)), ("symbol", flat ? Palette.Symbol(k) : Palette.SpaceSymbol(k)),
                ("size", flat ? 9 : 4), ("opacity", 0.85)));
        if (!flat)
            trace.With("z", Along(2, mine));
        return faces is not null
            ? trace.With("customdata", mine).With("hoverinfo", "none")
            : trace.With("text", Array.ConvertAll(mine, i => PlotlyText.Of(captions?[i] ?? person))).With("hovertemplate", "%{text}<extra></extra>");
    }

    private float[] Along(int dimension, int[] points) => Array.ConvertAll(points, i => coordinates[dimensions * i + dimension]);

    private DataFrame Table() => new(
    [
        new StringDataFrameColumn("identity", identities),
        .. Components.Take(dimensions).Select((name, d) =>
            (DataFrameColumn)new SingleDataFrameColumn(name, Along(d, [.. Enumerable.Range(0, identities.Count)]))),
    ]);

    private static string Plain(string identity) => identity.Replace('_', ' ');
}
