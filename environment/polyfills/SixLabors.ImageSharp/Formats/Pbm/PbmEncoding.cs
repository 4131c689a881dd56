namespace SixLabors.ImageSharp.Formats.Pbm;

/// <summary>Whether samples are written as decimal text or as bytes.</summary>
public enum PbmEncoding : byte
{
    Plain = 0,
    Binary = 1,
}
