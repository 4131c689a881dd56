using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Display.Faces;

/// <summary>Pixels as a picture inside the page.</summary>
internal static class FacePicture
{
    /// <summary>A data URI, for an img element.</summary>
    /// <param name="pixels">(size, size, 3) bytes, RGB.</param>
    /// <param name="size">Side in pixels.</param>
    public static string ToDataUri(ReadOnlySpan<byte> pixels, int size)
    {
        using var image = Image.LoadPixelData<Rgb24>(pixels, size, size);
        using var stream = new MemoryStream();
        image.SaveAsJpeg(stream);
        return "data:image/jpeg;base64," + Convert.ToBase64String(stream.ToArray());
    }
}
