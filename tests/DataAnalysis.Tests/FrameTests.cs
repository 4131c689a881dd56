using Microsoft.Data.Analysis;

namespace FaceLab.DataAnalysis;

public sealed class FrameTests
{
    [Fact]
    public void Columns_are_found_by_name_position_and_type()
    {
        var people = Tables.People();
        Assert.Equal("images", people.Columns[1].Name);
        Assert.Equal(5, people.Columns.IndexOf("bytes"));
        Assert.Equal(-1, people.Columns.IndexOf("nothing"));
        Assert.Same(people["loss"], people.Columns.GetDoubleColumn("loss"));
        Assert.Equal(3, people.Columns.GetPrimitiveColumn<int>("images")[0]);
        Assert.Throws<ArgumentException>(() => people["nothing"]);
        Assert.Throws<ArgumentException>(() => people.Columns.GetInt32Column("name"));
        Assert.Throws<ArgumentException>(() => people.Columns.GetPrimitiveColumn<double>("images"));
    }

    [Fact]
    public void Columns_are_added_replaced_renamed_and_removed()
    {
        var people = Tables.People();
        people["next"] = people["images"] + 1;
        people["bytes"] = new Int64DataFrameColumn("any", [1, 2, 3, 4, 5]);
        people.Columns.Remove("name");
        people.Columns.Remove("nothing");
        people.Columns.RenameColumn("loss", "triplet loss");

        Assert.Equal("images triplet loss known accuracy bytes next", Tables.Names(people));
        Assert.Equal("4 2 - 3 2", Tables.Text(people["next"]));
        Assert.Equal(3L, people["bytes"][2]);
        Assert.Throws<ArgumentException>(() => people.Columns.Add(new Int32DataFrameColumn("short", [1])));
        Assert.Throws<ArgumentException>(() => people.Columns.Add(new Int32DataFrameColumn("images", 5)));
        Assert.Throws<ArgumentException>(() => new DataFrame(new Int32DataFrameColumn("a", 2), new Int32DataFrameColumn("b", 3)));
    }

    [Fact]
    public void Cells_are_read_and_written_through_frame_and_row()
    {
        var people = Tables.People();
        people[0, 1] = 9;
        people.Rows[1]["name"] = "new";
        people.Rows[2][1] = 8;

        Assert.Equal(9, people["images"][0]);
        Assert.Equal("new", people.Rows[1][0]);
        Assert.Equal(8, people[2, 1]);
        Assert.Equal(5, people.Rows.Count);
        Assert.Equal("new 1 NaN False 2 20 ", people.Rows[1].ToString());
        Assert.Equal("images", people.Rows[1].GetValues().ElementAt(1).Key);
    }

    [Fact]
    public void Filters_take_rows_by_truth_or_by_index()
    {
        var people = Tables.People();
        Assert.Equal("20 50", Tables.Text(people.Filter(people["images"].ElementwiseEquals(1))["bytes"]));
        Assert.Equal("10 30", Tables.Text(
            people[new BooleanDataFrameColumn("f", new bool?[] { true, null, true, false, null })]["bytes"]));
        Assert.Equal("50 - 10", Tables.Text(people.Filter(new Int32DataFrameColumn("f", new int?[] { 4, null, 0 }))["bytes"]));
        Assert.Equal("30", Tables.Text(people.Filter(new Int64DataFrameColumn("f", new[] { 2L }))["bytes"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => people.Filter(new Int64DataFrameColumn("f", new[] { 9L })));
    }

    [Fact]
    public void Head_tail_and_sample()
    {
        var people = Tables.People();
        Assert.Equal("10 20", Tables.Text(people.Head(2)["bytes"]));
        Assert.Equal("40 50", Tables.Text(people.Tail(2)["bytes"]));
        Assert.Equal(3, people.Sample(3)["bytes"].ValueCounts().Rows.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => people.Head(9));
        Assert.Throws<ArgumentException>(() => people.Sample(9));
    }

    [Fact]
    public void Rows_are_ordered_by_a_column()
    {
        var people = Tables.People();
        Assert.Equal("20 50 40 10 30", Tables.Text(people.OrderBy("images")["bytes"]));
        Assert.Equal("10 40 50 20 30", Tables.Text(people.OrderByDescending("images")["bytes"]));
        Assert.Equal("30 20 50 40 10", Tables.Text(people.OrderBy("images", putNullValuesLast: false)["bytes"]));
        Assert.Equal("50 20 10 40 30", Tables.Text(people.OrderBy("name")["bytes"]));
        Assert.Equal("10 20 30 40 50", Tables.Text(people["bytes"]));
    }

    [Fact]
    public void Nulls_can_be_dropped_by_row_and_filled()
    {
        var people = Tables.People();
        Assert.Equal("10 20 50", Tables.Text(people.DropNulls()["bytes"]));
        Assert.Equal(5, people.DropNulls(DropNullOptions.All).Rows.Count);
        people.Columns.Remove("name");
        Assert.Equal("3 1 0 2 1", Tables.Text(people.FillNulls(0)["images"]));
    }

    [Fact]
    public void Rows_are_appended_with_conversion_and_all_or_nothing()
    {
        var people = Tables.People();
        people.Append(new List<object> { "n", "5", "2.5", "true", 1, 7 }, inPlace: true);
        people.Append(new Dictionary<string, object?> { ["bytes"] = 3, ["name"] = "z" }, inPlace: true);
        var more = people.Append(people.Rows.Take(1));

        Assert.Equal("n|5|2.5|True|1|7\nz|-|-|-|-|3\nb|3|0.1|True|1.5|10", Tables.Text(more.Tail(3)));
        Assert.Equal(7, people.Rows.Count);
        Assert.Throws<FormatException>(() => people.Append(new List<object> { "n", "x" }, inPlace: true));
        Assert.Throws<ArgumentException>(() => people.Append(new List<object> { 1, 2, 3, 4, 5, 6, 7 }, inPlace: true));
        Assert.Throws<ArgumentException>(() => people.Append(new Dictionary<string, object?> { ["nothing"] = 3 }));
        Assert.Equal(7, people.Rows.Count);
    }

    [Fact]
    public void A_frame_prints_as_a_padded_table() => Assert.Equal(
        "name      images    \nb         3         \na,c       1         \n  ... 2 of total 5\n",
        new DataFrame(Tables.People()["name"], Tables.People()["images"]).ToString(2).ReplaceLineEndings("\n"));
}
