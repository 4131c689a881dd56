using FaceLab.Faces;
using TorchSharp;

namespace FaceLab.Tests.Faces;

public sealed class FaceInputTests
{
    [Fact]
    public void Center_takes_the_middle_to_minus_one_and_one()
    {
        using var scope = torch.NewDisposeScope();
        var pixels = torch.zeros([1, 6, 6, 3], dtype: torch.ScalarType.Byte);
        pixels[0, 1, 1, 0] = torch.tensor((byte)255);
        pixels[0, 4, 4, 2] = torch.tensor((byte)51);

        var input = FaceInput.Center(pixels, 4);

        Assert.Equal([1L, 3, 4, 4], input.shape);
        Assert.Equal(torch.ScalarType.Float32, input.dtype);
        Assert.Equal(1, input[0, 0, 0, 0].item<float>(), 6);
        Assert.Equal(-0.6, input[0, 2, 3, 3].item<float>(), 6);
        Assert.Equal(-1, input[0, 1, 2, 2].item<float>());
    }

    [Fact]
    public void Both_give_channels_last_strides()
    {
        using var scope = torch.NewDisposeScope();

        Assert.Equal([192L, 1, 24, 3], FaceInput.Center(
            torch.zeros([2, 10, 10, 3], dtype: torch.ScalarType.Byte), 8).stride());
        var plain = torch.rand([2, 3, 8, 8]);
        var last = FaceInput.ChannelsLast(plain);
        Assert.Equal([192L, 1, 24, 3], last.stride());
        Assert.True(last.equal(plain).all().item<bool>());
    }

    [Fact]
    public void Pixels_stay_as_they_were()
    {
        using var scope = torch.NewDisposeScope();
        var pixels = torch.full([1, 8, 8, 3], 200, dtype: torch.ScalarType.Byte);

        FaceInput.Center(pixels, 8);

        Assert.Equal(200, pixels.max().item<byte>());
    }

    [Fact]
    public void A_crop_larger_than_the_picture_is_refused()
    {
        using var pixels = torch.zeros([1, 8, 8, 3], dtype: torch.ScalarType.Byte);

        Assert.Throws<ArgumentOutOfRangeException>(() => FaceInput.Center(pixels, 9));
    }

    [Fact]
    public void Other_shapes_and_types_are_refused_with_what_was_given()
    {
        using var channelsFirst = torch.zeros([2, 3, 8, 8], dtype: torch.ScalarType.Byte);
        using var floats = torch.zeros([2, 8, 8, 3]);

        Assert.Contains("(2, 3, 8, 8)", Assert.Throws<ArgumentException>(
            () => FaceInput.Center(channelsFirst, 8)).Message);
        Assert.Contains("Float32", Assert.Throws<ArgumentException>(() => FaceInput.Center(floats, 8)).Message);
    }
}
