using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Cli.Tests.Training;

/// <summary>Pictures of 20 x 20 pixels that a network of milliseconds tells apart: a pattern for each person, with
/// noise.</summary>
internal static class PatternPictures
{
    /// <summary>Folders of people, four pictures each.</summary>
    public static void SavePeople(string folder, int people, string prefix = "p", int firstPattern = 0)
    {
        for (var person = 0; person < people; person++)
        {
            for (var image = 0; image < 4; image++)
                Save(Path.Combine(folder, $"{prefix}{person:00}", $"{image}.png"), firstPattern + person, image);
        }
    }

    /// <summary>A config for a set of such pictures in <c>set</c>.</summary>
    public static string Config(int steps, int every, string loss = "contrastive") => $$$"""
        {
            // A network that makes a step in a few milliseconds.
            "data": {"set": "set", "preparation": {"size": 20, "cropShare": 1}, "validationShare": 0.25},
            "network": {"kind": "small-resnet", "options": {"inputSize": 16, "width": 4, "embeddingSize": 8}},
            "loss": {"kind": "{{{loss}}}"},
            "training": {"steps": {{{steps}}}, "validateEvery": {{{every}}}, "validationBatches": 1, "batches": {"kind": "identities", "identities": 4}},
            "metricPairsEach": 10
        }
        """;

    private static void Save(string path, int person, int seed)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var (pattern, grain) = (new Random(person), new Random(100 * person + seed));
        var colours = Enumerable.Range(0, 16).Select(_ => pattern.Next(40, 216)).ToArray();
        using var image = new Image<L8>(20, 20);
        for (var y = 0; y < 20; y++)
        {
            for (var x = 0; x < 20; x++)
                image[x, y] = new L8((byte)(colours[y / 5 * 4 + x / 5] + grain.Next(-40, 40)));
        }
        image.Save(path);
    }
}
