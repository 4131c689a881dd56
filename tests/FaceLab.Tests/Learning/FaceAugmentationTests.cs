using FaceLab.Faces;
using FaceLab.Learning;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning;

public sealed class FaceAugmentationTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Tensor pixels;

    public FaceAugmentationTests()
    {
        using var random = new Generator(11, CPU);
        pixels = randint(0, 256, [6, 24, 24, 3], generator: random).to(ScalarType.Byte);
    }

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Shape_type_and_strides_are_those_of_the_network_input()
    {
        var images = Apply(new(), 16);

        Assert.Equal([6L, 3, 16, 16], images.shape);
        Assert.Equal(ScalarType.Float32, images.dtype);
        Assert.Equal([768L, 1, 48, 3], images.stride());
    }

    [Theory]
    [InlineData(16)]
    [InlineData(24)]
    public void None_is_the_centre_crop(int size) => Close(
        FaceInput.Center(pixels, size), Apply(FaceAugmentation.None, size), 1e-4);

    [Fact]
    public void A_sure_flip_is_the_mirror_image() =>
        Close(FaceInput.Center(pixels, 16).flip(3), Apply(FaceAugmentation.None with { FlipProbability = 1 }, 16),
            1e-4);

    [Fact]
    public void Half_of_many_are_flipped()
    {
        var many = pixels.narrow(0, 0, 1).expand(2000, 24, 24, 3).contiguous();

        var flipped = Apply(FaceAugmentation.None with { FlipProbability = 0.5 }, 16, source: many);

        var same = (flipped - FaceInput.Center(many, 16)).abs().amax([1, 2, 3]).lt(0.01).sum().item<long>();
        Assert.InRange(same, 900, 1100);
    }

    [Fact]
    public void The_seed_decides()
    {
        Close(Apply(new(), 16, seed: 3), Apply(new(), 16, seed: 3), 0);
        Assert.True((Apply(new(), 16, seed: 3) - Apply(new(), 16, seed: 4)).abs().max().item<float>() > 0.1);
    }

    [Fact]
    public void The_next_batch_of_one_generator_is_another()
    {
        using var random = new Generator(5, CPU);
        var augmentation = new FaceAugmentation();

        var first = augmentation.Apply(pixels, 16, random);

        Assert.True((first - augmentation.Apply(pixels, 16, random)).abs().max().item<float>() > 0.1);
    }

    [Fact]
    public void A_sure_gray_has_three_equal_channels()
    {
        var gray = Apply(FaceAugmentation.None with { GrayProbability = 1 }, 16);

        Close(FaceInput.Center(pixels, 16).mean([1]), gray.select(1, 0), 1e-4);
        Close(gray.select(1, 0), gray.select(1, 2), 0);
    }

    [Fact]
    public void Light_changes_a_picture_by_one_factor_and_one_offset()
    {
        var plain = FaceInput.Center(pixels, 16);
        var lit = Apply(FaceAugmentation.None with { Light = 0.2 }, 16);

        for (var n = 0; n < 6; n++)
        {
            var factor = lit[n].std() / plain[n].std();
            var offset = lit[n].mean() - factor * plain[n].mean();
            Assert.InRange(factor.item<float>(), 0.8, 1.2);
            Assert.InRange(offset.item<float>(), -0.2, 0.2);
            Close(plain[n] * factor + offset, lit[n], 1e-3);
        }
    }

    [Fact]
    public void Colour_changes_each_channel_by_a_factor_of_its_own()
    {
        var plain = FaceInput.Center(pixels, 16);
        var coloured = Apply(FaceAugmentation.None with { Colour = 0.3 }, 16);

        var factors = coloured.flatten(2).std(2) / plain.flatten(2).std(2);       // (N, 3)
        Close(plain * factors.unsqueeze(2).unsqueeze(3), coloured, 1e-4);
        Assert.InRange(factors.min().item<float>(), 0.7, 0.95);
        Assert.InRange(factors.max().item<float>(), 1.05, 1.3);
        Assert.True((factors.select(1, 0) - factors.select(1, 1)).abs().min().item<float>() > 1e-4);
    }

    [Fact]
    public void Erasing_grays_one_rectangle_of_the_share_of_pictures_that_was_asked_for()
    {
        var white = full([1000, 24, 24, 3], 255, dtype: ScalarType.Byte);

        var gray = Apply(FaceAugmentation.None with { ErasingProbability = 0.3, ErasingShare = 0.25 }, 24,
            source: white).select(1, 0).abs().lt(0.5);

        var covered = gray.to(ScalarType.Float32).sum([1, 2]);
        Assert.InRange(covered.gt(0).sum().item<long>(), 250, 350);
        foreach (var picture in Enumerable.Range(0, 1000).Where(picture => covered[picture].item<float>() > 0).Take(50))
        {
            var rows = gray[picture].any(1).sum().item<long>();
            var columns = gray[picture].any(0).sum().item<long>();
            Assert.Equal(rows * columns, (long)covered[picture].item<float>());
            Assert.InRange(rows * columns, 0.01 * 576, 0.31 * 576);
        }
    }

    [Fact]
    public void Values_stay_near_minus_one_to_one()
    {
        var images = Apply(new(), 16);

        Assert.InRange(images.abs().max().item<float>(), 0, 1.2 + 0.2 + 1e-4);
        Assert.True(isfinite(images).all().item<bool>());
    }

    [Fact]
    public void A_quarter_turn_is_a_quarter_turn()
    {
        // The angle is uniform in +-d: of many pictures under d = 180 degrees some come close to 90.
        var many = pixels.narrow(0, 0, 1).expand(4000, 24, 24, 3).contiguous();
        var turned = Apply(FaceAugmentation.None with { RotationDegrees = 180 }, 24, source: many).select(1, 0).narrow(
            1, 8, 8).narrow(2, 8, 8);
        var plain = FaceInput.Center(pixels.narrow(0, 0, 1), 24).select(1, 0);

        foreach (var quarter in new[] { plain.transpose(1, 2).flip(1), plain.transpose(1, 2).flip(2) })
        {
            var middle = quarter.narrow(1, 8, 8).narrow(2, 8, 8);
            Assert.True((turned - middle).abs().amax([1, 2]).min().item<float>() < 0.1);
        }
    }

    [Fact]
    public void A_face_stays_where_margins_and_shift_say()
    {
        // One white column; shifted by at most 0.25 of half the side, 3 pixels, it is still in the picture and
        // nowhere else.
        var column = zeros([200, 24, 24, 3], dtype: ScalarType.Byte);
        column.narrow(2, 12, 1).fill_(255);

        var shifted = Apply(FaceAugmentation.None with { Shift = 0.25 }, 16, source: column);
        var mass = ((shifted.select(1, 0) + 1) / 2).mean([1]);      // (N, 16)
        var center = (mass * arange(16, dtype: ScalarType.Float32)).sum([1]) / mass.sum([1]);

        Assert.InRange(center.min().item<float>(), 8 - 3.01, 8 - 2.5);
        Assert.InRange(center.max().item<float>(), 8 + 2.5, 8 + 3.01);
    }

    [Fact]
    public void A_size_above_that_of_the_pixels_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Apply(new(), 25));

    [Fact]
    public void Pixels_of_another_shape_are_refused() =>
        Assert.Contains("(6, 3, 24, 24)", Assert.Throws<ArgumentException>(
            () => Apply(new(), 16, source: pixels.permute(0, 3, 1, 2))).Message);

    [Fact]
    public void Settings_out_of_range_are_refused_by_name()
    {
        Refused(new() { FlipProbability = 1.5 }, nameof(FaceAugmentation.FlipProbability));
        Refused(new() { GrayProbability = -0.1 }, nameof(FaceAugmentation.GrayProbability));
        Refused(new() { Colour = 2 }, nameof(FaceAugmentation.Colour));
        Refused(new() { ErasingProbability = 2 }, nameof(FaceAugmentation.ErasingProbability));
        Refused(new() { ErasingShare = 0.5 }, nameof(FaceAugmentation.ErasingShare));
        Refused(new() { Scale = 1 }, nameof(FaceAugmentation.Scale));
        Refused(new() { RotationDegrees = double.NaN }, nameof(FaceAugmentation.RotationDegrees));
        Refused(new() { Shift = -1 }, nameof(FaceAugmentation.Shift));
        Refused(new() { Light = double.PositiveInfinity }, nameof(FaceAugmentation.Light));
    }

    private void Refused(FaceAugmentation augmentation, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => Apply(augmentation, 16)).ParamName);

    private Tensor Apply(FaceAugmentation augmentation, int size, ulong seed = 1, Tensor? source = null)
    {
        using var random = new Generator(seed, CPU);
        return augmentation.Apply(source ?? pixels, size, random);
    }

    private static void Close(Tensor expected, Tensor given, double tolerance) =>
        Assert.InRange((expected - given).abs().max().item<float>(), 0, tolerance);
}
