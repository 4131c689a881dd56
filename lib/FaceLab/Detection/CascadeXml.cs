using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using FaceLab.Data;

namespace FaceLab.Detection;

/// <summary>Reads and checks OpenCV's cascade XML. Nothing in the file is trusted: no DTD, bounded depth, numbers in range.</summary>
internal sealed class CascadeXml(string path)
{
    private const int MaximumDepth = 16;
    private const int MaximumElements = 1_000_000;
    private const int MaximumNumbers = 32 * 11;
    private const int MaximumText = 16_384;

    private int width;
    private int height;
    private CascadeKind kind;

    public CascadeFile Read(byte[] bytes, string sha256)
    {
        var root = Parse(bytes);
        var cascade = root.Element("cascade") ?? throw Bad(root, root.Elements().Any(e => (string?)e.Attribute("type_id") == "opencv-haar-classifier")
            ? "it holds a classifier in the format before OpenCV 2.4; FaceLab reads the newer one" : "it holds no <cascade>");
        if (Text(cascade, "stageType") is not "BOOST" and var stageType)
            throw Bad(Child(cascade, "stageType"), $"stageType is '{stageType}'; FaceLab reads BOOST");
        kind = Text(cascade, "featureType") switch
        {
            "LBP" => CascadeKind.Lbp,
            "HAAR" => CascadeKind.Haar,
            var other => throw Bad(Child(cascade, "featureType"), $"featureType is '{other}'; FaceLab reads LBP and HAAR"),
        };
        width = Integer(Child(cascade, "width"), 4, 128);
        height = Integer(Child(cascade, "height"), 4, 128);
        if (kind == CascadeKind.Lbp)
            Integer(Child(Child(cascade, "featureParams"), "maxCatCount"), 256, 256);

        var features = Items(cascade, "features").Select(Feature).ToList();
        var stages = Items(cascade, "stages").Select(stage => Stage(stage, features.Count)).ToList();
        if (cascade.Element("stageNum") is { } announced)
            Integer(announced, stages.Count, stages.Count);
        return new CascadeFile(path, sha256, kind, width, height, stages, features);
    }

    /// <summary>Two passes: the first proves that the second, which builds a tree in memory, is harmless.</summary>
    private XElement Parse(byte[] bytes)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };
        try
        {
            using (var reader = XmlReader.Create(new MemoryStream(bytes), settings))
            {
                for (var elements = 0; reader.Read();)
                {
                    if (reader.Depth > MaximumDepth || (reader.NodeType == XmlNodeType.Element && ++elements > MaximumElements))
                        throw Bad((IXmlLineInfo)reader, $"it is nested deeper than {MaximumDepth} elements, or has more than {MaximumElements:N0} of them");
                }
            }
            using var second = XmlReader.Create(new MemoryStream(bytes), settings);
            return XDocument.Load(second, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException error)
        {
            throw new FaceDataException($"'{path}' is no cascade: {error.Message} {CascadeModels.Remedy}", error);
        }
    }

    private CascadeFeature Feature(XElement element)
    {
        if (kind == CascadeKind.Lbp)
        {
            var at = Child(element, "rect");
            var block = Numbers(at);
            return new([Rectangle(at, block.Length == 4 ? [.. block, 1] : block, blocks: 3)]);
        }
        if (element.Element("tilted") is { } tilted && Integer(tilted, 0, 1) == 1)
            throw Bad(tilted, "the feature is tilted by 45 degrees, which FaceLab does not compute; no frontal face cascade needs it");
        var rectangles = Items(element, "rects").Select(item => Rectangle(item, Numbers(item), blocks: 1)).ToList();
        return rectangles.Count is 2 or 3 ? new(rectangles) : throw Bad(element, $"a Haar feature has 2 or 3 rectangles, not {rectangles.Count}");
    }

    private CascadeRectangle Rectangle(XElement at, double[] numbers, int blocks)
    {
        if (numbers.Length != 5)
            throw Bad(at, $"expected x, y, width, height{(blocks == 1 ? ", weight" : "")}, found {numbers.Length} numbers");
        var (x, y) = (Whole(at, numbers[0], 0, width - 1), Whole(at, numbers[1], 0, height - 1));
        var (w, h) = (Whole(at, numbers[2], 1, width), Whole(at, numbers[3], 1, height));
        if (x + blocks * w > width || y + blocks * h > height)
            throw Bad(at, $"the feature reaches ({x + blocks * w}, {y + blocks * h}), outside of the window of {width} x {height}");
        return new(x, y, w, h, Single(at, numbers[4]));
    }

    private BoostedStage Stage(XElement element, int features)
    {
        var at = Child(element, "stageThreshold");
        var trees = Items(element, "weakClassifiers").Select(tree => Tree(tree, features)).ToList();
        return new(Single(at, OnlyNumber(at)), trees);
    }

    private BoostedTree Tree(XElement element, int features)
    {
        var (at, leavesAt) = (Child(element, "internalNodes"), Child(element, "leafValues"));
        var (numbers, leaves) = (Numbers(at), Numbers(leavesAt));
        var each = kind == CascadeKind.Lbp ? 11 : 4;
        var count = numbers.Length / each;
        if (count == 0 || numbers.Length % each != 0)
            throw Bad(at, $"{numbers.Length} numbers; each node of a {kind} cascade has {each}");
        if (leaves.Length != count + 1)
            throw Bad(leavesAt, $"{count} nodes need {count + 1} leaves, not {leaves.Length}");
        return new([.. Enumerable.Range(0, count).Select(Node)], [.. leaves.Select(leaf => Single(leavesAt, leaf))]);

        BoostedNode Node(int i)
        {
            var node = numbers.AsSpan(i * each, each);
            var isHaar = kind == CascadeKind.Haar;
            int[] subset = isHaar ? [] : [.. numbers.Skip(i * each + 3).Take(8).Select(word => Whole(at, word, int.MinValue, int.MaxValue))];
            return new(Target(node[0], i), Target(node[1], i), Whole(at, node[2], 0, features - 1), isHaar ? Single(at, node[3]) : 0, subset);
        }

        // A node leads further down its list, so that no walk ever comes back; 0 and below are leaves.
        int Target(double number, int from) => Whole(at, number, -count, count - 1) is var to && (to <= 0 || to > from)
            ? to : throw Bad(at, $"node {from} leads to node {to}: a node leads to later ones only");
    }

    private static double[] Split(ReadOnlySpan<char> text, out string? wrong)
    {
        var numbers = new List<double>();
        wrong = null;
        foreach (var range in text.SplitAny(" \t\r\n"))
        {
            if (text[range].IsEmpty)
                continue;
            if (numbers.Count == MaximumNumbers || !double.TryParse(text[range], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            {
                wrong = numbers.Count == MaximumNumbers ? $"more than {MaximumNumbers} numbers" : $"'{text[range][..Math.Min(40, text[range].Length)]}' is no finite number";
                break;
            }
            numbers.Add(number);
        }
        return [.. numbers];
    }

    private double[] Numbers(XElement element)
    {
        var text = element.Value;
        if (text.Length > MaximumText)
            throw Bad(element, $"<{element.Name}> holds {text.Length:N0} characters; at most {MaximumText:N0} make sense");
        var numbers = Split(text, out var wrong);
        return wrong is null ? numbers : throw Bad(element, wrong);
    }

    private double OnlyNumber(XElement element) =>
        Numbers(element) is [var number] ? number : throw Bad(element, $"<{element.Name}> is to be one number, not '{element.Value.Trim()[..Math.Min(40, element.Value.Trim().Length)]}'");

    private int Integer(XElement element, int least, int most) => Whole(element, OnlyNumber(element), least, most);

    private int Whole(XElement at, double number, int least, int most) => number >= least && number <= most && number == Math.Floor(number)
        ? (int)number : throw Bad(at, $"{number.ToString(CultureInfo.InvariantCulture)} in <{at.Name}> is out of range: expected {(least == most ? $"{least}" : $"a whole number from {least} to {most}")}");

    private float Single(XElement at, double number) =>
        float.IsFinite((float)number) ? (float)number : throw Bad(at, $"{number.ToString(CultureInfo.InvariantCulture)} is too large for a float");

    private string Text(XElement parent, string name) => Child(parent, name).Value.Trim() is { Length: <= 40 } text ? text : throw Bad(Child(parent, name), $"<{name}> is too long");

    private XElement Child(XElement parent, string name) => parent.Element(name) ?? throw Bad(parent, $"<{parent.Name}> has no <{name}>");

    private IEnumerable<XElement> Items(XElement parent, string name)
    {
        var list = Child(parent, name);
        return list.Elements("_") is var items && items.Any() ? items : throw Bad(list, $"<{name}> is empty");
    }

    private FaceDataException Bad(IXmlLineInfo at, string what) => new($"'{path}', line {at.LineNumber}: {what}. {CascadeModels.Remedy}");
}
