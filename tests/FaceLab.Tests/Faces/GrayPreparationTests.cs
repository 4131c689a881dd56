using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Faces;

namespace FaceLab.Tests.Faces;

public sealed class GrayPreparationTests
{
    private static readonly FaceRecord Face = new("p", 1, "/none/p.png");

    [Fact]
    public void Each_pixel_is_the_mean_of_its_colours_three_times()
    {
        var preparation = new GrayPreparation(new Colours());
        var (pixels, colours) = (new byte[8 * 8 * 3], new byte[8 * 8 * 3]);
        new Colours().Prepare([], Face, colours);

        preparation.Prepare([], Face, pixels);

        Assert.Equal(8, preparation.Size);
        for (var i = 0; i < 64; i++)
        {
            var mean = (byte)((colours[3 * i] + colours[3 * i + 1] + colours[3 * i + 2]) / 3);
            Assert.Equal([mean, mean, mean], pixels.AsSpan(3 * i, 3).ToArray());
        }
    }

    [Fact]
    public void Only_gray_recipes_have_other_parameters_and_another_config()
    {
        var (colour, gray) = (new PreparationOptions(), new PreparationOptions { Gray = true });

        Assert.Equal(new CenterCrop().Parameters, colour.Make().Parameters);
        Assert.Equal(new CenterCrop().Parameters + "; gray 1", gray.Make().Parameters);
        Assert.Equal(colour, PreparationOptions.FromParameters(colour.Make().Parameters));
        Assert.Equal(gray, PreparationOptions.FromParameters(gray.Make().Parameters));
        Assert.DoesNotContain("gray", RunJson.Line(colour));
        Assert.Equal(gray, RunJson.Parse<PreparationOptions>(RunJson.Line(gray)));
    }

    private sealed class Colours : IFacePreparation
    {
        public int Size => 8;

        public string Parameters => "colours";

        public void Prepare(byte[] file, FaceRecord face, Span<byte> pixels) => new Random(1).NextBytes(pixels);
    }
}
