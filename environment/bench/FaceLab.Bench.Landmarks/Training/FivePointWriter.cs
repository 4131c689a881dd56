using FaceLab.Faces.Detection;

namespace FaceLab.Bench.Landmarks;

/// <summary>Writes the file that <see cref="FivePointFile"/> reads: each tree's corrections are whole multiples, -127
/// to 127, of one step.</summary>
internal static class FivePointWriter
{
    private const int Most = 127;

    public static void Write(Stream stream, RegressionCascade cascade)
    {
        using var writer = new BinaryWriter(stream);
        var trees = cascade.Stages[0].Splits.Length / cascade.SplitsEach;
        writer.Write(FivePointFile.Magic);
        writer.Write((byte)FivePointFile.Version);
        writer.Write((byte)cascade.Stages.Length);
        writer.Write((ushort)trees);
        writer.Write((byte)cascade.Depth);
        writer.Write((byte)(cascade.Stages[0].Anchors.Length - 1));
        Write(writer, cascade.MeanShape);
        foreach (var stage in cascade.Stages)
            Write(writer, stage, trees);
    }

    /// <summary>Rounds the leaves of one tree in place, as the file keeps them.</summary>
    public static void Round(float[][] leaves)
    {
        var step = StepOf(leaves.SelectMany(leaf => leaf));
        foreach (var leaf in leaves)
        {
            for (var k = 0; k < leaf.Length; k++)
                leaf[k] = ToSteps(leaf[k], step) * step;
        }
    }

    private static void Write(BinaryWriter writer, RegressionStage stage, int trees)
    {
        foreach (var anchor in stage.Anchors)
            writer.Write((byte)anchor);
        Write(writer, stage.Offsets);
        var leavesOfTrees = stage.Leaves.Chunk(stage.Leaves.Length / trees);
        foreach (var (splits, leaves) in stage.Splits.Chunk(stage.Splits.Length / trees).Zip(leavesOfTrees))
        {
            foreach (var (first, second, threshold) in splits)
                writer.Write([first, second, (byte)(sbyte)threshold]);
            var step = StepOf(leaves);
            writer.Write(step);
            foreach (var value in leaves)
                writer.Write(ToSteps(value, step));
        }
    }

    private static void Write(BinaryWriter writer, float[] values)
    {
        foreach (var value in values)
            writer.Write(value);
    }

    /// <summary>The step of a tree: its largest correction is 127 steps.</summary>
    private static float StepOf(IEnumerable<float> corrections) => corrections.Max(Math.Abs) / Most;

    private static sbyte ToSteps(float correction, float step) =>
        step > 0 ? (sbyte)Math.Clamp(MathF.Round(correction / step), -Most, Most) : (sbyte)0;
}
