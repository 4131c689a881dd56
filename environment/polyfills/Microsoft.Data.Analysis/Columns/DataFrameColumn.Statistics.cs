namespace Microsoft.Data.Analysis;

public abstract partial class DataFrameColumn
{
    public virtual bool IsNumericColumn() => false;

    public virtual bool HasDescription() => false;

    public virtual object Sum() => throw Messages.NotForType(this);

    public virtual object Min() => throw Messages.NotForType(this);

    public virtual object Max() => throw Messages.NotForType(this);

    public virtual double Mean() => throw Messages.NotForType(this);

    public virtual double Median() => throw Messages.NotForType(this);

    public virtual DataFrameColumn Description() => throw Messages.NotForType(this);

    public StringDataFrameColumn Info() =>
        new(Name, [DataType.ToString(), FormattableString.Invariant($"{Length - NullCount}")]);

    /// <summary>Over some rows; nulls count as zero, as in the real package.</summary>
    internal virtual object Reduced(Reduction reduction, IReadOnlyCollection<long> rows) => throw Messages.NotForType(this);
}

internal enum Reduction
{
    Sum,
    Mean,
    Min,
    Max,
}
