using System.Numerics;
using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>dlib's shape-predictor file as a cascade.</summary>
/// <remarks>
/// Source: D. King, dlib, image_processing/shape_predictor.h: version 1, mean shape, then for each stage its trees (questions,
/// leaves), then for each stage the features' anchors, then their offsets. Trees are complete; all are of one depth here, as
/// dlib's trainer makes them, which lets a stage be two flat arrays.
/// </remarks>
internal static class DlibShapeFile
{
    private const int MostStages = 1000, MostTrees = 1 << 16;

    /// <exception cref="FaceDataException">The bytes are no such file; says where and why.</exception>
    public static RegressionCascade Parse(ReadOnlySpan<byte> file, string path)
    {
        var reader = new DlibReader(file, path);
        if (reader.ReadInteger("the version") is var version and not 1)
            throw reader.Broken($"its version is {version}, expected 1");
        var mean = ReadMeanShape(ref reader);
        var depth = -1;
        var trees = new (TreeSplit[] Splits, float[] Leaves)[reader.ReadCount("stages", MostStages, DlibReader.BytesOfInteger)];
        for (var i = 0; i < trees.Length; i++)
            trees[i] = ReadTrees(ref reader, mean.Length, ref depth);
        var stages = ReadFeatures(ref reader, mean.Length / 2, trees);
        reader.End();
        return new RegressionCascade(mean, Math.Max(depth, 0), stages);
    }

    private static float[] ReadMeanShape(ref DlibReader reader)
    {
        // The length stands in the matrix's header: look ahead with a copy, then read it for good.
        var ahead = reader;
        var length = Math.Abs(ahead.ReadInteger("rows of the mean shape"));
        if (length is < 2 or > 2 * RegressionCascade.MostPoints || length % 2 != 0 || length * DlibReader.BytesOfFloat > reader.Remaining)
            throw reader.Broken($"its mean shape has {length} numbers, expected two for each of 1 to {RegressionCascade.MostPoints} points");
        var mean = new float[length];
        reader.ReadColumn("the mean shape", mean);
        return mean;
    }

    private static (TreeSplit[] Splits, float[] Leaves) ReadTrees(ref DlibReader reader, int length, ref int depth)
    {
        var count = reader.ReadCount("trees", MostTrees, 2 * DlibReader.BytesOfInteger);
        if (count == 0)
            return ([], []);
        var ahead = reader;
        depth = depth < 0 ? DepthOf(ref ahead, ahead.ReadInteger("the number of questions")) : depth;
        var (questions, leaves) = ((1 << depth) - 1, 1 << depth);
        if ((long)count * leaves * length * DlibReader.BytesOfFloat > reader.Remaining)
            throw reader.Broken($"{count:N0} trees with {leaves} leaves need more bytes than the {reader.Remaining:N0} that are left");
        var (splits, values) = (new TreeSplit[count * questions], new float[count * leaves * length]);
        for (var tree = 0; tree < count; tree++)
            ReadTree(ref reader, splits.AsSpan(tree * questions, questions), values.AsSpan(tree * leaves * length, leaves * length), length);
        return (splits, values);
    }

    private static int DepthOf(ref DlibReader reader, long questions) =>
        questions is >= 0 and < 1 << RegressionCascade.MostDepth && BitOperations.IsPow2(questions + 1) ? BitOperations.Log2((ulong)questions + 1)
            : throw reader.Broken($"a tree has {questions} questions, expected one less than a power of two, at most {(1 << RegressionCascade.MostDepth) - 1}");

    private static void ReadTree(ref DlibReader reader, Span<TreeSplit> splits, Span<float> leaves, int length)
    {
        reader.ReadInteger("the number of questions of a tree", splits.Length, splits.Length);
        foreach (ref var split in splits)
        {
            var first = reader.ReadInteger("a feature's index", 0, RegressionCascade.MostFeatures - 1);
            var second = reader.ReadInteger("a feature's index", 0, RegressionCascade.MostFeatures - 1);
            split = new TreeSplit((ushort)first, (ushort)second, reader.ReadFloat("a threshold"));
        }
        reader.ReadInteger("the number of leaves of a tree", splits.Length + 1, splits.Length + 1);
        for (var at = 0; at < leaves.Length; at += length)
            reader.ReadColumn("a leaf", leaves.Slice(at, length));
    }

    private static RegressionStage[] ReadFeatures(ref DlibReader reader, int points, (TreeSplit[] Splits, float[] Leaves)[] trees)
    {
        reader.ReadInteger("the number of stages with anchors", trees.Length, trees.Length);
        var anchors = new int[trees.Length][];
        for (var i = 0; i < trees.Length; i++)
            anchors[i] = ReadAnchors(ref reader, points, trees[i].Splits);
        reader.ReadInteger("the number of stages with offsets", trees.Length, trees.Length);
        var stages = new RegressionStage[trees.Length];
        for (var i = 0; i < trees.Length; i++)
            stages[i] = new(anchors[i], ReadOffsets(ref reader, anchors[i].Length), trees[i].Splits, trees[i].Leaves);
        return stages;
    }

    private static int[] ReadAnchors(ref DlibReader reader, int points, TreeSplit[] splits)
    {
        var anchors = new int[reader.ReadCount("anchors", RegressionCascade.MostFeatures, DlibReader.BytesOfInteger)];
        for (var i = 0; i < anchors.Length; i++)
            anchors[i] = reader.ReadInteger("an anchor", 0, points - 1);
        foreach (var split in splits)
        {
            if (Math.Max(split.First, split.Second) is var index && index >= anchors.Length)
                throw reader.Broken($"a tree asks for feature {index} of {anchors.Length}");
        }
        return anchors;
    }

    private static float[] ReadOffsets(ref DlibReader reader, int features)
    {
        reader.ReadInteger("the number of offsets", features, features);
        if (2L * features * DlibReader.BytesOfFloat > reader.Remaining)
            throw reader.Broken($"{features:N0} offsets need more bytes than the {reader.Remaining:N0} that are left");
        var offsets = new float[2 * features];
        for (var i = 0; i < offsets.Length; i++)
            offsets[i] = reader.ReadFloat("an offset");
        return offsets;
    }
}
