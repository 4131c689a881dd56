using FaceLab.Display.Explanation;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Display.Tests.Explanation;

public sealed class HeatColoursTests
{
    [Fact]
    public void Steps_are_even_to_the_eye_and_lightness_always_rises()
    {
        var colours = Enumerable.Range(0, 33).Select(i => Oklab(HeatColours.Of(i / 32.0))).ToArray();
        var steps = colours.Skip(1).Zip(colours, (next, last) =>
            Math.Sqrt(next.Zip(last, (one, other) => (one - other) * (one - other)).Sum())).ToArray();

        Assert.All(colours.Skip(1).Zip(colours), pair => Assert.True(pair.First[0] > pair.Second[0]));
        Assert.InRange(steps.Max() / steps.Min(), 1, 1.35);
    }

    [Fact]
    public void Ends_are_dark_violet_and_pale_yellow()
    {
        var (cold, hot) = (HeatColours.Of(0), HeatColours.Of(1));

        Assert.True(cold.B > cold.R && cold.R > cold.G && cold.B < 80, HeatColours.Css(0));
        Assert.True(hot.R > 220 && hot.G > 220 && hot.B < hot.G - 15, HeatColours.Css(1));
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(-3, 0)]
    [InlineData(7, 1)]
    public void Beyond_the_ends_are_the_ends(double value, double end) =>
        Assert.Equal(HeatColours.Of(end), HeatColours.Of(value));

    /// <summary>The way there, by the matrices that OKLab's author gives for it.</summary>
    private static double[] Oklab(Rgb24 colour)
    {
        var (r, g, b) = (Linear(colour.R), Linear(colour.G), Linear(colour.B));
        var l = Math.Cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        var m = Math.Cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        var s = Math.Cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return
        [
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
        ];
    }

    private static double Linear(byte value) =>
        value / 255.0 is var part && part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
}
