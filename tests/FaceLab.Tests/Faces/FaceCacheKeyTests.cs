using System.Security.Cryptography;
using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Faces;

public sealed class FaceCacheKeyTests
{
    private static readonly FaceRecord Ann = new("Ann", 1, "/a/1.jpg")
    {
        Box = new FaceBox(1, 2, 3, 4),
        Landmarks = new FaceLandmarks(new(1, 1), new(2, 1), new(1.5, 2), new(1, 3), new(2, 3)),
    };

    private static readonly FaceRecord Bob = new("Bob", 2, "/b/2.jpg");

    private readonly string key = KeyOf([Ann, Bob]);

    [Fact]
    public void It_is_the_SHA256_that_old_runs_carry() =>
        Assert.Equal("f1e0bfcb07aac52c3b02ab0f572b391a1eae34d23451f8a3fdce71eb30e29614", key);

    [Fact]
    public void Paths_scores_and_the_name_of_the_set_do_not_matter()
    {
        Assert.Equal(key, KeyOf([Ann with { Path = "/elsewhere/x.png", Rating = 3 }, Bob]));
        Assert.Equal(KeyOf([Ann]), FaceCacheKey.Of(new FaceSet("another", [Ann]), "p", i => Hash(i, 0)));
    }

    [Fact]
    public void Everything_that_decides_the_pixels_and_what_they_show_matters()
    {
        string[] others =
        [
            KeyOf([Bob, Ann]),
            KeyOf([Ann]),
            KeyOf([Ann with { Identity = "Anna" }, Bob]),
            KeyOf([Ann with { Number = 2 }, Bob]),
            KeyOf([Ann with { Box = new FaceBox(1, 2, 3, 4.0000001) }, Bob]),
            KeyOf([Ann with { Box = null }, Bob]),
            KeyOf([Ann with { Landmarks = Ann.Landmarks! with { Nose = new(1.5, 2.5) } }, Bob]),
            KeyOf([Ann with { Landmarks = null }, Bob]),
            KeyOf([Ann, Bob with { Box = new FaceBox(0, 0, 0, 0) }]),
            KeyOf([Ann, Bob], parameters: "other"),
            KeyOf([Ann, Bob], content: 9),
        ];

        Assert.DoesNotContain(key, others);
        Assert.Equal(others.Length, others.Distinct().Count());
    }

    [Fact]
    public void Texts_do_not_run_into_each_other() =>
        Assert.NotEqual(KeyOf([Ann with { Identity = "ab" }, Bob with { Identity = "c" }]),
            KeyOf([Ann with { Identity = "a" }, Bob with { Identity = "bc" }]));

    [Fact]
    public void Each_parameter_of_the_centre_crop_matters_and_so_does_a_culture_not()
    {
        var crop = new FaceLab.Faces.CenterCrop { Share = 0.5, Size = 72 };

        Assert.NotEqual(crop.Parameters, (crop with { Share = 0.50000001 }).Parameters);
        Assert.NotEqual(crop.Parameters, (crop with { Size = 73 }).Parameters);
        Assert.Equal("center-crop 1; share=0.5; size=72; decoder=2", crop.Parameters);
    }

    [Fact]
    public void Rendered_pixels_have_a_key_of_their_content()
    {
        using var first = SmallSets.Patterns(2, 2);
        using var same = SmallSets.Patterns(2, 2);
        using var other = SmallSets.Patterns(2, 2, noise: 41);

        Assert.Equal(first.Key, same.Key);
        Assert.NotEqual(first.Key, other.Key);
        Assert.Equal("pixels as given", first.Parameters);
    }

    private static string KeyOf(FaceRecord[] records, string parameters = "p", byte content = 0) =>
        FaceCacheKey.Of(new FaceSet("set", records), parameters, i => Hash(i, content));

    private static byte[] Hash(int index, byte content) => SHA256.HashData([(byte)index, content]);
}
