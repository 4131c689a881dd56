using FaceLab.Faces.Detection;

namespace FaceLab.Tests.Faces.Detection;

/// <summary>A cascade from its definition: every rectangle and deviation by a loop over pixels.</summary>
internal static class NaiveCascade
{
    /// <summary>Sums of the stages reached, and none where the window is too flat.</summary>
    public static List<double> StageSums(CascadeFile cascade, Func<int, int, byte> pixel)
    {
        var sums = new List<double>();
        if (Deviation(cascade, pixel) <= 10)
            return sums;
        foreach (var stage in cascade.Stages)
        {
            sums.Add(stage.Trees.Sum(tree => (double)Vote(cascade, tree, pixel)));
            if (sums[^1] < stage.Threshold - BoostedStage.Slack)
                break;
        }
        return sums;
    }

    private static float Vote(CascadeFile cascade, BoostedTree tree, Func<int, int, byte> pixel)
    {
        for (var at = 0; ;)
        {
            var node = tree.Nodes[at];
            var value = node.Feature.Sum(r => r.Weight * Sum(r, pixel));
            var yes = value / ((cascade.Width - 2) * (cascade.Height - 2) * Deviation(cascade, pixel)) < node.Threshold;
            at = yes ? node.Left : node.Right;
            if (at <= 0)
                return tree.Leaves[-at];
        }
    }

    private static double Deviation(CascadeFile cascade, Func<int, int, byte> pixel)
    {
        var values = new List<double>();
        for (var y = 1; y < cascade.Height - 1; y++)
        {
            for (var x = 1; x < cascade.Width - 1; x++)
                values.Add(pixel(x, y));
        }
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    private static int Sum(CascadeRectangle at, Func<int, int, byte> pixel)
    {
        var sum = 0;
        for (var i = 0; i < at.Width * at.Height; i++)
            sum += pixel(at.X + i % at.Width, at.Y + i / at.Width);
        return sum;
    }
}
