namespace Microsoft.Data.Analysis;

/// <summary>Which rows <see cref="DataFrame.DropNulls"/> drops: those with any null, or those with nothing but nulls.</summary>
public enum DropNullOptions
{
    Any,
    All,
}
