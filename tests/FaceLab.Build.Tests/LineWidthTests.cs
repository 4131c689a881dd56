namespace FaceLab.Build.Tests;

public sealed class LineWidthTests
{
    private const int Columns = 120;

    [Theory]
    [InlineData("lib")]
    [InlineData("tests")]
    [InlineData("environment")]
    public void No_line_of_code_is_longer_than_120_columns(string folder)
    {
        var separator = Path.DirectorySeparatorChar;
        var tooLong = Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{separator}obj{separator}") && !path.Contains($"{separator}bin{separator}"))
            .SelectMany(path => TooLong(path).Select(line => $"{Path.GetRelativePath(Checkout.Root, path)}({line})"));
        Assert.Empty(tooLong);
    }

    /// <summary>The numbers of the lines; raw strings hold other languages and do not count.</summary>
    private static IEnumerable<int> TooLong(string path)
    {
        var raw = false;
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            var quotes = line.Split("\"\"\"").Length - 1;
            if (!raw && quotes == 0 && line.Length > Columns)
                yield return index + 1;
            raw ^= quotes % 2 == 1;
        }
    }
}
