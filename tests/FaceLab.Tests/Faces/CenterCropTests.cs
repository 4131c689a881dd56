using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Tests.Support;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Tests.Faces;

public sealed class CenterCropTests : IDisposable
{
    private static readonly FaceRecord Face = new("p", 1, "p.jpg");
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(4, 0, 1)]
    [InlineData(5, 0, 0)]
    [InlineData(6, 1, 0)]
    [InlineData(7, 1, 1)]
    [InlineData(8, 0, 1)]
    public void A_phones_photo_is_turned_upright(int orientation, int brightColumn, int brightRow)
    {
        // Stored with its bright quarter at the top left. EXIF's table says where the stored first row and column are
        // to be seen.
        var stored = File.ReadAllBytes(TestImages.SaveQuarterJpeg(folder["a.jpg"], 64));
        var pixels = Prepare(WithOrientation(stored, orientation), new CenterCrop { Share = 1, Size = 32 });

        for (var (row, i) = (0, 0); row < 2; row++)
        {
            for (var column = 0; column < 2; column++, i++)
                Assert.Equal((column, row) == (brightColumn, brightRow),
                    pixels[((8 + 16 * row) * 32 + 8 + 16 * column) * 3] > 128);
        }
    }

    [Theory]
    [InlineData(101, 0.5)]
    [InlineData(100, 0.51)]
    [InlineData(64, 0.33)]
    public void The_square_stands_in_the_centre_to_the_pixel(int side, double share)
    {
        // Symmetric about the centre, so its crop is too.
        using (var image = new Image<Rgb24>(side, side))
        {
            for (var i = 0; i < side * side; i++)
                image[i % side, i / side] = new Rgb24((byte)Math.Abs(2 * (i % side) + 1 - side),
                    (byte)Math.Abs(2 * (i / side) + 1 - side), 9);
            image.SaveAsPng(folder["a.png"]);
        }

        var pixels = Prepare(File.ReadAllBytes(folder["a.png"]), new CenterCrop { Share = share, Size = 16 });

        for (var i = 0; i < 16 * 16; i++)
        {
            Assert.InRange(pixels[3 * i] - pixels[3 * (i / 16 * 16 + 15 - i % 16)], -1, 1);
            Assert.InRange(pixels[3 * i + 1] - pixels[3 * ((15 - i / 16) * 16 + i % 16) + 1], -1, 1);
        }
    }

    [Fact]
    public void A_picture_of_one_pixel_is_enlarged()
    {
        var pixels = Prepare(File.ReadAllBytes(TestImages.SavePng(folder["a.png"], 1, 1)),
            new CenterCrop { Share = 0.3, Size = 8 });

        Assert.Equal([.. Enumerable.Range(0, 192).Select(i => TestImages.Value(0, 0, i % 3))], pixels);
    }

    [Fact]
    public void Corrupt_bytes_are_told_in_one_line()
    {
        var error = Assert.Throws<InvalidDataException>(() => Prepare("no picture"u8.ToArray(), new CenterCrop()));

        Assert.Contains("no image", error.Message);
    }

    private static byte[] Prepare(byte[] file, CenterCrop crop)
    {
        var pixels = new byte[crop.Size * crop.Size * 3];
        crop.Prepare(file, Face, pixels);
        return pixels;
    }

    /// <summary>Puts an EXIF block with nothing but the orientation after the JPEG's first marker.</summary>
    private static byte[] WithOrientation(byte[] jpeg, int orientation)
    {
        byte[] exif =
        [
            .. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8, // header, directory at 8
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, // one entry: orientation, a short
            0, 0, 0, 0,
        ];
        return [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }
}
