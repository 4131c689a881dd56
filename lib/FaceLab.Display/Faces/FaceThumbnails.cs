using System.Text.Json;
using FaceLab.Faces;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using TorchSharp;

namespace FaceLab.Display.Faces;

/// <summary>Many small faces for a chart, together in a few pictures: 2,000 take about 2 MB of a page.</summary>
public sealed class FaceThumbnails
{
    /// <summary>The faces of a line, and of a full sheet of 2,160 x 2,160 pixels, which browsers can decode.</summary>
    internal const int Columns = 45, PerSheet = Columns * Columns;

    /// <summary>Side of a face in pixels. JPEG codes blocks of 16 pixels where it halves the chroma: multiples of 16
    /// keep a face out of its neighbour's blocks.</summary>
    internal const int Side = 48;

    /// <summary>Side of a face on the page, in screen pixels: small enough to see the points around.</summary>
    private const int Shown = 112;

    private const int Quality = 80;

    private FaceThumbnails(int count, IReadOnlyList<string> sheets) => (Count, Sheets) = (count, sheets);

    /// <summary>The number of faces.</summary>
    public int Count { get; }

    /// <summary>Data URIs, each with up to <see cref="PerSheet"/> faces, row by row.</summary>
    internal IReadOnlyList<string> Sheets { get; }

    /// <summary>Makes small copies of faces.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="rows">The rows, in the order of the chart's points; all of them if <see langword="null"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="ArgumentException">There is no row.</exception>
    public static FaceThumbnails Of(PreparedFaces faces, IReadOnlyList<int>? rows = null)
    {
        rows ??= [.. Enumerable.Range(0, faces.Faces.Count)];
        if (rows.Count == 0)
            throw new ArgumentException("There is no row to show.", nameof(rows));
        foreach (var row in rows)
            FacePicture.RequireRow(faces, row);
        return new FaceThumbnails(rows.Count, [.. rows.Chunk(PerSheet).Select(chunk => Sheet(faces, chunk))]);
    }

    /// <summary>Writes what hovering over a point shows, for the script; names and captions are not encoded.</summary>
    internal string Hover(IReadOnlyList<string> names, IReadOnlyList<string> captions) => JsonSerializer.Serialize(
        new { side = Side, columns = Columns, perSheet = PerSheet, shown = Shown, sheets = Sheets, names, captions });

    private static string Sheet(PreparedFaces faces, int[] rows)
    {
        var (columns, lines) = (Math.Min(Columns, rows.Length), (rows.Length + Columns - 1) / Columns);
        using var sheet = new Image<Rgb24>(columns * Side, lines * Side);
        foreach (var (i, row) in rows.Index())
        {
            using var scope = torch.NewDisposeScope();
            using var face = Image.LoadPixelData<Rgb24>(faces.Pixels[row].contiguous().bytes, faces.Size, faces.Size);
            if (faces.Size != Side)
                face.Mutate(picture => picture.Resize(Side, Side));
            sheet.Mutate(picture => picture.DrawImage(face, new Point(i % Columns * Side, i / Columns * Side), 1));
        }
        return FacePicture.ToDataUri(sheet, new JpegEncoder { Quality = Quality });
    }
}
