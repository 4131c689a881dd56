using System.Buffers.Binary;
using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>The file of a <see cref="FivePointRegressor"/>: small enough to come with the library.</summary>
/// <remarks>
/// Little-endian. "FACELAB5", version 1, stages, trees of each (2 bytes), depth, features - 1; the mean shape (10 floats); for
/// each stage the anchors (a byte each) and offsets (floats, two each) of its features and its trees: questions (two features and
/// a threshold, a byte each), the step (float) and the leaves (10 bytes each, in steps). These counts fix the file's length, and a file
/// of another length is refused before anything is made of it.
/// </remarks>
internal static class FivePointFile
{
    private const int Version = 1, Numbers = 10, HeaderBytes = 14, MostStages = 50, MostTrees = 1000, MostDepth = 6;

    /// <summary>Offsets and steps are shares of a face's box: anything above is damage.</summary>
    private const float LargestFloat = 10;

    private static ReadOnlySpan<byte> Magic => "FACELAB5"u8;

    /// <summary>Far above what the limits allow.</summary>
    public const long LargestFile = 1L << 27;

    /// <exception cref="FaceDataException">The bytes are no such file.</exception>
    public static RegressionCascade Parse(ReadOnlySpan<byte> file, string path)
    {
        if (file.Length < HeaderBytes || !file.StartsWith(Magic) || file[8] != Version)
            throw Broken(path, $"it does not begin as one of version {Version} does");
        var (stages, trees, depth, features) = (file[9], BinaryPrimitives.ReadUInt16LittleEndian(file[10..]), file[12], file[13] + 1);
        if (stages > MostStages || trees > MostTrees || depth > MostDepth)
            throw Broken(path, $"it claims {stages} stages of {trees} trees of depth {depth}");
        var expected = HeaderBytes + 4L * Numbers + stages * (9L * features + trees * BytesOfTree(depth));
        if (file.Length != expected)
            throw Broken(path, $"it has {file.Length:N0} bytes, and its header says {expected:N0}");
        var at = HeaderBytes;
        var mean = ReadFloats(file, ref at, Numbers, path);
        var read = new RegressionStage[stages];
        for (var i = 0; i < stages; i++)
            read[i] = ReadStage(file, ref at, (trees, depth, features), path);
        return new RegressionCascade(mean, depth, read);
    }

    public static byte[] Write(RegressionCascade cascade)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var trees = cascade.Stages[0].Splits.Length / cascade.SplitsEach;
        writer.Write(Magic);
        writer.Write((byte)Version);
        writer.Write((byte)cascade.Stages.Length);
        writer.Write((ushort)trees);
        writer.Write((byte)cascade.Depth);
        writer.Write((byte)(cascade.Stages[0].Anchors.Length - 1));
        WriteFloats(writer, cascade.MeanShape);
        foreach (var stage in cascade.Stages)
            WriteStage(writer, stage, trees);
        writer.Flush();
        return stream.ToArray();
    }

    private static int BytesOfTree(int depth) => 3 * ((1 << depth) - 1) + 4 + Numbers * (1 << depth);

    private static RegressionStage ReadStage(ReadOnlySpan<byte> file, ref int at, (int Trees, int Depth, int Features) counts, string path)
    {
        var anchors = new int[counts.Features];
        foreach (ref var anchor in anchors.AsSpan())
            anchor = Below(file[at++], Numbers / 2, "point", path);
        var offsets = ReadFloats(file, ref at, 2 * counts.Features, path);
        var (questions, leaves) = ((1 << counts.Depth) - 1, Numbers << counts.Depth);
        var (splits, values) = (new TreeSplit[counts.Trees * questions], new float[counts.Trees * leaves]);
        for (var tree = 0; tree < counts.Trees; tree++)
        {
            foreach (ref var split in splits.AsSpan(tree * questions, questions))
            {
                var (first, second) = (Below(file[at], counts.Features, "feature", path), Below(file[at + 1], counts.Features, "feature", path));
                split = new TreeSplit((ushort)first, (ushort)second, (sbyte)file[at + 2]);
                at += 3;
            }
            var step = ReadFloats(file, ref at, 1, path)[0];
            foreach (ref var value in values.AsSpan(tree * leaves, leaves))
                value = (sbyte)file[at++] * step;
        }
        return new RegressionStage(anchors, offsets, splits, values);
    }

    private static void WriteStage(BinaryWriter writer, RegressionStage stage, int trees)
    {
        foreach (var anchor in stage.Anchors)
            writer.Write((byte)anchor);
        WriteFloats(writer, stage.Offsets);
        foreach (var (splits, leaves) in stage.Splits.Chunk(stage.Splits.Length / trees).Zip(stage.Leaves.Chunk(stage.Leaves.Length / trees)))
        {
            foreach (var split in splits)
            {
                writer.Write((byte)split.First);
                writer.Write((byte)split.Second);
                writer.Write((sbyte)split.Threshold);
            }
            var step = LeafRounding.StepOf(leaves);
            writer.Write(step);
            foreach (var value in leaves)
                writer.Write(LeafRounding.ToSteps(value, step));
        }
    }

    private static float[] ReadFloats(ReadOnlySpan<byte> file, ref int at, int count, string path)
    {
        var values = new float[count];
        foreach (ref var value in values.AsSpan())
        {
            value = BinaryPrimitives.ReadSingleLittleEndian(file[at..]);
            // Written so that NaN fails too.
            if (!(Math.Abs(value) <= LargestFloat))
                throw Broken(path, $"the number before byte {at + 4:N0} is {value}, expected at most {LargestFloat}");
            at += 4;
        }
        return values;
    }

    private static void WriteFloats(BinaryWriter writer, float[] values)
    {
        foreach (var value in values)
            writer.Write(value);
    }

    private static int Below(byte index, int count, string what, string path) =>
        index < count ? index : throw Broken(path, $"it asks for {what} {index} of {count}");

    private static FaceDataException Broken(string path, string what) =>
        new($"'{path}' is no five-point model that can be used: {what}. Train it again ('environment/bench/landmarks train'), or fetch it again.");
}
