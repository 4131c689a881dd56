using Microsoft.Data.Analysis;

namespace FaceLab.DataAnalysis;

public sealed class StatisticsTests
{
    [Fact]
    public void Statistics_of_a_column_leave_out_nulls()
    {
        var images = Tables.People()["images"];
        Assert.Equal(7, images.Sum());
        Assert.Equal(1, images.Min());
        Assert.Equal(3, images.Max());
        Assert.Equal(1.75, images.Mean());
        Assert.Equal(1.5, images.Median());
        Assert.True(images.IsNumericColumn());
        Assert.Equal(15.5f, Tables.People()["accuracy"].Sum());
        Assert.Equal(3.0, Tables.People()["accuracy"].Median());
        Assert.Equal(double.NaN, Tables.People()["loss"].Max());
    }

    [Fact]
    public void Texts_have_no_sum()
    {
        Assert.False(Tables.People()["name"].IsNumericColumn());
        Assert.Throws<NotImplementedException>(() => Tables.People()["name"].Sum());
        Assert.Throws<NotSupportedException>(() => Tables.People()["known"].Sum());
    }

    /// <summary>The mean of a description divides by all rows, nulls too: that is how the real package does it.</summary>
    [Fact]
    public void A_description_has_count_maximum_minimum_and_mean_of_numbers()
    {
        var description = Tables.People().Description();
        Assert.Equal("Description images loss accuracy bytes", Tables.Names(description));
        Assert.Equal("Length (excluding null values)|4|4|5|5\nMax|3|NaN|5|50\nMin|1|NaN|1.5|10\nMean|1.4|NaN|3.1|30",
            Tables.Text(description));
        Assert.Equal(typeof(float), description["images"].DataType);
    }

    [Fact]
    public void Nothing_has_an_empty_description() =>
        Assert.Equal("0 - - -", Tables.Text(new DataFrame(new Int32DataFrameColumn("n")).Description()["n"]));

    [Fact]
    public void Info_has_type_and_count_of_each_column()
    {
        var info = Tables.People().Info();
        Assert.Equal("Info name images loss known accuracy bytes", Tables.Names(info));
        Assert.Equal("DataType|System.String|System.Int32|System.Double|System.Boolean|System.Single|System.Int64\n"
            + "Length (excluding null values)|4|4|4|5|5|5", Tables.Text(info));
    }
}
