namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>How a JPEG was encoded; null where its header does not tell.</summary>
internal sealed record JpegParameters(int? LumaQuality, int? ChromaQuality, JpegEncodingColor? Color);
