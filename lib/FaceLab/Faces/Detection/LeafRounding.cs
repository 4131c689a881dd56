namespace FaceLab.Faces.Detection;

/// <summary>A tree's corrections as whole multiples, -127 to 127, of one step: a byte each in a file.</summary>
internal static class LeafRounding
{
    private const int Most = 127;

    /// <summary>The step of a tree: its largest correction is 127 steps.</summary>
    public static float StepOf(IEnumerable<float> corrections) => corrections.Max(Math.Abs) / Most;

    /// <summary>Rounds the leaves of one tree in place.</summary>
    public static void Round(float[][] leaves)
    {
        var step = StepOf(leaves.SelectMany(leaf => leaf));
        foreach (var leaf in leaves)
        {
            for (var k = 0; k < leaf.Length; k++)
                leaf[k] = ToSteps(leaf[k], step) * step;
        }
    }

    public static sbyte ToSteps(float correction, float step) => step > 0 ? (sbyte)Math.Clamp(MathF.Round(correction / step), -Most, Most) : (sbyte)0;
}
