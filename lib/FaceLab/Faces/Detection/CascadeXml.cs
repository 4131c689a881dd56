using System.Xml.Linq;

namespace FaceLab.Faces.Detection;

/// <summary>Reads and checks OpenCV's cascade XML. Nothing in the file is trusted: no DTD, bounded depth, numbers in range.</summary>
internal sealed class CascadeXml(string path)
{
    private readonly XmlNumbers xml = new(path);
    private int width;
    private int height;
    private CascadeKind kind;

    public CascadeFile Read(byte[] bytes, string sha256)
    {
        var root = xml.Parse(bytes);
        var isOld = root.Elements().Any(element => (string?)element.Attribute("type_id") == "opencv-haar-classifier");
        var cascade = root.Element("cascade") ?? throw xml.Bad(root,
            isOld ? "it holds a classifier in the format before OpenCV 2.4; FaceLab reads the newer one" : "it holds no <cascade>");
        if (xml.Word(cascade, "stageType") is not "BOOST" and var stageType)
            throw xml.Bad(xml.Child(cascade, "stageType"), $"stageType is '{stageType}'; FaceLab reads BOOST");
        kind = xml.Word(cascade, "featureType") switch
        {
            "LBP" => CascadeKind.Lbp,
            "HAAR" => CascadeKind.Haar,
            var other => throw xml.Bad(xml.Child(cascade, "featureType"), $"featureType is '{other}'; FaceLab reads LBP and HAAR"),
        };
        width = xml.Integer(xml.Child(cascade, "width"), 4, 128);
        height = xml.Integer(xml.Child(cascade, "height"), 4, 128);
        if (kind == CascadeKind.Lbp)
            xml.Integer(xml.Child(xml.Child(cascade, "featureParams"), "maxCatCount"), 256, 256);

        var features = xml.Items(cascade, "features").Select(Feature).ToList();
        var stages = xml.Items(cascade, "stages").Select(stage => Stage(stage, features.Count)).ToList();
        if (cascade.Element("stageNum") is { } announced)
            xml.Integer(announced, stages.Count, stages.Count);
        return new CascadeFile(path, sha256, kind, width, height, stages, features);
    }

    private CascadeFeature Feature(XElement element)
    {
        if (kind == CascadeKind.Lbp)
            return new([Rectangle(xml.Child(element, "rect"), "x, y, width, height", blocks: 3)]);
        if (element.Element("tilted") is { } tilted && xml.Integer(tilted, 0, 1) == 1)
            throw xml.Bad(tilted, "the feature is tilted by 45 degrees, which FaceLab does not compute; no frontal face cascade needs it");
        var rectangles = xml.Items(element, "rects").Select(item => Rectangle(item, "x, y, width, height, weight", blocks: 1)).ToList();
        return rectangles.Count is 2 or 3 ? new(rectangles) : throw xml.Bad(element, $"a Haar feature has 2 or 3 rectangles, not {rectangles.Count}");
    }

    private CascadeRectangle Rectangle(XElement at, string expected, int blocks)
    {
        var numbers = xml.Numbers(at);
        if (numbers.Length != expected.Split(", ").Length)
            throw xml.Bad(at, $"expected {expected}, found {numbers.Length} numbers");
        var (x, y) = (xml.Whole(at, numbers[0], 0, width - 1), xml.Whole(at, numbers[1], 0, height - 1));
        var (w, h) = (xml.Whole(at, numbers[2], 1, width), xml.Whole(at, numbers[3], 1, height));
        if (x + blocks * w > width || y + blocks * h > height)
            throw xml.Bad(at, $"the feature reaches ({x + blocks * w}, {y + blocks * h}), outside of the window of {width} x {height}");
        return new(x, y, w, h, numbers.Length > 4 ? xml.Single(at, numbers[4]) : 1);
    }

    private BoostedStage Stage(XElement element, int features)
    {
        var at = xml.Child(element, "stageThreshold");
        return new(xml.Single(at, xml.OnlyNumber(at)), [.. xml.Items(element, "weakClassifiers").Select(tree => Tree(tree, features))]);
    }

    private BoostedTree Tree(XElement element, int features)
    {
        var (at, leavesAt) = (xml.Child(element, "internalNodes"), xml.Child(element, "leafValues"));
        var (numbers, leaves) = (xml.Numbers(at), xml.Numbers(leavesAt));
        var each = kind == CascadeKind.Lbp ? 11 : 4;
        var count = numbers.Length / each;
        if (count == 0 || numbers.Length % each != 0)
            throw xml.Bad(at, $"{numbers.Length} numbers; each node of a cascade of this kind has {each}");
        if (leaves.Length != count + 1)
            throw xml.Bad(leavesAt, $"{count} nodes need {count + 1} leaves, not {leaves.Length}");
        var nodes = Enumerable.Range(0, count).Select(i => Node(at, numbers, i, count, features));
        return new([.. nodes], [.. leaves.Select(leaf => xml.Single(leavesAt, leaf))]);
    }

    private BoostedNode Node(XElement at, double[] numbers, int i, int count, int features)
    {
        var node = numbers.AsSpan(i * numbers.Length / count, numbers.Length / count);
        var feature = xml.Whole(at, node[2], 0, features - 1);
        if (kind == CascadeKind.Haar)
            return new(Target(node[0]), Target(node[1]), feature, xml.Single(at, node[3]), []);
        int[] subset = [.. node[3..].ToArray().Select(word => xml.Whole(at, word, int.MinValue, int.MaxValue))];
        return new(Target(node[0]), Target(node[1]), feature, 0, subset);

        // A node leads further down its list, so that no walk ever comes back; 0 and below are leaves.
        int Target(double number) => xml.Whole(at, number, -count, count - 1) is var to && (to <= 0 || to > i)
            ? to : throw xml.Bad(at, $"node {i} leads to node {to}: a node leads to later ones only");
    }
}
