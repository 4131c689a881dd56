using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using static ImageSharp.Tests.Support;

namespace ImageSharp.Tests;

public sealed class OrientationTests
{
    // How a camera held that way stores the picture; the inverse of what the orientation asks for.
    private static readonly Action<IImageProcessingContext>[] Stored =
    [
        context => context.Flip(FlipMode.None),
        context => context.Flip(FlipMode.Horizontal),
        context => context.Rotate(RotateMode.Rotate180),
        context => context.Flip(FlipMode.Vertical),
        context => context.Rotate(RotateMode.Rotate90).Flip(FlipMode.Horizontal),
        context => context.Rotate(RotateMode.Rotate270),
        context => context.Rotate(RotateMode.Rotate270).Flip(FlipMode.Horizontal),
        context => context.Rotate(RotateMode.Rotate90),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Only_auto_orientation_turns_the_picture(int orientation)
    {
        using Image<Rgb24> picture = Picture(), stored = picture.Clone(Stored[orientation - 1]);
        byte[] jpeg = Encode(stream => stored.SaveAsJpeg(
            stream, new JpegEncoder { Quality = 100, ColorType = JpegEncodingColor.YCbCrRatio444 }));
        using Image<Rgb24> loaded = Image.Load<Rgb24>(WithOrientation(jpeg, (byte)orientation));
        Assert.Equal(stored.Size, loaded.Size);
        AssertSame(stored, loaded, 12, 1.5);
        loaded.Mutate(context => context.AutoOrient());
        AssertSame(picture, loaded, 12, 1.5);
        loaded.Mutate(context => context.AutoOrient());
        AssertSame(picture, loaded, 12, 1.5);
    }

    [Fact]
    public void Without_exif_nothing_is_turned()
    {
        using Image<Rgb24> picture = Picture(), same = picture.Clone(context => context.AutoOrient());
        AssertSame(picture, same);
    }

    /// <summary>Puts an APP1 segment with one directory entry behind the start of the image.</summary>
    private static byte[] WithOrientation(byte[] jpeg, byte orientation) =>
    [
        .. jpeg[..2],
        0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "II"u8, 42, 0, 8, 0, 0, 0,
        1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0,
        .. jpeg[2..],
    ];
}
