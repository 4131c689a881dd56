using System.Buffers.Binary;

namespace FaceLab.Tests.Support;

/// <summary>A small shape predictor and dlib's file of it. Fields may be bent to make a hostile file.</summary>
internal sealed class TinyShapeModel
{
    public long Version { get; set; } = 1;

    public float[] Mean { get; set; } = [];

    public List<Stage> Stages { get; } = [];

    /// <summary>A list's length as the file claims it, by name, where it should be another than the true one.</summary>
    public Dictionary<string, long> Claims { get; } = [];

    /// <summary>Bytes after the end.</summary>
    public int Trailing { get; set; }

    internal sealed record Tree((long First, long Second, float Threshold)[] Splits, float[][] Leaves);

    internal sealed record Stage(List<Tree> Trees, long[] Anchors, float[] Offsets);

    /// <summary>Random numbers in the ranges of a trained model.</summary>
    public static TinyShapeModel Random(int points, int stages, int trees, int depth, int features, int seed)
    {
        var random = new Random(seed);
        var model = new TinyShapeModel { Mean = Floats(2 * points, 0, 1) };
        for (var i = 0; i < stages; i++)
        {
            model.Stages.Add(new Stage(
                [.. Many(trees, () => new Tree(Many((1 << depth) - 1, Split), Many(1 << depth, Leaf)))],
                Many(features, () => (long)random.Next(points)),
                Floats(2 * features, -0.3f, 0.3f)));
        }
        return model;

        (long, long, float) Split() => (random.Next(features), random.Next(features), random.Next(-60, 60) + 0.25f);

        float[] Leaf() => Floats(2 * points, -0.02f, 0.02f);

        float[] Floats(int count, float least, float most) =>
            Many(count, () => least + (most - least) * random.NextSingle());

        static T[] Many<T>(int count, Func<T> make) => [.. Enumerable.Range(0, count).Select(_ => make())];
    }

    /// <summary>The file's bytes, as dlib 19.24 writes them.</summary>
    public byte[] ToFile()
    {
        var bytes = new List<byte>();
        Integer(bytes, Version);
        Column(bytes, "mean", Mean);
        List("stages", Stages, stage => List("trees", stage.Trees, tree =>
        {
            List("questions", tree.Splits, split =>
            {
                Integer(bytes, split.First);
                Integer(bytes, split.Second);
                Float(bytes, split.Threshold);
            });
            List("leaves", tree.Leaves, leaf => Column(bytes, "leaf", leaf));
        }));
        List("anchor lists", Stages, stage => List("anchors", stage.Anchors, anchor => Integer(bytes, anchor)));
        List("offset lists", Stages, stage => List("offsets", stage.Offsets.Chunk(2).ToArray(), offset =>
        {
            Float(bytes, offset[0]);
            Float(bytes, offset[1]);
        }));
        bytes.AddRange(new byte[Trailing]);
        return [.. bytes];

        void List<T>(string name, IReadOnlyCollection<T> items, Action<T> write)
        {
            Integer(bytes, Claims.GetValueOrDefault(name, items.Count));
            foreach (var item in items)
                write(item);
        }
    }

    public static void Integer(List<byte> bytes, long value)
    {
        var absolute = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(absolute, (ulong)Math.Abs(value));
        var size = Math.Max(1, Array.FindLastIndex(absolute, part => part != 0) + 1);
        bytes.Add((byte)(size | (value < 0 ? 0x80 : 0)));
        bytes.AddRange(absolute[..size]);
    }

    /// <summary>Mantissa and exponent of two; infinities and NaN have exponents from 32,000 on.</summary>
    public static void Float(List<byte> bytes, float value)
    {
        if (!float.IsFinite(value))
        {
            Integer(bytes, 0);
            Integer(bytes, float.IsNaN(value) ? 32_002 : value > 0 ? 32_000 : 32_001);
            return;
        }
        var (mantissa, exponent) = (value, 0);
        while (mantissa != 0 && Math.Abs(mantissa) < 1 << 23)
            (mantissa, exponent) = (mantissa * 2, exponent - 1);
        while (Math.Abs(mantissa) >= 1 << 24)
            (mantissa, exponent) = (mantissa / 2, exponent + 1);
        var whole = (long)mantissa;
        // dlib shifts low bytes off that are zero, up to eight times.
        for (var i = 0; i < 8 && (whole & 0xFF) == 0; i++)
            (whole, exponent) = (whole >> 8, exponent + 8);
        Integer(bytes, whole);
        Integer(bytes, exponent);
    }

    private void Column(List<byte> bytes, string name, float[] values)
    {
        Integer(bytes, -Claims.GetValueOrDefault($"rows of {name}", values.Length));
        Integer(bytes, -1);
        foreach (var value in values)
            Float(bytes, value);
    }
}
