using System.Net;
using FaceLab.Faces;
using FaceLab.Learning.Sampling;
using static TorchSharp.torch;

namespace FaceLab.Display.Faces;

/// <summary>A batch: its faces, those of one person beside each other, with their names.</summary>
public sealed class BatchView
{
    private readonly string html;

    private BatchView(string text, IReadOnlyList<FaceTile> tiles) =>
        html = $"<div style=\"{FaceTile.Font}\">{WebUtility.HtmlEncode(text)}</div>{FaceTile.Flow(tiles, gap: 6)}";

    /// <summary>What a sampler drew.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="batch">Rows of <paramref name="faces"/>, and a label for each.</param>
    /// <param name="most">At most so many faces are shown; the rest is counted.</param>
    /// <exception cref="ArgumentOutOfRangeException">A row is not there, or nothing is to be shown.</exception>
    /// <exception cref="ArgumentException">There is no row, or the counts differ.</exception>
    public static BatchView Of(PreparedFaces faces, LabeledRows batch, int most = 48)
    {
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        if (batch.Rows.Length == 0 || batch.Rows.Length != batch.Labels.Length)
            throw new ArgumentException("A batch has a label for each of at least one row, " +
                $"not {batch.Rows.Length} rows and {batch.Labels.Length} labels.", nameof(batch));
        var people = batch.Rows.Zip(batch.Labels).GroupBy(face => face.Second, face => checked((int)face.First)).ToList();
        var shown = people.SelectMany(person => person).Take(most).Select(row => FaceTile.Of(faces, row) with { Side = 64 }).ToList();
        return new BatchView(Heading(batch.Rows.Length, shown.Count) + $"; {people.Count:N0} {(people.Count == 1 ? "label" : "labels")}", shown);
    }

    /// <summary>What a network is given, augmentation included.</summary>
    /// <param name="images">(N, 3, S, S), floating point in [-1, 1], as <see cref="FaceInput"/> makes them; or (N, S, S, 3), uint8.</param>
    /// <param name="names">N names to write beneath; numbers if <see langword="null"/>.</param>
    /// <param name="most">At most so many faces are shown; the rest is counted.</param>
    /// <exception cref="ArgumentException">The tensor has another shape or type, or the names do not fit.</exception>
    public static BatchView Of(Tensor images, IReadOnlyList<string>? names = null, int most = 48)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var pixels = Pixels(images);
        var (count, size) = ((int)pixels.shape[0], (int)pixels.shape[1]);
        if (names is not null && names.Count != count)
            throw new ArgumentException($"{names.Count} names do not fit {count} faces: give one for each.", nameof(names));
        var shown = Enumerable.Range(0, Math.Min(most, count)).Select(i => Tile(pixels[i].cpu().contiguous().bytes, size, names?[i] ?? $"{i}")).ToList();
        return new BatchView(Heading(count, shown.Count) + $", {size} x {size} pixels", shown);
    }

    /// <summary>The HTML fragment.</summary>
    public string ToHtml() => html;

    private static FaceTile Tile(ReadOnlySpan<byte> pixels, int size, string name) =>
        new(FacePicture.ToDataUri(pixels, size), $"face {name.Replace('_', ' ')}") { Side = 64, Beneath = [name.Replace('_', ' ')] };

    private static string Heading(int count, int shown) => shown == count ? $"{count:N0} faces" : $"{shown:N0} of {count:N0} faces";

    /// <summary>(N, S, S, 3), uint8.</summary>
    private static Tensor Pixels(Tensor images)
    {
        var shape = images.shape;
        if (shape.Length == 4 && shape[0] > 0 && shape[1] == shape[2] && shape[3] == 3 && images.dtype == ScalarType.Byte)
            return images;
        if (shape.Length == 4 && shape[0] > 0 && shape[1] == 3 && shape[2] == shape[3] && images.is_floating_point())
            return images.detach().to(ScalarType.Float32).add(1).mul(127.5).round().clamp(0, 255).to(ScalarType.Byte).permute(0, 2, 3, 1).contiguous();
        throw new ArgumentException("A batch of faces is (N, 3, S, S), floating point in [-1, 1], or (N, S, S, 3), Byte; " +
            $"this is ({string.Join(", ", shape)}), {images.dtype}.", nameof(images));
    }
}
