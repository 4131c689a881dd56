using FaceLab.Synthetic;

namespace FaceLab.Tests.Synthetic;

public class SyntheticFacesOptionsTests
{
    public static TheoryData<string, SyntheticFacesOptions> OutOfRange => new()
    {
        { "Identities", new() { Identities = 0 } },
        { "Identities", new() { Identities = -5 } },
        { "ImagesPerIdentity", new() { ImagesPerIdentity = 0 } },
        { "Size", new() { Size = 15 } },
        { "Size", new() { Size = int.MaxValue } },
        { "PoseDegrees", new() { PoseDegrees = 61 } },
        { "PoseDegrees", new() { PoseDegrees = double.NaN } },
        { "OcclusionProbability", new() { OcclusionProbability = 1.01 } },
        { "OcclusionProbability", new() { OcclusionProbability = double.PositiveInfinity } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void An_option_out_of_range_is_named(string name, SyntheticFacesOptions options)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new SyntheticFaces(options));

        Assert.Equal(name, error.ParamName);
        Assert.Contains("give a number from", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ends_of_the_ranges_can_be_drawn()
    {
        var hardest = Faces(long.MinValue, 60, 1);
        var easiest = Faces(long.MaxValue, 0, 0);

        for (var identity = 0; identity < 40; identity++)
        {
            hardest.Render(identity, identity);
            easiest.Render(identity, identity);
            Assert.NotEqual(FaceOcclusion.None, hardest.Conditions(identity, identity).Occlusion);
            Assert.Equal(FaceOcclusion.None, easiest.Conditions(identity, identity).Occlusion);
            Assert.Equal(new FacePose(), easiest.Conditions(identity, identity).Pose);
        }

        static SyntheticFaces Faces(long seed, double poseDegrees, double occluded) =>
            new(new() { Size = 16, Seed = seed, PoseDegrees = poseDegrees, OcclusionProbability = occluded });
    }
}
