using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Pbm;
using SixLabors.ImageSharp.Formats.Png;

namespace SixLabors.ImageSharp;

/// <content>Saving in a given format.</content>
public static partial class ImageExtensions
{
    public static void SaveAsBmp(this Image source, string path) => source.SaveAsBmp(path, new BmpEncoder());

    public static void SaveAsBmp(this Image source, string path, BmpEncoder encoder) => source.Save(path, encoder ?? new BmpEncoder());

    public static void SaveAsBmp(this Image source, Stream stream) => source.SaveAsBmp(stream, new BmpEncoder());

    public static void SaveAsBmp(this Image source, Stream stream, BmpEncoder encoder) => source.Save(stream, encoder ?? new BmpEncoder());

    public static void SaveAsJpeg(this Image source, string path) => source.SaveAsJpeg(path, new JpegEncoder());

    public static void SaveAsJpeg(this Image source, string path, JpegEncoder encoder) => source.Save(path, encoder ?? new JpegEncoder());

    public static void SaveAsJpeg(this Image source, Stream stream) => source.SaveAsJpeg(stream, new JpegEncoder());

    public static void SaveAsJpeg(this Image source, Stream stream, JpegEncoder encoder) => source.Save(stream, encoder ?? new JpegEncoder());

    public static void SaveAsPbm(this Image source, string path) => source.SaveAsPbm(path, new PbmEncoder());

    public static void SaveAsPbm(this Image source, string path, PbmEncoder encoder) => source.Save(path, encoder ?? new PbmEncoder());

    public static void SaveAsPbm(this Image source, Stream stream) => source.SaveAsPbm(stream, new PbmEncoder());

    public static void SaveAsPbm(this Image source, Stream stream, PbmEncoder encoder) => source.Save(stream, encoder ?? new PbmEncoder());

    public static void SaveAsPng(this Image source, string path) => source.SaveAsPng(path, new PngEncoder());

    public static void SaveAsPng(this Image source, string path, PngEncoder encoder) => source.Save(path, encoder ?? new PngEncoder());

    public static void SaveAsPng(this Image source, Stream stream) => source.SaveAsPng(stream, new PngEncoder());

    public static void SaveAsPng(this Image source, Stream stream, PngEncoder encoder) => source.Save(stream, encoder ?? new PngEncoder());
}
