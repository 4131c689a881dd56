using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using static ImageSharp.Tests.Support;

namespace ImageSharp.Tests;

public sealed class PixelTests
{
    [Fact]
    public void Raw_bytes_make_the_round_trip()
    {
        byte[] bytes = [.. Enumerable.Range(0, 4 * 3 * 3).Select(i => (byte)(i * 7))], copy = new byte[bytes.Length];
        using Image<Rgb24> image = Image.LoadPixelData<Rgb24>(bytes, 4, 3);
        image.CopyPixelDataTo(copy);
        Assert.Equal(bytes, copy);
        Assert.Equal(new Rgb24(bytes[15], bytes[16], bytes[17]), image[1, 1]);
    }

    [Fact]
    public void Too_little_room_is_refused()
    {
        using Image<Rgb24> image = new(4, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => Image.LoadPixelData<Rgb24>(new byte[35], 4, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => image.CopyPixelDataTo(new byte[35]));
        Assert.Throws<ArgumentOutOfRangeException>(() => image.CopyPixelDataTo(new Rgb24[11]));
    }

    [Fact]
    public void Positions_outside_are_refused()
    {
        using Image<L8> image = new(4, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => image[4, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => image[0, -1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => image.ProcessPixelRows(rows => rows.GetRowSpan(3)));
    }

    [Fact]
    public void New_images_are_black_or_of_the_colour_given()
    {
        using Image<Rgba32> black = new(3, 2), red = new(3, 2, Color.Red);
        Assert.Equal(default, black[2, 1]);
        Assert.Equal(new Rgba32(255, 0, 0, 255), red[2, 1]);
    }

    [Fact]
    public void Rows_can_be_read_and_written()
    {
        using Image<Rgb24> image = Synthetic<Rgb24>(9, 7);
        Rgb24 corner = image[8, 6];
        image.ProcessPixelRows(rows =>
        {
            Assert.Equal((9, 7), (rows.Width, rows.Height));
            rows.GetRowSpan(2).Fill(new Rgb24(1, 2, 3));
        });
        Assert.Equal(new Rgb24(1, 2, 3), image[4, 2]);
        Assert.Equal(corner, image[8, 6]);
    }

    [Fact]
    public void Small_images_are_one_piece_of_memory()
    {
        using Image<L8> image = Synthetic<L8>(9, 7);
        Assert.True(image.DangerousTryGetSinglePixelMemory(out Memory<L8> memory));
        Assert.Equal(63, memory.Length);
        Assert.Equal(image[3, 4], memory.Span[(4 * 9) + 3]);
    }

    [Fact]
    public void Formats_convert_into_each_other()
    {
        using Image<Rgba32> image = Synthetic<Rgba32>(9, 7);
        using Image<Bgr24> bgr = image.CloneAs<Bgr24>();
        using Image<L8> grey = image.CloneAs<L8>();
        Rgba32 pixel = image[5, 5];
        Assert.Equal(new Bgr24(pixel.R, pixel.G, pixel.B), bgr[5, 5]);
        Assert.Equal((.2126 * pixel.R) + (.7152 * pixel.G) + (.0722 * pixel.B), grey[5, 5].PackedValue, 0.6);
    }

    [Fact]
    public void Clones_are_independent()
    {
        using Image<L8> image = new(2, 2), clone = image.Clone();
        clone[0, 0] = new L8(9);
        Assert.Equal(0, image[0, 0].PackedValue);
    }

    [Fact]
    public void A_disposed_image_refuses_everything_but_its_size()
    {
        Image<Rgb24> image = new(4, 3);
        image.Dispose();
        image.Dispose();
        Assert.Equal(4, image.Width);
        Assert.Throws<ObjectDisposedException>(() => image[0, 0]);
        Assert.Throws<ObjectDisposedException>(() => image.Clone());
        Assert.Throws<ObjectDisposedException>(() => image.Mutate(context => context.Resize(2, 2)));
        Assert.Throws<ObjectDisposedException>(() => image.SaveAsPng(new MemoryStream()));
        Assert.Throws<ObjectDisposedException>(() => image.CopyPixelDataTo(new byte[100]));
        Assert.Throws<ObjectDisposedException>(() => image.DangerousTryGetSinglePixelMemory(out _));
        Assert.Throws<ObjectDisposedException>(() => image.ProcessPixelRows(_ => { }));
    }

    [Fact]
    public void Colours_parse_and_print()
    {
        Assert.Equal(Color.FromRgb(255, 0, 0), Color.Red);
        Assert.Equal(Color.SteelBlue, Color.ParseHex("4682b4"));
        Assert.Equal("4682B4FF", Color.SteelBlue.ToHex());
        Assert.Equal(new Rgb24(70, 130, 180), Color.SteelBlue.ToPixel<Rgb24>());
    }
}
