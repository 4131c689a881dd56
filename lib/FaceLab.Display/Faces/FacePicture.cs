using FaceLab.Faces;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using TorchSharp;

namespace FaceLab.Display.Faces;

internal static class FacePicture
{
    /// <summary>Writes (size, size, 3) bytes, RGB, as the data URI of an img element.</summary>
    public static string ToDataUri(ReadOnlySpan<byte> pixels, int size)
    {
        using var image = Image.LoadPixelData<Rgb24>(pixels, size, size);
        return ToDataUri(image, new JpegEncoder());
    }

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

    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public static void RequireRow(PreparedFaces faces, int row)
    {
        if (row < 0 || row >= faces.Faces.Count)
            throw new ArgumentOutOfRangeException(nameof(row), row,
                $"'{faces.Faces.Name}' has rows 0 to {faces.Faces.Count - 1}: pictures that could not be read have " +
                    $"none.");
    }
}
