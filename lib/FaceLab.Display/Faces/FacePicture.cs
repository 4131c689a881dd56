using FaceLab.Faces;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using TorchSharp;

namespace FaceLab.Display.Faces;

/// <summary>Pixels as a picture inside the page.</summary>
internal static class FacePicture
{
    /// <summary>Larger pictures are shown smaller, or a notebook of photographs could no longer be saved.</summary>
    private const int LargestSide = 640;

    /// <summary>Up to this size a picture keeps every pixel as it is.</summary>
    private const int LargestExact = 128;

    /// <summary>Writes (size, size, 3) bytes, RGB, as the data URI of an img element.</summary>
    public static string ToDataUri(ReadOnlySpan<byte> pixels, int size)
    {
        using var image = Image.LoadPixelData<Rgb24>(pixels, size, size);
        return ToDataUri(image, new JpegEncoder());
    }

    /// <summary>Writes a row of prepared faces as a data URI.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public static string ToDataUri(PreparedFaces faces, int row)
    {
        RequireRow(faces, row);
        using var scope = torch.NewDisposeScope();
        return ToDataUri(faces.Pixels[row].contiguous().bytes, faces.Size);
    }

    /// <summary>Writes a JPEG or a PNG as a data URI.</summary>
    public static string ToDataUri(Image image, IImageEncoder encoder)
    {
        using var stream = new MemoryStream();
        image.Save(stream, encoder);
        var kind = encoder is PngEncoder ? "png" : "jpeg";
        return $"data:image/{kind};base64,{Convert.ToBase64String(stream.ToArray())}";
    }

    /// <summary>Writes a picture of any size as an element: small ones exact, large ones scaled down.</summary>
    public static string ToHtml(Image image)
    {
        var exact = image.Width <= LargestExact && image.Height <= LargestExact;
        var share = Math.Min(1, (double)LargestSide / Math.Max(image.Width, image.Height));
        var size = new Size(Math.Max(1, (int)(image.Width * share)), Math.Max(1, (int)(image.Height * share)));
        using var small = image.Clone(picture => picture.Resize(size));
        var source = exact ? ToDataUri(image, new PngEncoder()) : ToDataUri(small, new JpegEncoder());
        return $"<img alt=\"picture of {image.Width} x {image.Height} pixels\" title=\"{image.Width} x " +
            $"{image.Height}\" " +
            $"width=\"{size.Width}\" height=\"{size.Height}\" style=\"display:block;margin:4px " +
                $"0;border-radius:4px\" src=\"{source}\">";
    }

    /// <summary>Fails unless the faces have this row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As said.</exception>
    public static void RequireRow(PreparedFaces faces, int row)
    {
        if (row < 0 || row >= faces.Faces.Count)
            throw new ArgumentOutOfRangeException(nameof(row), row,
                $"'{faces.Faces.Name}' has rows 0 to {faces.Faces.Count - 1}: pictures that could not be read have " +
                    $"none.");
    }
}
