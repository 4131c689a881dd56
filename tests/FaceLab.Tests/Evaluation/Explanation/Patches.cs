using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation.Explanation;

/// <summary>Images of black (-1) with coloured squares.</summary>
internal static class Patches
{
    public static Tensor Of(int size, params (int Channel, int Top, int Left, int Side, float Value)[] patches)
    {
        var values = Enumerable.Repeat(-1f, 3 * size * size).ToArray();
        foreach (var (channel, top, left, side, value) in patches)
        {
            for (var i = 0; i < side * side; i++)
                values[(channel * size + top + i / side) * size + left + i % side] = value;
        }
        return tensor(values, [1, 3, size, size]);
    }

    /// <summary>Mean over the positions of the positive values of each channel of one image.</summary>
    public static double[] Means(Tensor image)
    {
        var values = image.contiguous().data<float>().ToArray();
        var places = values.Length / 3;
        return [.. Enumerable.Range(0, 3).Select(channel => values.Skip(channel * places).Take(places)
            .Average(value => Math.Max(0.0, value)))];
    }

    public static double Cosine(double[] first, double[] second) =>
        Dot(first, second) / Math.Sqrt(Dot(first, first) * Dot(second, second));

    public static double Dot(double[] first, double[] second) => first.Zip(second, (one, other) => one * other).Sum();
}
