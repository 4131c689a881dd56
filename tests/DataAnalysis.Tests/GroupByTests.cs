using Microsoft.Data.Analysis;

namespace FaceLab.DataAnalysis;

public sealed class GroupByTests
{
    private static readonly DataFrame _runs = new(
        new StringDataFrameColumn("loss", ["triplet", "center", "triplet", null, "center"]),
        new Int32DataFrameColumn("epochs", new int?[] { 1, 2, null, 4, 5 }),
        new SingleDataFrameColumn("eer", [1, 2, 3, 4, 5.5f]),
        new StringDataFrameColumn("note", ["x", "y", "z", "w", null]));

    [Fact]
    public void Counts_leave_out_nulls_and_rows_without_a_key()
    {
        var counts = _runs.GroupBy("loss").Count();
        Assert.Equal("loss epochs eer note", Tables.Names(counts));
        Assert.Equal("triplet|1|2|2\ncenter|2|2|1", Tables.Text(counts));
        Assert.Equal("triplet|2\ncenter|2", Tables.Text(_runs.GroupBy("loss").Count("eer")));
    }

    /// <summary>Within groups, null counts as zero: that is how the real package does it.</summary>
    [Fact]
    public void Numbers_are_summarized_by_group()
    {
        var groups = _runs.GroupBy("loss");
        Assert.Equal("triplet|1|4\ncenter|7|7.5", Tables.Text(groups.Sum("epochs", "eer")));
        Assert.Equal("triplet|0.5|2\ncenter|3.5|3.75", Tables.Text(groups.Mean("epochs", "eer")));
        Assert.Equal("triplet|0|1\ncenter|2|2", Tables.Text(groups.Min("epochs", "eer")));
        Assert.Equal("triplet|3\ncenter|5.5", Tables.Text(groups.Max("eer")));
        Assert.Equal("String Int32 Single", Tables.Types(groups.Sum("epochs", "eer")));
        Assert.Equal("String Double", Tables.Types(groups.Mean("eer")));
    }

    [Fact]
    public void The_first_row_of_each_group() =>
        Assert.Equal("triplet|1|1|x\ncenter|2|2|y", Tables.Text(_runs.GroupBy("loss").First()));

    [Fact]
    public void Groups_can_be_walked_through_by_their_typed_key()
    {
        var groupings = _runs.GroupBy<string>("loss").Groupings;
        Assert.Equal(["triplet 2", "center 2"], groupings.Select(group => $"{group.Key} {group.Count()}"));
        Assert.Equal("1|1\n2|1\n4|1\n5|1", Tables.Text(_runs.GroupBy<int>("epochs").Count("eer")));
    }

    [Fact]
    public void Wrong_names_types_and_texts_are_errors()
    {
        Assert.Throws<ArgumentException>(() => _runs.GroupBy("nothing"));
        Assert.Throws<InvalidCastException>(() => _runs.GroupBy<int>("loss"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _runs.GroupBy("loss").Sum("nothing"));
        Assert.Throws<NotImplementedException>(() => _runs.GroupBy("loss").Sum());
    }
}
