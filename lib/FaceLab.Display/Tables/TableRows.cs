using FaceLab.Faces.Statistics;

namespace FaceLab.Display.Tables;

/// <summary>Makes data frames of rows.</summary>
public static class TableRows
{
    /// <summary>Makes a table of the number of identities for each number of images.</summary>
    public static DataFrame ToHistogramTable(this FaceSetStatistics statistics) => statistics.Histogram.ToFrame(
        ("images", bar => bar.Images), ("identities", bar => bar.Identities));

    /// <summary>Makes a table; the values of a column are texts or of one type of numbers, or null.</summary>
    internal static DataFrame ToFrame<T>(this IEnumerable<T> rows, params (string Name, Func<T, object?> Of)[] columns)
    {
        var all = rows.ToList();
        return new DataFrame(columns.Select(column => Column(column.Name, [.. all.Select(column.Of)])));
    }

    private static DataFrameColumn Column(string name, object?[] values) =>
        values.FirstOrDefault(value => value is not null) switch
        {
            double => new DoubleDataFrameColumn(name, values.Cast<double?>()),
            float => new SingleDataFrameColumn(name, values.Cast<float?>()),
            int => new Int32DataFrameColumn(name, values.Cast<int?>()),
            long => new Int64DataFrameColumn(name, values.Cast<long?>()),
            bool => new BooleanDataFrameColumn(name, values.Cast<bool?>()),
            _ => new StringDataFrameColumn(name, values.Cast<string?>()),
        };
}
