using System.Globalization;
using System.Text;
using Microsoft.Data.Analysis;

namespace FaceLab.DataAnalysis;

public sealed class CsvSaveTests
{
    [Fact]
    public void Nulls_are_empty_and_numbers_keep_all_their_digits() => Assert.Equal(
        """
        name,images,loss,known,accuracy,bytes
        b,3,0.10000000000000001,True,1.5,10
        "a,c",1,NaN,False,2,20
        ,,1E+20,True,3,30
        "q""q",2,,True,4,40
        ,1,-2.5,False,5,50

        """, Tables.Csv(Tables.People(), culture: CultureInfo.InvariantCulture));

    [Fact]
    public void Only_separators_quotes_and_line_ends_need_quotes()
    {
        var frame = new DataFrame(new StringDataFrameColumn("a b;c", ["x\ny", "x;y", " lead", "null"]));
        Assert.Equal("a b;c\n\"x\ny\"\nx;y\n lead\nnull\n", Tables.Csv(frame));
        Assert.Equal("\"x\ny\"\n\"x;y\"\n lead\nnull\n", Tables.Csv(frame, ';', header: false));
    }

    [Fact]
    public void Texts_are_ascii_unless_another_encoding_is_asked_for()
    {
        var frame = new DataFrame(new StringDataFrameColumn("name", ["José"]));
        Assert.Equal("name\nJos?\n", Tables.Csv(frame));
        Assert.Equal("name\nJosé\n", Tables.Csv(frame, encoding: new UTF8Encoding(false)));
    }

    [Fact]
    public void The_separator_must_not_be_the_decimal_separator() =>
        Assert.Throws<ArgumentException>(() => Tables.Csv(Tables.People(), '.', culture: CultureInfo.InvariantCulture));

    [Fact]
    public void A_saved_file_reads_back()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".csv");
        try
        {
            DataFrame.SaveCsv(Tables.People(), path, cultureInfo: CultureInfo.InvariantCulture);
            var types = Tables.People().Columns.Select(column => column.DataType).ToArray();
            var back = DataFrame.LoadCsv(path, dataTypes: types, cultureInfo: CultureInfo.InvariantCulture);

            Assert.Equal(Tables.Text(Tables.People()).Replace("-|-|1E+20", "|-|1E+20", StringComparison.Ordinal), Tables.Text(back));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
