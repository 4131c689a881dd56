using System.Globalization;
using System.Text;

namespace FaceLab.Data.Sets;

/// <summary>A line of a data file, with its file and line number.</summary>
internal sealed record DataLine(string File, int Number, string Text)
{
    private static readonly char[] Separators = [' ', '\t', ','];

    /// <summary>The fields between blanks, tabs and commas.</summary>
    public string[] Fields => Text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads a finite number.</summary>
    public double Real(string field, string what) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            ? value : throw Malformed($"{what}, a finite number like 0.5,", field);

    /// <summary>Reads a whole number, 0 or more.</summary>
    public int Whole(string field, string what) =>
        int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
            : throw Malformed($"{what}, a whole number,", field);

    public FaceDataException Malformed(string expected, string? given = null) =>
        new($"{Path.GetFileName(File)}, line {Number:N0}: expected {expected} got '{Shortened(given ?? Text)}'. " +
            $"Correct '{File}' or fetch it again.");

    public static string Shortened(string text) => text.Length > 80 ? text[..80] + "..." : text;
}

/// <summary>Reads a text file line by line. No line takes more than 64 K characters of memory, even in a hostile
/// file.</summary>
internal static class DataLines
{
    public const int MaximumLength = 1 << 16;

    /// <summary>The encoding; it throws for bytes that are not UTF-8.</summary>
    public static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the lines that are not blank.</summary>
    public static IEnumerable<DataLine> Read(string path)
    {
        using var reader = new StreamReader(path, Utf8);
        for (var number = 1; ReadLine(reader, path, number) is { } text; number++)
        {
            if (!string.IsNullOrWhiteSpace(text))
                yield return new DataLine(path, number, text);
        }
    }

    private static string? ReadLine(StreamReader reader, string path, int number)
    {
        try
        {
            var text = new StringBuilder();
            int character;
            while ((character = reader.Read()) is not (-1 or '\n'))
            {
                if (text.Append((char)character).Length > MaximumLength)
                    throw new FaceDataException($"{Path.GetFileName(path)}, line {number:N0} is longer than " +
                        $"{MaximumLength:N0} characters: '{path}' is no list of this kind. Fetch it again.");
            }
            return character < 0 && text.Length == 0 ? null : text.ToString().TrimEnd('\r');
        }
        catch (DecoderFallbackException error)
        {
            throw new FaceDataException(
                $"{Path.GetFileName(path)}, near line {number:N0}: not UTF-8 text ({error.Message}). Fetch '{path}' " +
                "again or convert it.",
                error);
        }
    }
}
