using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>Elements and numbers of an XML file that nobody vouches for; what is wrong is named with its line.</summary>
internal sealed class XmlNumbers(string path)
{
    private const int MaximumDepth = 16;
    private const int MaximumElements = 1_000_000;
    private const int MaximumText = 16_384;

    // A tree of 32 nodes with 11 numbers each; trained ones have at most 3.
    private const int MaximumNumbers = 32 * 11;

    /// <summary>Two passes: the first proves that the second, which builds a tree in memory, is harmless.</summary>
    public XElement Parse(byte[] bytes)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };
        try
        {
            using (var reader = XmlReader.Create(new MemoryStream(bytes), settings))
            {
                for (var elements = 0; reader.Read();)
                {
                    if (reader.Depth > MaximumDepth || (reader.NodeType == XmlNodeType.Element && ++elements > MaximumElements))
                        throw Bad((IXmlLineInfo)reader, $"it nests more than {MaximumDepth} elements, or has more than {MaximumElements:N0}");
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

    /// <summary>All numbers of an element's text.</summary>
    public double[] Numbers(XElement element)
    {
        var text = element.Value;
        if (text.Length > MaximumText)
            throw Bad(element, $"<{element.Name}> holds {text.Length:N0} characters; at most {MaximumText:N0} make sense");
        string[] parts = text.Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > MaximumNumbers)
            throw Bad(element, $"<{element.Name}> holds {parts.Length:N0} numbers; at most {MaximumNumbers} make sense");
        return [.. parts.Select(Number)];

        double Number(string part) =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number : throw Bad(element, $"'{Short(part)}' is no finite number");
    }

    public double OnlyNumber(XElement element) =>
        Numbers(element) is [var number] ? number : throw Bad(element, $"<{element.Name}> is to be one number, not '{Short(element.Value.Trim())}'");

    public int Integer(XElement element, int least, int most) => Whole(element, OnlyNumber(element), least, most);

    public int Whole(XElement at, double number, int least, int most)
    {
        if (number >= least && number <= most && number == Math.Floor(number))
            return (int)number;
        var expected = least == most ? $"{least}" : $"a whole number from {least} to {most}";
        throw Bad(at, string.Create(CultureInfo.InvariantCulture, $"{number} in <{at.Name}> is out of range: expected {expected}"));
    }

    public float Single(XElement at, double number) => float.IsFinite((float)number)
        ? (float)number : throw Bad(at, string.Create(CultureInfo.InvariantCulture, $"{number} in <{at.Name}> is too large"));

    public string Word(XElement parent, string name) => Short(Child(parent, name).Value.Trim());

    public XElement Child(XElement parent, string name) => parent.Element(name) ?? throw Bad(parent, $"<{parent.Name}> has no <{name}>");

    /// <summary>The elements of a list, which OpenCV calls "_".</summary>
    public IEnumerable<XElement> Items(XElement parent, string name)
    {
        var list = Child(parent, name);
        return list.Elements("_").Any() ? list.Elements("_") : throw Bad(list, $"<{name}> is empty");
    }

    public FaceDataException Bad(IXmlLineInfo at, string what) => new($"'{path}', line {at.LineNumber}: {what}. {CascadeModels.Remedy}");

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
