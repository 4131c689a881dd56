using Microsoft.Data.Analysis;

namespace FaceLab.DataAnalysis;

public sealed class ArithmeticTests
{
    private static readonly DataFrame _people = Tables.People();

    public static TheoryData<DataFrameColumn, string, Type> Sums => new()
    {
        { _people["images"] + 1, "4 2 - 3 2", typeof(int) },
        { 1 - _people["images"], "-2 0 - -1 0", typeof(int) },
        { _people["images"] * 2.5, "7.5 2.5 - 5 2.5", typeof(double) },
        { _people["images"] / 2, "1 0 - 1 0", typeof(int) },
        { _people["images"] + _people["images"], "6 2 - 4 2", typeof(int) },
        { _people["images"] + _people["accuracy"], "4.5 3 - 6 6", typeof(double) },
        { _people["images"] - _people["loss"], "2.9 NaN - - 3.5", typeof(double) },
        { _people["accuracy"] + 1, "2.5 3 4 5 6", typeof(double) },
        { _people["accuracy"] * _people["accuracy"], "2.25 4 9 16 25", typeof(float) },
        { _people["bytes"] / 4L, "2 5 7 10 12", typeof(long) },
        { _people["accuracy"] / _people["bytes"], "0.15 0.1 0.1 0.1 0.1", typeof(double) },
    };

    [Theory]
    [MemberData(nameof(Sums), DisableDiscoveryEnumeration = true)]
    public void Equal_types_keep_their_type_and_different_ones_meet_as_double(
        DataFrameColumn result, string expected, Type type)
    {
        Assert.Equal(expected, Tables.Text(result));
        Assert.Equal(type, result.DataType);
    }

    [Fact]
    public void In_place_changes_the_column_itself()
    {
        var column = new DoubleDataFrameColumn("d", [1, 2]);
        DataFrameColumn same = column;
        same.Add(new DoubleDataFrameColumn("e", [10, 20]), inPlace: true);
        Assert.Equal("11 22", Tables.Text(column));
    }

    [Fact]
    public void Texts_and_truth_values_cannot_be_multiplied()
    {
        Assert.Throws<NotImplementedException>(() => _people["name"] * 2);
        Assert.Throws<NotSupportedException>(() => _people["known"] * 2);
        Assert.Throws<NotSupportedException>(() => _people["known"] + _people["images"]);
    }

    public static TheoryData<DataFrameColumn, string> Comparisons => new()
    {
        { _people["images"].ElementwiseEquals(1), "F T F F T" },
        { _people["images"].ElementwiseNotEquals(1), "T F T T F" },
        { _people["images"].ElementwiseGreaterThan(1.5), "T F F T F" },
        { _people["images"].ElementwiseGreaterThanOrEqual(2L), "T F F T F" },
        { _people["images"].ElementwiseLessThan(_people["accuracy"]), "F T T T T" },
        { _people["accuracy"].ElementwiseLessThanOrEqual(3f), "T T T F F" },
        { _people["loss"].ElementwiseEquals(_people["loss"]), "T F T T T" },
        { _people["loss"].ElementwiseIsNull(), "F F F T F" },
        { _people["loss"].ElementwiseIsNotNull(), "T T T F T" },
        { _people["known"].ElementwiseEquals(true), "T F T T F" },
        { _people["name"].ElementwiseEquals("b"), "T F F F F" },
        { _people["name"].ElementwiseNotEquals("b"), "F T T T T" },
        { _people["name"].ElementwiseEquals(_people["name"]), "T T T T T" },
    };

    /// <summary>In comparisons, null counts as zero: that is how the real package does it.</summary>
    [Theory]
    [MemberData(nameof(Comparisons), DisableDiscoveryEnumeration = true)]
    public void Comparisons_give_a_truth_value_for_each_row(DataFrameColumn result, string expected) =>
        Assert.Equal(expected, string.Join(' ', ((PrimitiveDataFrameColumn<bool>)result).Select(b => b == true ? "T" : "F")));

    [Fact]
    public void Truth_values_can_be_combined()
    {
        var many = _people["images"].ElementwiseGreaterThan(1);
        var few = _people["bytes"].ElementwiseLessThan(40);
        Assert.Equal("True False False False False", Tables.Text(many & few));
        Assert.Equal("True True True True False", Tables.Text(many | few));
        Assert.Equal("False True True True False", Tables.Text(many ^ few));
        Assert.Equal("True False False False False", Tables.Text(many.And(few)));
        Assert.Throws<NotSupportedException>(() => _people["known"] & _people["images"]);
    }
}
