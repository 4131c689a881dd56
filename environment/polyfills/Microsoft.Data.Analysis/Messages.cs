namespace Microsoft.Data.Analysis;

/// <summary>Errors that are raised in more than one place.</summary>
internal static class Messages
{
    public static ArgumentException NoColumn(string? name) => new($"Column '{name}' does not exist", "columnName");

    public static ArgumentException WrongCast(DataFrameColumn column, Type wanted) =>
        new($"Cannot cast column holding {column.DataType} values to type {wanted}");

    public static ArgumentException WrongValue(Type expected) =>
        new($"Expected value to be of type {expected}", "value");

    public static ArgumentException LengthsDiffer(string parameter) => new("Column lengths are mismatched", parameter);

    public static NotImplementedException NotForType(DataFrameColumn column) =>
        new($"Column '{column.Name}' holds {column.DataType}, which does not support this operation.");
}
