using System.Globalization;
using FaceLab.Data;
using FaceLab.Faces.Decoding;
using SixLabors.ImageSharp;

namespace FaceLab.Faces;

/// <summary>Keeps the centred square of a picture, for sets with faces in the middle, such as LFW.</summary>
/// <remarks>
/// The square is resized with a triangle filter whose width grows with the reduction. The margins on both sides are
/// equal whole pixels, so the square has the picture's centre.
/// </remarks>
public sealed record CenterCrop : IFacePreparation
{
    /// <summary>The side of the centred square that is kept, as a share of the picture's shorter side, in (0, 1]. The
    /// default cuts LFW's 250-pixel frame to the 128 pixels around the face.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not such a share.</exception>
    public double Share
    {
        get;
        init => field = value > 0 && value <= 1 ? value : throw new ArgumentOutOfRangeException(
            nameof(Share), value, "Share is a share of the shorter side: give a value in (0, 1].");
    } = 0.512;

    /// <summary>The side of the result in pixels, 8 to 1024. It is a little more than the network's input, 72 for 64,
    /// so that augmentation that shifts a face brings in real pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public int Size
    {
        get;
        init => field = value is >= 8 and <= 1024 ? value : throw new ArgumentOutOfRangeException(
            nameof(Size), value, "Size is the side in pixels: give 8 to 1024.");
    } = 72;

    /// <inheritdoc/>
    public string Parameters => string.Create(
        CultureInfo.InvariantCulture, $"center-crop 1; share={Share:R}; size={Size}; {FaceDecoder.Parameters}");

    /// <inheritdoc/>
    public void Prepare(byte[] file, FaceRecord face, Span<byte> pixels)
    {
        // Rows below the square are not decoded.
        using var picture = FaceDecoder.Load(file, size => Square(size).Bottom);
        TriangleResize.Apply(picture, Square(picture.Size), Size, pixels);
    }

    private Rectangle Square(Size picture)
    {
        var shorter = Math.Min(picture.Width, picture.Height);
        var side = Math.Max(1, shorter - 2 * (int)Math.Round((1 - Share) * shorter / 2));
        return new((picture.Width - side) / 2, (picture.Height - side) / 2, side, side);
    }
}
