using System.Globalization;
using System.Text;

namespace Microsoft.Data.Analysis;

public partial class DataFrame
{
    public static DataFrame LoadCsv(
        string filename, char separator = ',', bool header = true, string[]? columnNames = null, Type[]? dataTypes = null,
        int numRows = -1, int guessRows = 10, bool addIndexColumn = false, Encoding? encoding = null,
        bool renameDuplicatedColumns = false, CultureInfo? cultureInfo = null)
    {
        using var stream = new FileStream(filename, FileMode.Open, FileAccess.Read);
        return LoadCsv(stream, separator, header, columnNames, dataTypes, numRows, guessRows, addIndexColumn, encoding,
            renameDuplicatedColumns, cultureInfo);
    }

    public static DataFrame LoadCsv(
        Stream csvStream, char separator = ',', bool header = true, string[]? columnNames = null, Type[]? dataTypes = null,
        long numberOfRowsToRead = -1, int guessRows = 10, bool addIndexColumn = false, Encoding? encoding = null,
        bool renameDuplicatedColumns = false, CultureInfo? cultureInfo = null,
        Func<IEnumerable<string>, Type>? guessTypeFunction = null)
    {
        using var reader = new StreamReader(csvStream, encoding ?? Encoding.UTF8, leaveOpen: true);
        return LoadCsvFromString(reader.ReadToEnd(), separator, header, columnNames, dataTypes, numberOfRowsToRead, guessRows,
            addIndexColumn, renameDuplicatedColumns, cultureInfo, guessTypeFunction);
    }

    public static DataFrame LoadCsvFromString(
        string csvString, char separator = ',', bool header = true, string[]? columnNames = null, Type[]? dataTypes = null,
        long numberOfRowsToRead = -1, int guessRows = 10, bool addIndexColumn = false, bool renameDuplicatedColumns = false,
        CultureInfo? cultureInfo = null, Func<IEnumerable<string>, Type>? guessTypeFunction = null)
    {
        if (dataTypes is null && guessRows <= 0)
            throw new ArgumentException($"Expected either {nameof(guessRows)} or {nameof(dataTypes)} to be provided");

        var lines = CsvReader.Lines(csvString, separator);
        if (lines.Count == 0) throw new FormatException("Empty file");
        if (renameDuplicatedColumns) CsvReader.NumberDuplicates(lines[0]);
        columnNames ??= header ? lines[0] : null;

        var rows = lines.Skip(header ? 1 : 0);
        if (numberOfRowsToRead >= 0) rows = rows.Take((int)numberOfRowsToRead);
        // The header is one of the lines that types are guessed from, as in the real package.
        var types = dataTypes ?? CsvTypes.Guess([.. rows.Take(guessRows - (header ? 1 : 0))], header ? 2 : 1, guessTypeFunction);

        var frame = new DataFrame(types.Select((type, i) => CsvTypes.CreateColumn(type, CsvTypes.NameOf(columnNames, i))));
        foreach (var row in rows) frame.Append(row, inPlace: true, cultureInfo: cultureInfo);
        if (addIndexColumn) frame.Columns.Insert(0, new Int64DataFrameColumn("IndexColumn", LongRange(frame.Rows.Count)));
        return frame;
    }

    private static IEnumerable<long> LongRange(long count) => Enumerable.Range(0, (int)count).Select(row => (long)row);
}
