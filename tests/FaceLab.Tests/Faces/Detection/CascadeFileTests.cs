using FaceLab.Data;
using FaceLab.Faces.Detection;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Faces.Detection;

public sealed class CascadeFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_lbp_cascade_is_read_number_by_number()
    {
        var cascade = Open(TinyCascade.Lbp);

        Assert.Equal((CascadeKind.Lbp, 12, 9), (cascade.Kind, cascade.Width, cascade.Height));
        Assert.Equal(new CascadeRectangle(0, 0, 4, 3, 1), Assert.Single(Assert.Single(cascade.Features).Rectangles));
        var stage = Assert.Single(cascade.Stages);
        Assert.Equal(-0.25f, stage.Threshold);
        var tree = Assert.Single(stage.Trees);
        Assert.Equal([-1f, 0.5f], tree.Leaves);
        var node = Assert.Single(tree.Nodes);
        Assert.Equal((0, -1, 0), (node.Left, node.Right, node.Feature));
        Assert.Equal([1, 2, 3, 4, -1, 6, 7, int.MinValue], node.Subset);
    }

    [Fact]
    public void A_haar_cascade_is_read_with_its_trees()
    {
        var cascade = Open(TinyCascade.Haar);

        Assert.Equal((CascadeKind.Haar, 8, 8), (cascade.Kind, cascade.Width, cascade.Height));
        Assert.Equal([2, 3], cascade.Features.Select(feature => feature.Rectangles.Count));
        Assert.Equal(new CascadeRectangle(3, 1, 2, 6, 3), cascade.Features[1].Rectangles[1]);
        var tree = Assert.Single(Assert.Single(cascade.Stages).Trees);
        Assert.Equal([(1, 0, 0, -9.5e-3f), (-1, -2, 1, 0.25f)], tree.Nodes.Select(node => (node.Left, node.Right, node.Feature, node.Threshold)));
        Assert.Equal([0.25f, 0.75f, 1], tree.Leaves);
    }

    [Fact]
    public void The_sum_is_that_of_the_bytes()
    {
        var path = folder.Write("a.xml", TinyCascade.Lbp);

        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))), CascadeFile.Open(path).Sha256);
        Assert.Equal(path, CascadeFile.Open(path).Path);
    }

    [Theory]
    [InlineData("0 0 4 3</rect>", "0 0 4 3 1</rect>", "line 23", "5 numbers")]
    [InlineData("0 0 4 3</rect>", "1 0 4 3</rect>", "line 23", "(13, 9), outside of the window of 12 x 9")]
    [InlineData("0 0 4 3</rect>", "-1 0 4 3</rect>", "line 23", "-1")]
    [InlineData("0 0 4 3</rect>", "0 0 0 3</rect>", "line 23", "from 1 to 12")]
    [InlineData("0 0 4 3</rect>", "0 0 2147483647 3</rect>", "line 23", "2147483647")]
    [InlineData("0 -1 0 1", "0 -1 1 1", "line 17", "1 in <internalNodes>")]
    [InlineData("0 -1 0 1", "0 -1 -1 1", "line 17", "expected 0")]
    [InlineData("0 -1 0 1", "0 -2 0 1", "line 17", "-2")]
    [InlineData("0 -1 0 1", "0 -1 0.5 1", "line 17", "expected 0")]
    [InlineData("0 -1 0 1", "1 -1 0 1", "line 17", "from -1 to 0")]
    [InlineData("0 -1 0 1", "0 -1 0 1 1", "line 17", "12 numbers")]
    [InlineData("-2147483648</internalNodes>", "-2147483649</internalNodes>", "line 17", "-2147483649")]
    [InlineData("-1. .5</leafValues>", "-1.</leafValues>", "line 19", "1 nodes need 2 leaves, not 1")]
    [InlineData("-1. .5</leafValues>", "NaN .5</leafValues>", "line 19", "'NaN' is no finite number")]
    [InlineData("-1. .5</leafValues>", "1e39 .5</leafValues>", "line 19", "too large")]
    [InlineData("-2.5e-001", "nan", "line 14", "'nan'")]
    [InlineData("-2.5e-001", "Infinity", "line 14", "'Infinity'")]
    [InlineData("-2.5e-001", "1e999", "line 14", "no finite number")]
    [InlineData("-2.5e-001", "", "line 14", "one number")]
    [InlineData("-2.5e-001", "1 2", "line 14", "one number")]
    [InlineData("<height>9<", "<height>200000<", "line 7", "4 to 128")]
    [InlineData("<height>9<", "<high>9<", null, "")]
    [InlineData(">BOOST<", ">RANDOM<", "line 5", "'RANDOM'")]
    [InlineData(">LBP<", ">HOG<", "line 6", "'HOG'")]
    [InlineData(">256<", ">257<", "line 9", "257")]
    [InlineData("<stageNum>1<", "<stageNum>2<", "line 10", "expected 1")]
    [InlineData("<featureParams>", "<otherParams/><featureParams>", null, null)]
    [InlineData("<features>", "<features/><more>", null, "")]
    [InlineData("<cascade type_id", "<opencv type_id", null, "")]
    public void What_is_wrong_is_named_with_its_line(string good, string bad, string? line, string? what)
    {
        Assert.Contains(good, TinyCascade.Lbp);
        var text = TinyCascade.Lbp.Replace(good, bad, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("<tilted>0<", "<tilted>1<", "tilted by 45 degrees")]
    [InlineData("<_>0 0 1 1 0.5</_></rects>", "<_>0 0 1 1 0.5</_><_>0 0 1 1 0.5</_></rects>", "2 or 3 rectangles, not 4")]
    [InlineData("0 2 8 2 2.</_>", "0 2 8 2</_>", "found 4 numbers")]
    [InlineData("1 0 0 -9.5e-03 -1 -2", "1 0 0 -9.5e-03 0 1", "a node leads to later ones only")]
    [InlineData("0 2 8 2 2.", "0 7 8 2 2.", "(8, 9), outside")]
    public void A_haar_feature_that_cannot_be_is_refused(string good, string bad, string what)
    {
        Assert.Contains(good, TinyCascade.Haar);
        Assert.Contains(what, Assert.Throws<FaceDataException>(() => Open(TinyCascade.Haar.Replace(good, bad, StringComparison.Ordinal))).Message);
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "an empty file", "" },
        { "no XML", "GIF89a \0\u0001\u0002" },
        { "a cut file", TinyCascade.Lbp[..700] },
        { "an entity bomb", Headed("""<!DOCTYPE a [<!ENTITY b "xxxxxxxxxx"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>""").Replace("BOOST", "&c;", StringComparison.Ordinal) },
        { "an external file", Headed("""<!DOCTYPE a SYSTEM "file:///etc/passwd">""") },
        { "a deep well", string.Concat(Enumerable.Repeat("<a>", 100_000)) },
        { "endless numbers", TinyCascade.Lbp.Replace("-1. .5", string.Concat(Enumerable.Repeat("1 ", 100_000)), StringComparison.Ordinal) },
        { "many numbers", TinyCascade.Lbp.Replace("-1. .5", string.Concat(Enumerable.Repeat("1 ", 400)), StringComparison.Ordinal) },
        { "a long word", TinyCascade.Lbp.Replace("BOOST", new string('B', 100_000), StringComparison.Ordinal) },
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

        Assert.Contains("1,099,511,627,776 bytes", Assert.Throws<FaceDataException>(() => CascadeFile.Open(folder["huge.xml"])).Message);
    }

    [Fact]
    public void A_missing_file_names_the_package() =>
        Assert.Contains("apt-get install opencv-data", Assert.Throws<FaceDataException>(() => CascadeFile.Open(folder["none.xml"])).Message);

    [CascadesTheory]
    [InlineData(CascadeModels.HaarAlt2, CascadeKind.Haar, 20, 20, 1047)]
    [InlineData(CascadeModels.HaarAlt, CascadeKind.Haar, 20, 22, 2135)]
    [InlineData(CascadeModels.HaarDefault, CascadeKind.Haar, 24, 25, 2913)]
    [InlineData(CascadeModels.Lbp, CascadeKind.Lbp, 24, 20, 139)]
    [InlineData(CascadeModels.LbpImproved, CascadeKind.Lbp, 45, 19, 149)]
    public void OpenCVs_cascades_are_read(string model, CascadeKind kind, int side, int stages, int trees)
    {
        var cascade = CascadeFile.Find(model);

        Assert.Equal((kind, side, side, stages, trees),
            (cascade.Kind, cascade.Width, cascade.Height, cascade.Stages.Count, cascade.Stages.Sum(stage => stage.Trees.Count)));
    }

    private static string Headed(string type) => TinyCascade.Lbp.Replace("""<?xml version="1.0"?>""", type, StringComparison.Ordinal);

    private CascadeFile Open(string text)
    {
        File.WriteAllText(folder["cascade.xml"], text);
        return CascadeFile.Open(folder["cascade.xml"]);
    }
}
