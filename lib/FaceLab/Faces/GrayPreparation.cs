using FaceLab.Data;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces;

/// <summary>Prepares faces as another preparation does, and makes them gray: three equal channels.</summary>
/// <remarks>
/// For networks of gray pictures, such as Neuberg's personal-photos model (about 2015). Gray is the mean of red, green
/// and blue, rounded down, as in <see cref="GrayPicture"/>.
/// </remarks>
/// <param name="inner">The preparation that crops or aligns.</param>
public sealed class GrayPreparation(IFacePreparation inner) : IFacePreparation
{
    /// <summary>The end of <see cref="Parameters"/>.</summary>
    internal const string Mark = "; gray 1";

    /// <inheritdoc/>
    public int Size => inner.Size;

    /// <inheritdoc/>
    public string Parameters => inner.Parameters + Mark;

    /// <inheritdoc/>
    public void Prepare(byte[] file, FaceRecord face, Span<byte> pixels) => PrepareFound(file, face, pixels);

    /// <inheritdoc/>
    public FaceBox? PrepareFound(byte[] file, FaceRecord face, Span<byte> pixels)
    {
        var box = inner.PrepareFound(file, face, pixels);
        var gray = GrayPicture.FromRgb(pixels, Size, Size).Pixels;
        for (var i = 0; i < gray.Length; i++)
            pixels.Slice(3 * i, 3).Fill(gray[i]);
        return box;
    }
}
