using Microsoft.Data.Analysis;

namespace FaceLab.DataAnalysis;

public sealed class ColumnTests
{
    [Fact]
    public void A_new_column_of_a_length_is_all_null()
    {
        Assert.Equal("- -", Tables.Text(new Int32DataFrameColumn("n", 2)));
        Assert.Equal(2, new StringDataFrameColumn("s", 2).NullCount);
        Assert.Equal(0, new DoubleDataFrameColumn("d").Length);
    }

    [Fact]
    public void Create_picks_the_column_for_the_values()
    {
        Assert.Equal(typeof(float), DataFrameColumn.Create("a", new[] { 1.5f, 2 }).DataType);
        Assert.Equal("1 -", Tables.Text(DataFrameColumn.Create("a", new int?[] { 1, null })));
        Assert.Equal("x", DataFrameColumn.Create("a", ["x"])[0]);
    }

    [Fact]
    public void Values_are_read_written_and_appended()
    {
        var column = new Int32DataFrameColumn("n", [1, 2]);
        column[0] = 7;
        column[1] = null;
        column.Append(4);
        column.AppendMany(5, 2);

        Assert.Equal("7 - 4 5 5", Tables.Text(column));
        Assert.Equal(1, column.NullCount);
        Assert.Equal(16, column.Sum(value => value ?? 0) - 5);
        Assert.False(column.IsValid(1));
        Assert.Throws<ArgumentException>(() => ((DataFrameColumn)column)[0] = "text");
        Assert.Throws<ArgumentOutOfRangeException>(() => ((DataFrameColumn)column)[99]);
    }

    [Fact]
    public void Sorting_puts_nulls_last_or_first_and_not_a_number_before_numbers()
    {
        var images = Tables.People()["images"];
        Assert.Equal("1 1 2 3 -", Tables.Text(images.Sort()));
        Assert.Equal("3 2 1 1 -", Tables.Text(images.Sort(ascending: false)));
        Assert.Equal("- 1 1 2 3", Tables.Text(images.Sort(putNullValuesLast: false)));
        Assert.Equal("NaN -2.5 0.1 1E+20 -", Tables.Text(Tables.People()["loss"].Sort()));
        Assert.Equal("10 9 a b", Tables.Text(new StringDataFrameColumn("s", ["b", "10", "a", "9"]).Sort()));
    }

    [Fact]
    public void Nulls_can_be_dropped_and_filled()
    {
        var people = Tables.People();
        Assert.Equal("3 1 2 1", Tables.Text(people["images"].DropNulls()));
        Assert.Equal("3 1 7 2 1", Tables.Text(people["images"].FillNulls(7)));
        Assert.Equal("b a,c z q\"q ", Tables.Text(people.Columns.GetStringColumn("name").FillNulls("z")));
        Assert.Equal(1, people["images"].NullCount);
        people["images"].FillNulls(0, inPlace: true);
        Assert.Equal(0, people["images"].NullCount);
        Assert.Throws<ArgumentException>(() => people["name"].FillNulls(0));
    }

    [Fact]
    public void Functions_apply_to_each_value()
    {
        var images = Tables.People().Columns.GetInt32Column("images");
        Assert.Equal("1.5 0.5 - 1 0.5", Tables.Text(images.Apply(value => value * 0.5)));
        Assert.Equal("6 2 - 4 2", Tables.Text(images.Apply(value => value * 2)));
        Assert.Equal("3 1 - 2 1", Tables.Text(images));
        images.ApplyElementwise((value, row) => value + (int)row);
        Assert.Equal("3 2 - 5 5", Tables.Text(images));
        Assert.Equal("b! a,c! - q\"q! !", Tables.Text(Tables.People().Columns.GetStringColumn("name").Apply(v => v + "!")));
    }

    [Fact]
    public void Clones_are_independent_and_may_grow()
    {
        var column = new Int32DataFrameColumn("n", [1]);
        var clone = column.Clone(numberOfNullsToAppend: 1);
        clone[0] = 5;
        Assert.Equal("5 -", Tables.Text(clone));
        Assert.Equal(1, column[0]);
        Assert.IsType<Int32DataFrameColumn>(clone);
    }

    [Fact]
    public void Results_are_of_the_class_of_their_column()
    {
        DataFrameColumn plain = new PrimitiveDataFrameColumn<int>("p", new[] { 1, 2 });
        DataFrameColumn typed = new Int32DataFrameColumn("i", new[] { 1, 2 });
        Type same = typeof(PrimitiveDataFrameColumn<int>);

        Assert.Equal([same, same, same, same],
            [plain.Clone().GetType(), plain.Sort().GetType(), (plain + 1).GetType(), (plain + typed).GetType()]);
        Assert.IsType<Int32DataFrameColumn>(typed + plain);
        Assert.IsType<Int32DataFrameColumn>(typed.DropNulls());
        Assert.IsType<DoubleDataFrameColumn>(plain * 2.5);
        Assert.IsType<BooleanDataFrameColumn>(plain.ElementwiseEquals(1));
        Assert.IsType<PrimitiveDataFrameColumn<bool>>(new StringDataFrameColumn("s", ["x"]).ElementwiseIsNull());
        Assert.Throws<ArgumentException>(() => typed.Add(plain * 2.5, inPlace: true));
    }

    [Fact]
    public void Value_counts_are_in_order_of_first_occurrence_without_nulls()
    {
        var counts = Tables.People()["images"].ValueCounts();
        Assert.Equal("Values Counts", Tables.Names(counts));
        Assert.Equal("3|1\n1|2\n2|1", Tables.Text(counts));
        Assert.Equal("Int32 Int64", Tables.Types(counts));
    }

    [Fact]
    public void A_column_prints_its_values_name_and_type() => Assert.Equal(
        "n1\nnull\n3\nName: n, Type: System.Int32",
        new Int32DataFrameColumn("n", new int?[] { 1, null, 3 }).ToString().ReplaceLineEndings("\n"));
}
