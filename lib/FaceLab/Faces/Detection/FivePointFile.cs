using System.Buffers.Binary;
using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>Reads the file of a <see cref="FivePointRegressor"/>.</summary>
/// <remarks>
/// Little-endian. "FACELAB5", version 1, stages, trees of each (2 bytes), depth, features - 1; the mean shape (10
/// floats); for each stage the anchors (a byte each) and offsets (floats, two each) of its features, and its trees:
/// splits (two features and a threshold, a byte each), the step (float) and the leaves (10 bytes each, in steps). These
/// counts determine the file's length. A file of another length is refused before it is read.
/// </remarks>
internal ref struct FivePointFile
{
    public const int Version = 1;

    private const int Numbers = 10, HeaderBytes = 14, MostStages = 50, MostTrees = 1000, MostDepth = 6;

    /// <summary>The largest number: offsets and steps are shares of a face's box, so a larger number means
    /// damage.</summary>
    private const float LargestFloat = 10;

    private readonly ReadOnlySpan<byte> file;
    private readonly string path;
    private readonly int stages, trees, depth, features;
    private int at = HeaderBytes;

    private FivePointFile(ReadOnlySpan<byte> file, string path)
    {
        this.file = file;
        this.path = path;
        if (file.Length < HeaderBytes || !file.StartsWith(Magic) || file[8] != Version)
            throw Broken($"it does not begin as one of version {Version} does");
        (stages, trees) = (file[9], BinaryPrimitives.ReadUInt16LittleEndian(file[10..]));
        (depth, features) = (file[12], file[13] + 1);
        if (stages > MostStages || trees > MostTrees || depth > MostDepth)
            throw Broken($"it claims {stages} stages of {trees} trees of depth {depth}");
        var expected = HeaderBytes + 4L * Numbers + stages * (9L * features + trees * BytesOfTree(depth));
        if (file.Length != expected)
            throw Broken($"it has {file.Length:N0} bytes, and its header says {expected:N0}");
    }

    public static ReadOnlySpan<byte> Magic => "FACELAB5"u8;

    /// <exception cref="FaceDataException">The bytes are not such a file.</exception>
    public static RegressionCascade Parse(ReadOnlySpan<byte> file, string path)
    {
        var reader = new FivePointFile(file, path);
        var mean = reader.Floats(Numbers);
        var stages = new RegressionStage[reader.stages];
        foreach (ref var stage in stages.AsSpan())
            stage = reader.Stage();
        return new RegressionCascade(mean, reader.depth, stages);
    }

    private static int BytesOfTree(int depth) => 3 * ((1 << depth) - 1) + 4 + Numbers * (1 << depth);

    private RegressionStage Stage()
    {
        var anchors = new int[features];
        foreach (ref var anchor in anchors.AsSpan())
            anchor = Below(Numbers / 2, "point");
        var offsets = Floats(2 * features);
        var (questions, leaves) = ((1 << depth) - 1, Numbers << depth);
        var (splits, values) = (new TreeSplit[trees * questions], new float[trees * leaves]);
        for (var tree = 0; tree < trees; tree++)
        {
            foreach (ref var split in splits.AsSpan(tree * questions, questions))
                split = new TreeSplit(Below(features, "feature"), Below(features, "feature"), (sbyte)file[at++]);
            var step = Floats(1)[0];
            foreach (ref var value in values.AsSpan(tree * leaves, leaves))
                value = (sbyte)file[at++] * step;
        }
        return new RegressionStage(anchors, offsets, splits, values);
    }

    private float[] Floats(int count)
    {
        var values = new float[count];
        foreach (ref var value in values.AsSpan())
        {
            value = BinaryPrimitives.ReadSingleLittleEndian(file[at..]);
            at += 4;
            // Written so that NaN fails too.
            if (!(Math.Abs(value) <= LargestFloat))
                throw Broken($"the number before byte {at:N0} is {value}, expected at most {LargestFloat}");
        }
        return values;
    }

    private byte Below(int count, string what)
    {
        var index = file[at++];
        return index < count ? index : throw Broken($"it names {what} {index}, but has {count}, from 0");
    }

    private readonly FaceDataException Broken(string what) =>
        new($"'{path}' is no five-point model that can be used: {what}. " +
            "Train it again ('environment/bench/landmarks train'), or fetch it again.");
}
