using FaceLab.Faces;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using TorchSharp;

namespace FaceLab.Display.Faces;

/// <summary>Many small faces for a chart, together in a few pictures: 2,000 of 48 x 48 pixels take about 2 MB of a page.</summary>
public sealed class FaceThumbnails
{
    /// <summary>Faces beside each other in a sheet, and of a full sheet: 2,160 pixels square at 48 a face, which every browser decodes.</summary>
    internal const int Columns = 45, PerSheet = Columns * Columns;

    private const int Quality = 80;

    /// <summary>JPEG codes blocks of 16 pixels where it halves the chroma: such sides keep a face out of its neighbour's blocks.</summary>
    private const int Block = 16;

    private FaceThumbnails(int count, int side, IReadOnlyList<string> sheets) => (Count, Side, Sheets) = (count, side, sheets);

    /// <summary>Number of faces.</summary>
    public int Count { get; }

    /// <summary>Side of a face in pixels.</summary>
    public int Side { get; }

    /// <summary>Data URIs, each with up to <see cref="PerSheet"/> faces, row by row.</summary>
    internal IReadOnlyList<string> Sheets { get; }

    /// <summary>Small copies of faces.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="rows">Which rows, in the order of the chart's points; all of them if <see langword="null"/>.</param>
    /// <param name="side">Side in pixels: 16, 32, 48 ... 128.</param>
    /// <exception cref="ArgumentOutOfRangeException">A row is not there, or the side is another.</exception>
    /// <exception cref="ArgumentException">There is no row.</exception>
    public static FaceThumbnails Of(PreparedFaces faces, IReadOnlyList<int>? rows = null, int side = 48)
    {
        ArgumentNullException.ThrowIfNull(faces);
        if (side < Block || side > 8 * Block || side % Block != 0)
            throw new ArgumentOutOfRangeException(nameof(side), side, $"Give a multiple of {Block} from {Block} to {8 * Block}: the picture's blocks have that size.");
        rows ??= [.. Enumerable.Range(0, faces.Faces.Count)];
        if (rows.Count == 0)
            throw new ArgumentException("There is no row to show.", nameof(rows));
        foreach (var row in rows)
            FacePicture.RequireRow(faces, row);
        return new FaceThumbnails(rows.Count, side, [.. rows.Chunk(PerSheet).Select(chunk => Sheet(faces, chunk, side))]);
    }

    private static string Sheet(PreparedFaces faces, int[] rows, int side)
    {
        var (columns, lines) = (Math.Min(Columns, rows.Length), (rows.Length + Columns - 1) / Columns);
        var pixels = new Rgb24[columns * side * lines * side];
        for (var i = 0; i < rows.Length; i++)
            Put(faces, rows[i], side, pixels, columns * side, i / Columns * side * columns * side + i % Columns * side);
        using var sheet = Image.LoadPixelData<Rgb24>(pixels, columns * side, lines * side);
        return FacePicture.ToDataUri(sheet, new JpegEncoder { Quality = Quality });
    }

    /// <summary>Copies a small face to where it begins in the sheet.</summary>
    private static void Put(PreparedFaces faces, int row, int side, Rgb24[] sheet, int stride, int at)
    {
        using var scope = torch.NewDisposeScope();
        using var face = Image.LoadPixelData<Rgb24>(faces.Pixels[row].contiguous().bytes, faces.Size, faces.Size);
        if (faces.Size != side)
            face.Mutate(picture => picture.Resize(side, side));
        var small = new Rgb24[side * side];
        face.CopyPixelDataTo(small);
        for (var y = 0; y < side; y++)
            small.AsSpan(y * side, side).CopyTo(sheet.AsSpan(at + y * stride));
    }
}
