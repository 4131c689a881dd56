using System.Globalization;
using FaceLab.Data;
using FaceLab.Faces.Detection;

namespace FaceLab.Cli.Tests.Data;

public sealed class DetectCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("facelab-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [CascadeFact]
    public async Task Boxes_are_CSV_on_standard_output_and_the_rest_is_on_standard_error()
    {
        Directory.CreateDirectory(Path.Combine(folder, "photos", "more"));
        File.Copy(Fixture("group.png"), Path.Combine(folder, "photos", "group, \"six\".png"));
        File.Copy(Fixture("pattern.png"), Path.Combine(folder, "photos", "more", "pattern.PNG"));
        File.WriteAllText(Path.Combine(folder, "photos", "notes.txt"), "no photo");
        File.WriteAllText(Path.Combine(folder, "photos", "more", "._pattern.PNG"), "a Mac's own file");
        Directory.CreateSymbolicLink(Path.Combine(folder, "photos", "more", "up"), Path.Combine(folder, "photos"));

        var (exitCode, output, errors) = await Facelab.Run(null, folder, "data", "detect", "photos");

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("path,x,y,width,height,confidence", lines[0]);
        Assert.Equal(6, lines.Length - 1);
        Assert.All(lines[1..], line => Assert.StartsWith("\"photos/group, \"\"six\"\".png\",", line));
        Assert.All(lines[1..], line =>
        {
            var box = Numbers(line);
            Assert.True(box[0] >= 0 && box[1] >= 0 && box[0] + box[2] <= 360 && box[1] + box[3] <= 250 && box[4] > 0,
                line);
        });
        Assert.Contains("6 faces in 2 photos; 1 without a face, 0 unreadable.", errors);
        Assert.EndsWith("facelab: photos: 2 pictures read, 0 unreadable, 3 passed over.", errors.TrimEnd());
        Assert.Equal(0, exitCode);
    }

    [CascadeFact]
    public async Task Options_reach_the_detector()
    {
        string[] options = ["--min-size", "60", "--main", "--model", CascadeModels.HaarDefault];

        var (_, output, _) = await Facelab.Run(null, folder, ["data", "detect", Fixture("group.png"), .. options]);

        var line = Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]);
        Assert.True(Numbers(line)[2] >= 60 && Numbers(line)[3] >= 60, line);
    }

    [CascadeFact]
    public async Task A_photo_that_cannot_be_read_is_named_and_the_others_are_done()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "bad.jpg"), "no picture");

        var (exitCode, output, errors) = await Facelab.Run(null, folder, "data", "detect", "bad.jpg",
            Fixture("portrait.png"));

        Assert.Equal(2, exitCode);
        Assert.Contains("'bad.jpg' is left out: it is no image", errors);
        Assert.Contains("portrait.png,", output);
    }

    [Theory]
    [InlineData("'nowhere' is neither a file nor a folder", "nowhere")]
    [InlineData("holds no photo", ".")]
    [InlineData("'none.xml' is in none of", ".", "--model", "none")]
    [InlineData("ScaleFactor is 0.5", ".", "--scale-factor", "0.5")]
    public async Task What_is_wrong_is_said_in_one_line(string what, params string[] arguments)
    {
        if (CascadeFactAttribute.Missing is not null && !what.Contains("none.xml", StringComparison.Ordinal))
            return;
        var (exitCode, output, errors) = await Facelab.Run(null, folder, ["data", "detect", .. arguments]);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains(what, Assert.Single(errors.TrimEnd().Split('\n')));
    }

    /// <summary>All of a line but the path.</summary>
    private static double[] Numbers(string line) =>
        [.. line.Split(',')[^5..].Select(part => double.Parse(part, CultureInfo.InvariantCulture))];

    private static string Fixture(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "FaceLab.sln")))
                return Path.Combine(at.FullName, "tests", "fixtures", "detection", name);
        }
        throw new InvalidOperationException("The checkout is not found.");
    }

    /// <summary>A test on OpenCV's cascades, skipped where Debian's opencv-data is not installed.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class CascadeFactAttribute : FactAttribute
    {
        public CascadeFactAttribute() => Skip = Missing;

        public static string? Missing { get; } = Look();

        private static string? Look()
        {
            try
            {
                CascadeModels.Find(CascadeFile.Default);
                CascadeModels.Find(CascadeModels.HaarDefault);
                return null;
            }
            catch (FaceDataException error)
            {
                return error.Message;
            }
        }
    }
}
