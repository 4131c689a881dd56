using System.Text.Json;
using FaceLab.Evaluation;

namespace FaceLab.Tests.Evaluation;

/// <summary>Golden values of scikit-learn and SciPy; make_golden.py in tests/fixtures/evaluation or clustering made
/// them.</summary>
internal static class EvaluationGolden
{
    public static JsonElement[] Cases(string name, string folder = "evaluation") =>
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(
            AppContext.BaseDirectory, "fixtures", folder, $"{name}.json"))).RootElement.EnumerateArray()];

    public static JsonElement Case(string file, string name, string folder = "evaluation") =>
        Cases(file, folder).Single(item => item.GetProperty("name").GetString() == name);

    public static TheoryData<string> Names(string file, string folder = "evaluation")
    {
        var names = new TheoryData<string>();
        foreach (var item in Cases(file, folder))
            names.Add(item.GetProperty("name").GetString()!);
        return names;
    }

    public static double[] Numbers(this JsonElement element, string property) =>
        [.. element.GetProperty(property).EnumerateArray().Select(item => item.GetDouble())];

    public static double Number(this JsonElement element, string property) => element.GetProperty(property).GetDouble();

    public static PairSimilarities Pairs(this JsonElement element) => new(
        [.. element.Numbers("similarities").Select(value => (float)value)],
        [.. element.GetProperty("genuine").EnumerateArray().Select(item => item.GetBoolean())]);

    public static void AssertClose(IReadOnlyList<double> expected, IReadOnlyList<double> actual,
        double tolerance = 1e-12)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }
}
