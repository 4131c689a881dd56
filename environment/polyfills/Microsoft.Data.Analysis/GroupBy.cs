using System.Collections;

namespace Microsoft.Data.Analysis;

/// <summary>The rows of a data frame, grouped by the values of one column.</summary>
public abstract class GroupBy
{
    private protected GroupBy()
    {
    }

    public abstract DataFrame Count(params string[] columnNames);

    public abstract DataFrame First(params string[] columnNames);

    public abstract DataFrame Max(params string[] columnNames);

    public abstract DataFrame Min(params string[] columnNames);

    public abstract DataFrame Sum(params string[] columnNames);

    public abstract DataFrame Mean(params string[] columnNames);
}

/// <summary>Groups in the order in which their keys first occur; rows without a key are in none.</summary>
public class GroupBy<TKey> : GroupBy
{
    private readonly DataFrame _frame;
    private readonly DataFrameColumn _keys;
    private readonly List<(TKey Key, List<long> Rows)> _groups;

    private GroupBy(DataFrame frame, DataFrameColumn keys, List<(TKey Key, List<long> Rows)> groups)
    {
        _frame = frame;
        _keys = keys;
        _groups = groups;
    }

    public IEnumerable<IGrouping<TKey, DataFrameRow>> Groupings =>
        _groups.Select(group => new Grouping(group.Key, group.Rows.Select(row => _frame.Rows[row])));

    public override DataFrame Count(params string[] columnNames) => Summary(columnNames,
        column => new PrimitiveDataFrameColumn<long>(column.Name),
        (column, rows) => rows.LongCount(row => column.GetAt(row) is not null));

    public override DataFrame First(params string[] columnNames) =>
        Summary(columnNames, column => column.Empty(), (column, rows) => column.GetAt(rows[0]));

    public override DataFrame Max(params string[] columnNames) => Reduced(Reduction.Max, columnNames);

    public override DataFrame Min(params string[] columnNames) => Reduced(Reduction.Min, columnNames);

    public override DataFrame Sum(params string[] columnNames) => Reduced(Reduction.Sum, columnNames);

    public override DataFrame Mean(params string[] columnNames) => Summary(columnNames,
        column => new PrimitiveDataFrameColumn<double>(column.Name),
        (column, rows) => column.Reduced(Reduction.Mean, rows));

    internal static GroupBy<TKey> Create(DataFrame frame, DataFrameColumn keys, Func<long, object?> keyAt)
    {
        var groups = new Dictionary<object, (TKey Key, List<long> Rows)>();
        for (var row = 0L; row < keys.Length; row++)
        {
            if (keyAt(row) is not { } key) continue;
            if (!groups.TryGetValue(key, out var group)) groups[key] = group = ((TKey)key, []);
            group.Rows.Add(row);
        }
        return new GroupBy<TKey>(frame, keys, [.. groups.Values]);
    }

    private DataFrame Reduced(Reduction reduction, string[] columnNames) =>
        Summary(columnNames, column => column.Empty(), (column, rows) => column.Reduced(reduction, rows));

    private DataFrame Summary(
        string[] columnNames, Func<DataFrameColumn, DataFrameColumn> create, Func<DataFrameColumn, List<long>, object?> summarize)
    {
        var names = columnNames is { Length: > 0 } ? columnNames : [.. _frame.Columns.Select(column => column.Name)];
        var key = _keys.Empty();
        foreach (var (value, _) in _groups) key.SetOrAdd(key.Length, value);

        var summary = new DataFrame(key);
        foreach (var source in names.Select(name => _frame.Columns[_frame.Columns.IndexOf(name)]).Where(c => c != _keys))
        {
            var column = create(source);
            foreach (var (_, rows) in _groups) column.SetOrAdd(column.Length, summarize(source, rows));
            summary.Columns.Add(column);
        }
        return summary;
    }

    private sealed class Grouping(TKey key, IEnumerable<DataFrameRow> rows) : IGrouping<TKey, DataFrameRow>
    {
        public TKey Key => key;

        public IEnumerator<DataFrameRow> GetEnumerator() => rows.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
