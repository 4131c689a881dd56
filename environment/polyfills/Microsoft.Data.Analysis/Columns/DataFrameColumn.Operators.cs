namespace Microsoft.Data.Analysis;

public abstract partial class DataFrameColumn
{
    public static DataFrameColumn operator +(DataFrameColumn left, DataFrameColumn right) => left.Add(right);

    public static DataFrameColumn operator +(DataFrameColumn column, double value) => column.With(Operation.Add, value);

    public static DataFrameColumn operator +(DataFrameColumn column, float value) => column.With(Operation.Add, value);

    public static DataFrameColumn operator +(DataFrameColumn column, int value) => column.With(Operation.Add, value);

    public static DataFrameColumn operator +(DataFrameColumn column, long value) => column.With(Operation.Add, value);

    public static DataFrameColumn operator -(DataFrameColumn left, DataFrameColumn right) => left.Subtract(right);

    public static DataFrameColumn operator -(DataFrameColumn column, double value) =>
        column.With(Operation.Subtract, value);

    public static DataFrameColumn operator -(double value, DataFrameColumn column) =>
        column.With(Operation.Subtract, value, reversed: true);

    public static DataFrameColumn operator -(DataFrameColumn column, float value) => column.With(Operation.Subtract, value);

    public static DataFrameColumn operator -(float value, DataFrameColumn column) =>
        column.With(Operation.Subtract, value, reversed: true);

    public static DataFrameColumn operator -(DataFrameColumn column, int value) => column.With(Operation.Subtract, value);

    public static DataFrameColumn operator -(int value, DataFrameColumn column) =>
        column.With(Operation.Subtract, value, reversed: true);

    public static DataFrameColumn operator -(DataFrameColumn column, long value) => column.With(Operation.Subtract, value);

    public static DataFrameColumn operator *(DataFrameColumn left, DataFrameColumn right) => left.Multiply(right);

    public static DataFrameColumn operator *(DataFrameColumn column, double value) =>
        column.With(Operation.Multiply, value);

    public static DataFrameColumn operator *(DataFrameColumn column, float value) => column.With(Operation.Multiply, value);

    public static DataFrameColumn operator *(DataFrameColumn column, int value) => column.With(Operation.Multiply, value);

    public static DataFrameColumn operator *(DataFrameColumn column, long value) => column.With(Operation.Multiply, value);

    public static DataFrameColumn operator /(DataFrameColumn left, DataFrameColumn right) => left.Divide(right);

    public static DataFrameColumn operator /(DataFrameColumn column, double value) => column.With(Operation.Divide, value);

    public static DataFrameColumn operator /(DataFrameColumn column, float value) => column.With(Operation.Divide, value);

    public static DataFrameColumn operator /(DataFrameColumn column, int value) => column.With(Operation.Divide, value);

    public static DataFrameColumn operator /(DataFrameColumn column, long value) => column.With(Operation.Divide, value);

    public static DataFrameColumn operator &(DataFrameColumn left, DataFrameColumn right) => left.And(right);

    public static DataFrameColumn operator |(DataFrameColumn left, DataFrameColumn right) => left.Or(right);

    public static DataFrameColumn operator ^(DataFrameColumn left, DataFrameColumn right) => left.Xor(right);

    public DataFrameColumn Add(DataFrameColumn column, bool inPlace = false) => With(Operation.Add, column, inPlace);

    public DataFrameColumn Subtract(DataFrameColumn column, bool inPlace = false) =>
        With(Operation.Subtract, column, inPlace);

    public DataFrameColumn Multiply(DataFrameColumn column, bool inPlace = false) =>
        With(Operation.Multiply, column, inPlace);

    public DataFrameColumn Divide(DataFrameColumn column, bool inPlace = false) => With(Operation.Divide, column, inPlace);

    internal virtual DataFrameColumn With(Operation operation, DataFrameColumn other, bool inPlace) =>
        throw Messages.NotForType(this);

    internal virtual DataFrameColumn With<T>(Operation operation, T value, bool reversed = false) where T : unmanaged =>
        throw Messages.NotForType(this);
}
