using System.Globalization;
using System.Text;
using Microsoft.Data.Analysis;

namespace FaceLab.DataAnalysis;

public sealed class CsvLoadTests
{
    [Fact]
    public void Types_are_guessed_and_empty_or_null_cells_are_null_except_in_texts()
    {
        var frame = DataFrame.LoadCsvFromString("a,b,c,d,e\n1,x,true,2020-01-02,1.5\n2,,false,2020-01-03,null\n,y,,,3\n");

        Assert.Equal("a b c d e", Tables.Names(frame));
        Assert.Equal("Single String Boolean DateTime Single", Tables.Types(frame));
        Assert.IsType<SingleDataFrameColumn>(frame["a"]);
        Assert.Equal(new DateTime(2020, 1, 3), frame["d"][1]);
        Assert.Equal("1|x|True|01/02/2020 00:00:00|1.5\n2||False|01/03/2020 00:00:00|-\n-|y|-|-|3", Tables.Text(frame));
    }

    [Theory]
    [InlineData("a,b\n\"x,\"\"y\"\"\",1\n\" z \n2\",2\n", "x,\"y\"|1;z \n2|2")]
    [InlineData("a , b\n x , 1 \n", "x|1")]
    [InlineData("a,b\n\n1,2\n\n3,4\n\n", "1|2;3|4")]
    [InlineData("a,b\r\n1,2\r\n", "1|2")]
    [InlineData("a\ntrue\nx\n", "true;x")]
    public void Quotes_blanks_and_empty_lines(string csv, string expected) =>
        Assert.Equal(expected, Tables.Text(DataFrame.LoadCsvFromString(csv), ";"));

    [Fact]
    public void Names_come_from_the_header_from_the_caller_or_from_the_position()
    {
        Assert.Equal("Column0 Column1", Tables.Names(DataFrame.LoadCsvFromString("1,x\n2,y\n", header: false)));
        Assert.Equal("n s", Tables.Names(DataFrame.LoadCsvFromString("1,x\n", header: false, columnNames: ["n", "s"])));
        Assert.Equal("n s", Tables.Names(DataFrame.LoadCsvFromString("q,r\n1,x\n", columnNames: ["n", "s"])));
        Assert.Equal("q Column1", Tables.Names(DataFrame.LoadCsvFromString("q,\n1,2\n")));
        Assert.Equal("q q.1 q.2", Tables.Names(DataFrame.LoadCsvFromString("q,q,q\n1,2,3\n", renameDuplicatedColumns: true)));
        Assert.Throws<ArgumentException>(() => DataFrame.LoadCsvFromString("q,q\n1,2\n"));
    }

    [Fact]
    public void Types_can_be_given_or_guessed_by_the_caller()
    {
        var frame = DataFrame.LoadCsvFromString("q,r,s,t\n1,2,3,4\n",
            dataTypes: [typeof(int), typeof(string), typeof(double), typeof(long)]);
        Assert.Equal("Int32 String Double Int64", Tables.Types(frame));
        Assert.Equal(typeof(int), DataFrame.LoadCsvFromString("q\n1\n", guessTypeFunction: _ => typeof(int))["q"].DataType);
        Assert.Throws<NotSupportedException>(() => DataFrame.LoadCsvFromString("q\nx\n", dataTypes: [typeof(Guid)]));
        Assert.Throws<FormatException>(() => DataFrame.LoadCsvFromString("q\nx\n", dataTypes: [typeof(int)]));
        Assert.Throws<ArgumentException>(() => DataFrame.LoadCsvFromString("q\n1\n", guessRows: 0));
    }

    [Fact]
    public void Rows_can_be_limited_and_numbered()
    {
        Assert.Equal("1 2", Tables.Text(DataFrame.LoadCsvFromString("q\n1\n2\n3\n", numberOfRowsToRead: 2)["q"]));
        Assert.Equal("0|7\n1|8", Tables.Text(DataFrame.LoadCsvFromString("q\n7\n8\n", addIndexColumn: true)));
    }

    [Fact]
    public void Separators_and_cultures()
    {
        Assert.Equal("1.5|2", Tables.Text(DataFrame.LoadCsvFromString("q\tr\n1.5\t2\n", separator: '\t')));
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        german.NumberFormat.NumberGroupSeparator = ".";
        Assert.Equal("1.5|2", Tables.Text(DataFrame.LoadCsvFromString("q;r\n1,5;2\n", separator: ';', cultureInfo: german)));
    }

    [Fact]
    public void Short_rows_are_filled_after_the_guessed_ones_and_refused_among_them()
    {
        Assert.Equal("1|2\n3|-", Tables.Text(DataFrame.LoadCsvFromString("a,b\n1,2\n3\n", guessRows: 2)));
        Assert.Throws<FormatException>(() => DataFrame.LoadCsvFromString("a,b\n1,2\n3\n"));
        Assert.Throws<FormatException>(() => DataFrame.LoadCsvFromString("a,b\n1,2\n3,4,5\n"));
        Assert.Throws<ArgumentException>(() => DataFrame.LoadCsvFromString("a,b\n1,2\n3,4,5\n", guessRows: 2));
    }

    [Fact]
    public void What_cannot_be_read_is_an_error()
    {
        Assert.Throws<FormatException>(() => DataFrame.LoadCsvFromString(""));
        Assert.Throws<FormatException>(() => DataFrame.LoadCsvFromString("q\n1\n2\nx\n", guessRows: 2));
        Assert.ThrowsAny<Exception>(() => DataFrame.LoadCsvFromString("q\n\"abc\n1\n"));
        Assert.Empty(DataFrame.LoadCsvFromString("a,b\n").Columns);
    }

    [Fact]
    public void Files_and_streams_are_read_as_utf8_unless_told_otherwise()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".csv");
        File.WriteAllText(path, "name,n\nJosé Müller,1\n", Encoding.UTF8);
        try
        {
            Assert.Equal("José Müller|1", Tables.Text(DataFrame.LoadCsv(path)));
            using var stream = new MemoryStream(Encoding.Latin1.GetBytes("name\nÄ\n"));
            Assert.Equal("Ä", DataFrame.LoadCsv(stream, encoding: Encoding.Latin1)["name"][0]);
        }
        finally
        {
            File.Delete(path);
        }
        Assert.Throws<FileNotFoundException>(() => DataFrame.LoadCsv(path));
    }
}
