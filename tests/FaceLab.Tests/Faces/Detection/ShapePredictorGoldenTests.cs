using System.Text.Json;
using FaceLab.Data;
using FaceLab.Faces.Decoding;
using FaceLab.Faces.Detection;
using FaceLab.Synthetic;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Faces.Detection;

/// <summary>The points that dlib itself finds in rendered faces; tests/fixtures/landmarks/make_golden.sh made the numbers.</summary>
public sealed class ShapePredictorGoldenTests
{
    [ShapePredictorFact]
    public void Points_are_those_of_dlib_before_it_rounds_them()
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "landmarks", "shape68.json")));
        var (root, predictor) = (golden.RootElement, LandmarkModels.Dlib);
        Assert.Equal(root.GetProperty("model_sha256").GetString(), predictor.Sha256);
        var size = root.GetProperty("size").GetInt32();
        var faces = new SyntheticFaces(new() { Size = size, Seed = root.GetProperty("seed").GetInt64() });
        var (exact, all) = (0, 0);

        foreach (var item in root.GetProperty("faces").EnumerateArray())
        {
            var face = faces.Render(item.GetProperty("identity").GetInt32(), item.GetProperty("image").GetInt32());
            var corners = Numbers(item, "corners");
            var box = new FaceBox(corners[0], corners[1], corners[2] - corners[0] + 1, corners[3] - corners[1] + 1);
            var shape = predictor.PredictShape(GrayPicture.FromRgb(face.Pixels, size, size), box);

            var expected = Numbers(item, "points");
            for (var i = 0; i < FaceShape.Count; i++)
            {
                // dlib's whole numbers are ours less half a pixel, rounded.
                Assert.Equal(expected[2 * i], shape.Points[i].X - 0.5, 0.501);
                Assert.Equal(expected[2 * i + 1], shape.Points[i].Y - 0.5, 0.501);
                exact += (int)Math.Floor(shape.Points[i].X) == expected[2 * i] && (int)Math.Floor(shape.Points[i].Y) == expected[2 * i + 1] ? 1 : 0;
                all++;
            }
        }

        Assert.Equal(24 * FaceShape.Count, all);
        Assert.InRange(exact, all - 2, all);
    }

    private static int[] Numbers(JsonElement item, string name) => [.. item.GetProperty(name).EnumerateArray().Select(number => number.GetInt32())];
}
