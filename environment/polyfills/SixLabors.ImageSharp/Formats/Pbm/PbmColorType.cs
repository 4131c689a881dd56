namespace SixLabors.ImageSharp.Formats.Pbm;

/// <summary>The three kinds of Netpbm pixels.</summary>
public enum PbmColorType : byte
{
    BlackAndWhite = 0,
    Grayscale = 1,
    Rgb = 2,
}
