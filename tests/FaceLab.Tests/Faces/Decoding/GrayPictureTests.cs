using FaceLab.Faces.Decoding;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Tests.Faces.Decoding;

public sealed class GrayPictureTests
{
    [Fact]
    public void Gray_is_the_mean_of_the_three_colours_rounded_down()
    {
        byte[] rgb = [0, 0, 0, 255, 255, 255, 1, 1, 3, 200, 10, 3, 0, 0, 2, 7, 8, 9];
        using var image = Image.LoadPixelData<Rgb24>(rgb, 3, 2);

        byte[] expected = [0, 255, 1, 71, 0, 8];
        Assert.Equal(expected, GrayPicture.From(image).Pixels.ToArray());
        var picture = GrayPicture.FromRgb(rgb, 3, 2);
        Assert.Equal(expected, picture.Pixels.ToArray());
        Assert.Equal((3, 2), (picture.Width, picture.Height));
    }

    [Fact]
    public void Another_number_of_bytes_is_refused()
    {
        Assert.Contains("6 bytes, not 5", Assert.Throws<ArgumentException>(
            () => new GrayPicture(new byte[5], 3, 2)).Message);
        foreach (var bytes in (int[])[0, 6, 17, 19, 20, 21])
            Assert.Contains($"18 bytes, not {bytes}", Assert.Throws<ArgumentException>(
                () => GrayPicture.FromRgb(new byte[bytes], 3, 2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GrayPicture([], 0, 0));
    }
}
