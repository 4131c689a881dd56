using FaceLab.Data;
using FaceLab.Faces.Detection;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Faces.Detection;

public sealed class CascadeFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_cascade_is_read_number_by_number()
    {
        var cascade = Open(TinyCascade.Text);

        Assert.Equal((9, 8), (cascade.Width, cascade.Height));
        var stage = Assert.Single(cascade.Stages);
        Assert.Equal(-0.25f, stage.Threshold);
        var tree = Assert.Single(stage.Trees);
        Assert.Equal([(1, 0, -9.5e-3f), (-1, -2, 0.25f)],
            tree.Nodes.Select(node => (node.Left, node.Right, node.Threshold)));
        Assert.Equal([2, 3], tree.Nodes.Select(node => node.Feature.Count));
        Assert.Equal(new CascadeRectangle(3, 1, 2, 6, 3), tree.Nodes[1].Feature[1]);
        Assert.Equal([0.25f, 0.75f, 1], tree.Leaves);
    }

    [Fact]
    public void The_sum_is_that_of_the_bytes()
    {
        var path = folder.Write("a.xml", TinyCascade.Text);

        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))),
            CascadeFile.Open(path).Sha256);
        Assert.Equal(path, CascadeFile.Open(path).Path);
    }

    [Theory]
    [InlineData("0 2 8 2 2.", "0 2 8 2", "line 24", "found 4 numbers")]
    [InlineData("0 2 8 2 2.", "0 7 8 2 2.", "line 24", "(8, 9), outside of the window of 9 x 8")]
    [InlineData("0 2 8 2 2.", "-1 2 8 2 2.", "line 24", "-1")]
    [InlineData("0 2 8 2 2.", "0 2 0 2 2.", "line 24", "from 1 to 9")]
    [InlineData("0 2 8 2 2.", "0 2 2147483647 2 2.", "line 24", "2147483647")]
    [InlineData("<_>0 0 1 1 0.5</_></rects>", "<_>0 0 1 1 0.5</_><_>0 0 1 1 0.5</_></rects>", "line 26",
        "2 or 3 rectangles, not 4")]
    [InlineData("<tilted>0<", "<tilted>1<", "line 28", "tilted by 45 degrees")]
    [InlineData("1 0 0 -9.5e-03", "1 0 2 -9.5e-03", "line 15", "2 in <internalNodes>")]
    [InlineData("1 0 0 -9.5e-03", "1 0 -1 -9.5e-03", "line 15", "from 0 to 1")]
    [InlineData("1 0 0 -9.5e-03", "1 -3 0 -9.5e-03", "line 15", "-3")]
    [InlineData("1 0 0 -9.5e-03", "1 0.5 0 -9.5e-03", "line 15", "from -2 to 1")]
    [InlineData("-1 -2 1 0.25", "0 1 1 0.25", "line 15", "a node leads to later ones only")]
    [InlineData("-1 -2 1 0.25", "-1 -2 1 0.25 1", "line 15", "9 numbers")]
    [InlineData("0.25 .75 1.</leafValues>", "0.25 .75</leafValues>", "line 17", "2 nodes need 3 leaves, not 2")]
    [InlineData("0.25 .75 1.</leafValues>", "NaN .75 1.</leafValues>", "line 17", "'NaN' is no finite number")]
    [InlineData("0.25 .75 1.</leafValues>", "1e39 .75 1.</leafValues>", "line 17", "too large")]
    [InlineData("-2.5e-001", "nan", "line 12", "'nan'")]
    [InlineData("-2.5e-001", "Infinity", "line 12", "'Infinity'")]
    [InlineData("-2.5e-001", "1e999", "line 12", "no finite number")]
    [InlineData("-2.5e-001", "", "line 12", "one number")]
    [InlineData("-2.5e-001", "1 2", "line 12", "one number")]
    [InlineData("<height>8<", "<height>200000<", "line 7", "4 to 128")]
    [InlineData("<height>8</height>", "<high>8</high>", "line 4", "no <height>")]
    [InlineData(">BOOST<", ">RANDOM<", "line 5", "'RANDOM'")]
    [InlineData(">HAAR<", ">LBP<", "line 6", "'LBP'")]
    [InlineData("<stageNum>1<", "<stageNum>2<", "line 9", "expected 1")]
    [InlineData("<stageNum>", "<otherParams/><stageNum>", null, null)]
    [InlineData("<features>", "<features/><more>", null, "")]
    [InlineData("<cascade type_id", "<opencv type_id", null, "")]
    public void What_is_wrong_is_named_with_its_line(string good, string bad, string? line, string? what)
    {
        Assert.Contains(good, TinyCascade.Text);
        var text = TinyCascade.Text.Replace(good, bad, StringComparison.Ordinal);
        if (what is null)
        {
            Open(text);     // an element more does no harm
            return;
        }

        var error = Assert.Throws<FaceDataException>(() => Open(text));

        Assert.Contains(folder["cascade.xml"], error.Message);
        Assert.Contains(line ?? "", error.Message);
        Assert.Contains(what, error.Message);
        Assert.Contains("apt-get install opencv-data", error.Message);
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "an empty file", "" },
        { "no XML", "GIF89a \0\u0001\u0002" },
        { "a cut file", TinyCascade.Text[..700] },
        { "an entity bomb", Headed("""<!DOCTYPE a [<!ENTITY b "xxxxxxxxxx"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>""").Replace("BOOST", "&c;", StringComparison.Ordinal) },
        { "an external file", Headed("""<!DOCTYPE a SYSTEM "file:///etc/passwd">""") },
        { "a deep well", string.Concat(Enumerable.Repeat("<a>", 100_000)) },
        { "endless numbers", TinyCascade.Text.Replace("0.25 .75 1.", string.Concat(Enumerable.Repeat("1 ", 100_000)),
            StringComparison.Ordinal) },
        { "a long word", TinyCascade.Text.Replace("BOOST", new string('B', 100_000), StringComparison.Ordinal) },
        { "the format before OpenCV 2.4", """<opencv_storage><haarcascade type_id="opencv-haar-classifier"><size>20 20</size></haarcascade></opencv_storage>""" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_is_refused_in_words(string what, string text)
    {
        var error = Assert.Throws<FaceDataException>(() => Open(text));

        Assert.Contains(folder["cascade.xml"], error.Message);
        Assert.True(error.Message.Length < 1000, $"The message about {what} has {error.Message.Length} characters.");
    }

    [Fact]
    public void A_file_that_is_far_too_large_is_not_even_read()
    {
        using (var file = File.Create(folder["huge.xml"]))
            file.SetLength(1L << 40);

        Assert.Contains("1,099,511,627,776 bytes", Assert.Throws<FaceDataException>(
            () => CascadeFile.Open(folder["huge.xml"])).Message);
    }

    [Fact]
    public void A_missing_file_names_the_package() =>
        Assert.Contains("apt-get install opencv-data", Assert.Throws<FaceDataException>(
            () => CascadeFile.Open(folder["none.xml"])).Message);

    [CascadesTheory]
    [InlineData(CascadeModels.HaarAlt2, 20, 20, 1047)]
    [InlineData(CascadeModels.HaarAlt, 20, 22, 2135)]
    [InlineData(CascadeModels.HaarDefault, 24, 25, 2913)]
    public void OpenCVs_cascades_are_read(string model, int side, int stages, int trees)
    {
        var cascade = CascadeFile.Find(model);

        Assert.Equal((side, side, stages, trees),
            (cascade.Width, cascade.Height, cascade.Stages.Count, cascade.Stages.Sum(stage => stage.Trees.Count)));
    }

    private static string Headed(string type) => TinyCascade.Text.Replace("""<?xml version="1.0"?>""", type, StringComparison.Ordinal);

    private CascadeFile Open(string text)
    {
        File.WriteAllText(folder["cascade.xml"], text);
        return CascadeFile.Open(folder["cascade.xml"]);
    }
}
