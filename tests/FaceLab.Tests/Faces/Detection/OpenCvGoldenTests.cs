using System.Text.Json;
using FaceLab.Faces.Detection;
using FaceLab.Tests.Support;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Tests.Faces.Detection;

/// <summary>OpenCV's own results, to the pixel; tests/fixtures/detection/make_golden.py made them.</summary>
public sealed class OpenCvGoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fixtures", "detection");
    private static readonly JsonElement Golden = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Folder, "opencv.json"))).RootElement;

    [CascadesTheory]
    [InlineData(CascadeModels.HaarAlt2)]
    [InlineData(CascadeModels.HaarAlt)]
    [InlineData(CascadeModels.HaarDefault)]
    public void Boxes_and_their_windows_are_OpenCVs_before_and_after_grouping(string model)
    {
        var cascade = CascadeFile.Find(model);
        var cases = Golden.GetProperty("detection").EnumerateArray()
            .Where(item => item.GetProperty("cascade").GetString() == model).ToList();

        Assert.Equal(12, cases.Count);
        Assert.Contains(cases, item => item.GetProperty("boxes").GetArrayLength() > 10);
        foreach (var item in cases)
        {
            Assert.Equal(item.GetProperty("sha256").GetString(), cascade.Sha256);
            using var picture = Image.Load<L8>(Path.Combine(Folder, item.GetProperty("picture").GetString()!));
            var options = new CascadeOptions
            {
                ScaleFactor = item.GetProperty("scaleFactor").GetDouble(),
                MinimumNeighbors = item.GetProperty("minNeighbors").GetInt32(),
                MinimumSize = item.GetProperty("minSize").GetInt32(), MaximumSize = item.GetProperty("maxSize")
                    .GetInt32(),
            };
            var gray = new byte[picture.Width * picture.Height];
            picture.CopyPixelDataTo(gray);
            var found = new CascadeDetector(cascade, options).Detect(gray, picture.Width, picture.Height);
            Assert.Equal(Boxes(item.GetProperty("boxes")), Sorted(found));
        }
    }

    [Fact]
    public void Groups_of_rectangles_are_OpenCVs()
    {
        foreach (var item in Golden.GetProperty("grouping").EnumerateArray())
        {
            CascadeWindow[] windows = [.. item.GetProperty("rectangles").EnumerateArray().Select(r =>
                new CascadeWindow(r[0].GetInt32(), r[1].GetInt32(), r[2].GetInt32(), r[3].GetInt32(), 1))];

            var groups = RectangleGrouping.Group(windows, 1000, 1000, item.GetProperty("threshold").GetInt32());

            Assert.Equal(Boxes(item.GetProperty("groups")), Sorted(groups));
            Assert.All(groups, group => Assert.Equal(group.Windows, group.Confidence));
        }
    }

    [Fact]
    public void Gray_values_are_OpenCVs()
    {
        byte[] rgb = [.. Bytes("rgb")];
        using var picture = Image.LoadPixelData<Rgb24>(rgb, rgb.Length / 3, 1);

        Assert.Equal(Bytes("gray"), Grayscale.Of(picture));

        IEnumerable<byte> Bytes(string name) => Golden.GetProperty("gray").GetProperty(name).EnumerateArray()
            .Select(value => value.GetByte());
    }

    private static IEnumerable<(int, int, int, int, int)> Boxes(JsonElement boxes) =>
        boxes.EnumerateArray().Select(box => (box[0].GetInt32(), box[1].GetInt32(), box[2].GetInt32(), box[3]
            .GetInt32(), box[4].GetInt32()));

    private static IEnumerable<(int, int, int, int, int)> Sorted(IEnumerable<FaceDetection> faces) =>
        faces.Select(face => ((int)face.Box.X, (int)face.Box.Y, (int)face.Box.Width, (int)face.Box.Height,
            face.Windows)).Order();
}
