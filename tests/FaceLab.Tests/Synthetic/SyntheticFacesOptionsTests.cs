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
        { "LightVariation", new() { LightVariation = -0.1 } },
        { "ExpressionVariation", new() { ExpressionVariation = double.PositiveInfinity } },
        { "StyleVariation", new() { StyleVariation = 2.1 } },
        { "CameraVariation", new() { CameraVariation = double.NaN } },
        { "OcclusionProbability", new() { OcclusionProbability = 1.01 } },
        { "Threads", new() { Threads = -1 } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void An_option_out_of_range_is_named(string name, SyntheticFacesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new SyntheticFaces(options));

        Assert.Equal(name, error.ParamName);
        Assert.Contains("give a number from", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ends_of_the_ranges_can_be_drawn()
    {
        var hardest = new SyntheticFaces(new()
        {
            Size = 16, Seed = long.MinValue, PoseDegrees = 60, LightVariation = 2, ExpressionVariation = 2,
            StyleVariation = 2, CameraVariation = 2, OcclusionProbability = 1,
        });
        var easiest = new SyntheticFaces(new()
        {
            Size = 16, Seed = long.MaxValue, PoseDegrees = 0, LightVariation = 0, ExpressionVariation = 0,
            StyleVariation = 0, CameraVariation = 0, OcclusionProbability = 0,
        });

        for (var identity = 0; identity < 40; identity++)
        {
            hardest.Render(identity, identity);
            var truth = easiest.Render(identity, identity).Truth;
            Assert.Equal(new FacePose(), truth.Conditions.Pose);
            Assert.Equal(FaceOcclusion.None, truth.Conditions.Occlusion);
        }
    }

    [Fact]
    public void Conditions_out_of_range_are_named()
    {
        var faces = new SyntheticFaces();
        var plain = faces.Conditions(0, 0);

        Throws("YawDegrees", plain with { Pose = new(YawDegrees: 61) });
        Throws("Ambient", plain with { Light = new(Ambient: double.NaN) });
        Throws("Smile", plain with { Expression = new(Smile: 2) });
        Throws("Scale", plain with { Camera = new(Scale: 0) });
        Throws("Occlusion", plain with { Occlusion = (FaceOcclusion)17 });
        Throws("StyleVariation", plain with { StyleVariation = -1 });
        Throws("Image", plain with { Image = -1 });
        Assert.Throws<ArgumentNullException>(() => faces.Render(0, null!));
        Assert.Throws<ArgumentNullException>(() => faces.Render(0, plain with { Pose = null! }));

        void Throws(string name, FaceConditions conditions) =>
            Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => faces.Render(0, conditions)).ParamName);
    }
}
