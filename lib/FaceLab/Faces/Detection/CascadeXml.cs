using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>Reads and checks OpenCV's cascade XML. Errors name the line.</summary>
internal sealed class CascadeXml(string path)
{
    private const int NumbersOfNode = 4;

    /// <summary>The deepest nesting; cascades have 10 levels.</summary>
    private const int MostDepth = 32;

    private int width, height;

    /// <exception cref="FaceDataException">The bytes are not a usable cascade.</exception>
    public CascadeFile Read(byte[] bytes, string sha256)
    {
        var root = Parse(bytes);
        var isOld = root.Elements().Any(element => (string?)element.Attribute("type_id") == "opencv-haar-classifier");
        var cascade = root.Element("cascade") ?? throw Bad(root, isOld
            ? "it holds a classifier in the format before OpenCV 2.4; FaceLab reads the newer one"
            : "it holds no <cascade>");
        Expect(cascade, "stageType", "BOOST");
        Expect(cascade, "featureType", "HAAR");
        (width, height) = (Whole(Child(cascade, "width"), 4, 128), Whole(Child(cascade, "height"), 4, 128));
        var features = Items(cascade, "features").Select(Feature).ToList();
        var stages = Items(cascade, "stages").Select(stage => Stage(stage, features)).ToList();
        if (cascade.Element("stageNum") is { } announced)
            Whole(announced, stages.Count, stages.Count);
        return new CascadeFile(path, sha256, width, height, stages);
    }

    private XElement Parse(byte[] bytes)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true };
        try
        {
            using (var depths = XmlReader.Create(new MemoryStream(bytes), settings))
            {
                while (depths.Read())
                    if (depths.Depth > MostDepth)
                        throw Bad((IXmlLineInfo)depths, $"elements are more than {MostDepth} levels deep");
            }
            using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException error)
        {
            throw new FaceDataException($"'{path}' is no cascade: {error.Message} {CascadeModels.Remedy}", error);
        }
    }

    private List<CascadeRectangle> Feature(XElement element)
    {
        if (element.Element("tilted") is { } tilted && Whole(tilted, 0, 1) == 1)
            throw Bad(tilted, "the feature is tilted by 45 degrees; FaceLab reads upright ones");
        var rectangles = Items(element, "rects").Select(Rectangle).ToList();
        return rectangles.Count is 2 or 3 ? rectangles
            : throw Bad(element, $"a Haar feature has 2 or 3 rectangles, not {rectangles.Count}");
    }

    private CascadeRectangle Rectangle(XElement at)
    {
        if (Numbers(at) is not [var x, var y, var w, var h, var weight])
            throw Bad(at, $"expected x, y, width, height, weight, found {Numbers(at).Length} numbers");
        var (left, top) = (Whole(at, x, 0, width - 1), Whole(at, y, 0, height - 1));
        var (across, down) = (Whole(at, w, 1, width), Whole(at, h, 1, height));
        if (left + across > width || top + down > height)
            throw Bad(at, $"the feature reaches ({left + across}, {top + down}), " +
                $"outside of the window of {width} x {height}");
        return new(left, top, across, down, Single(at, weight));
    }

    private BoostedStage Stage(XElement element, List<List<CascadeRectangle>> features)
    {
        var at = Child(element, "stageThreshold");
        var trees = Items(element, "weakClassifiers").Select(tree => Tree(tree, features));
        return new(Single(at, OnlyNumber(at)), [.. trees]);
    }

    private BoostedTree Tree(XElement element, List<List<CascadeRectangle>> features)
    {
        var (at, leavesAt) = (Child(element, "internalNodes"), Child(element, "leafValues"));
        var (nodes, leaves) = (Numbers(at).Chunk(NumbersOfNode).ToList(), Numbers(leavesAt));
        if (nodes.Count == 0 || nodes[^1].Length < NumbersOfNode)
            throw Bad(at, $"{Numbers(at).Length} numbers; each node has {NumbersOfNode}");
        if (leaves.Length != nodes.Count + 1)
            throw Bad(leavesAt, $"{nodes.Count} nodes need {nodes.Count + 1} leaves, not {leaves.Length}");
        return new([.. nodes.Select(Node)], [.. leaves.Select(leaf => Single(leavesAt, leaf))]);

        BoostedNode Node(double[] node, int i)
        {
            var feature = features[Whole(at, node[2], 0, features.Count - 1)];
            return new(Target(node[0], i), Target(node[1], i), feature, Single(at, node[3]));
        }

        // A node leads only to later nodes of its list, so a walk always ends. 0 and below are leaves.
        int Target(double number, int i)
        {
            var to = Whole(at, number, -nodes.Count, nodes.Count - 1);
            return to <= 0 || to > i ? to
                : throw Bad(at, $"node {i} leads to node {to}: a node leads to later ones only");
        }
    }

    private double[] Numbers(XElement element)
    {
        return [.. element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Number)];

        double Number(string part)
        {
            var isNumber = double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
            return isNumber && double.IsFinite(number) ? number
                : throw Bad(element, $"'{Short(part)}' is no finite number");
        }
    }

    private double OnlyNumber(XElement element) => Numbers(element) is [var number] ? number
        : throw Bad(element, $"<{element.Name}> must be one number, not '{Short(element.Value.Trim())}'");

    private int Whole(XElement element, int least, int most) => Whole(element, OnlyNumber(element), least, most);

    private int Whole(XElement at, double number, int least, int most)
    {
        if (number >= least && number <= most && number == Math.Floor(number))
            return (int)number;
        var expected = least == most ? $"{least}" : $"a whole number from {least} to {most}";
        throw Bad(at, FormattableString.Invariant($"{number} in <{at.Name}> is out of range: expected {expected}"));
    }

    private float Single(XElement at, double number) => float.IsFinite((float)number) ? (float)number
        : throw Bad(at, FormattableString.Invariant($"{number} in <{at.Name}> is too large"));

    private void Expect(XElement parent, string name, string expected)
    {
        var child = Child(parent, name);
        if (Short(child.Value.Trim()) is var word && word != expected)
            throw Bad(child, $"{name} is '{word}'; FaceLab reads {expected}");
    }

    private XElement Child(XElement parent, string name) =>
        parent.Element(name) ?? throw Bad(parent, $"<{parent.Name}> has no <{name}>");

    /// <summary>Lists the elements of a list, which OpenCV calls "_".</summary>
    private IEnumerable<XElement> Items(XElement parent, string name)
    {
        var list = Child(parent, name);
        return list.Elements("_").Any() ? list.Elements("_") : throw Bad(list, $"<{name}> is empty");
    }

    private FaceDataException Bad(IXmlLineInfo at, string what) =>
        new($"'{path}', line {at.LineNumber}: {what}. {CascadeModels.Remedy}");

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
