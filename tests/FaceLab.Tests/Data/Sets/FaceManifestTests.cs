using System.Text;
using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Sets;

public sealed class FaceManifestTests : IDisposable
{
    private const string Header =
        "path,identity,number,box_x,box_y,box_width,box_height,left_eye_x,left_eye_y,right_eye_x,right_eye_y," +
        "nose_x,nose_y,mouth_left_x,mouth_left_y,mouth_right_x,mouth_right_y,rating";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_writes_what_is_documented()
    {
        FaceManifest.Write(folder["list.csv"], new FaceSet("x",
        [
            new("Ann, Lee", 1, folder["faces/a \"b\".jpg"]) { Box = new FaceBox(0.1, 2, 3e20, 4) },
            new("Bob", 7, folder.Path + "/../up.png") { Rating = 3.25,
                Landmarks = new(new(1, 2), new(3, 4), new(5, 6), new(7, 8), new(9, -0.5)) },
        ]));

        Assert.Equal(
            $"{Header}\r\n\"faces/a \"\"b\"\".jpg\",\"Ann, " +
            "Lee\",1,0.1,2,3E+20,4,,,,,,,,,,,\r\n../up.png,Bob,7,,,,,1,2,3,4,5,6,7,8,9,-0.5,3.25\r\n",
            File.ReadAllText(folder["list.csv"]));
        Assert.Equal(["list.csv"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Any_set_comes_back_as_it_was()
    {
        var random = new Random(5);
        var faces = new FaceSet("list", Enumerable.Range(0, 300).Select(number => Record(random, number)));

        FaceManifest.Write(folder["deep/down/list.csv"], faces);
        var back = FaceManifest.Read(folder["deep/down/list.csv"]);

        Assert.Equal("list", back.Name);
        Assert.Equal(faces.Records, back.Records);
    }

    [Fact]
    public void Folder_and_manifest_move_together()
    {
        folder.Write("here/ann/1.jpg");
        FaceManifest.Write(folder["here/list.csv"], PersonFolders.Open(folder["here"]).Faces);
        Directory.Move(folder["here"], folder["there"]);

        Assert.Equal([folder["there/ann/1.jpg"]],
            FaceManifest.Read(folder["there/list.csv"]).Records.Select(record => record.Path));
    }

    [Fact]
    public void Names_of_pixels_stand_as_they_are_and_a_folder_with_a_colon_is_still_a_folder()
    {
        FaceRecord[] records =
            [new("a", 1, "synthetic:7/3/1"), new("b", 1, "idx:/data/t10k-images-idx3-ubyte.gz#5"),
                new("c", 1, folder["synthetic:9/1.jpg"])];

        FaceManifest.Write(folder["list.csv"], new FaceSet("list", records));

        Assert.Equal(records, FaceManifest.Read(folder["list.csv"]).Records);
        Assert.Contains("./synthetic:9/1.jpg", File.ReadAllText(folder["list.csv"]));
    }

    [Fact]
    public void What_cannot_be_written_leaves_the_old_file_and_no_other()
    {
        FaceManifest.Write(folder["list.csv"], new FaceSet("old", [new("a", 1, folder["1.jpg"])]));
        var old = File.ReadAllText(folder["list.csv"]);

        FaceRecord good = new("a", 1, folder["1.jpg"]);
        foreach (var bad in (FaceRecord[])[
            good with { Rating = double.NaN }, good with { Box = new FaceBox(0, 0, double.PositiveInfinity, 1) },
                good with { Identity = "" },
            good with { Number = -1 }, good with { Identity = "half a pair \uD800" }])
        {
            Assert.Throws<FaceDataException>(
                () => FaceManifest.Write(folder["list.csv"], new FaceSet("new", [good, bad])));
            Assert.Equal(old, File.ReadAllText(folder["list.csv"]));
        }
        Assert.Equal(["list.csv"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("1.jpg,ann,1,,,,,,,,,,,,,,,", null)]
    [InlineData("1.jpg,,1,,,,,,,,,,,,,,,", "a path and an identity")]
    [InlineData(",ann,1,,,,,,,,,,,,,,,", "a path and an identity")]
    [InlineData("1.jpg,ann,x,,,,,,,,,,,,,,,", "'number'")]
    [InlineData("1.jpg,ann,1,1,2,3,,,,,,,,,,,,", "all of box_x, box_y, box_width, box_height or none")]
    [InlineData("1.jpg,ann,1,,,,,1,2,,,,,,,,,", "all of left_eye_x")]
    [InlineData("1.jpg,ann,1,1,2,3,NaN,,,,,,,,,,,", "'box_height', a finite number")]
    [InlineData("1.jpg,ann,1,,,,,,,,,,,,,,,high", "'rating', a finite number")]
    [InlineData("1.jpg,ann,1", "18 fields")]
    [InlineData("1.jpg,ann,1,,,,,,,,,,,,,,,\"0,5\"", "'rating', a finite number like 0.5, got '0,5'")]
    [InlineData("1.jpg,ann,\"1,000\",,,,,,,,,,,,,,,", "'number', a whole number, got '1,000'")]
    [InlineData("1.jpg,ann,1,0.1,0.2,0.5,0.6,,,,,,,,,,,", "a box in pixels, wider and higher than 1, got '0.5 x 0.6'")]
    [InlineData("0.jpg,ann,2,,,,,,,,,,,,,,,", "each picture once, but line 2 has it too; got '0.jpg'")]
    [InlineData("./0.jpg,bob,1,,,,,,,,,,,,,,,", "each picture once, but line 2 has it too; got './0.jpg'")]
    [InlineData("C:\\faces\\1.jpg,ann,1,,,,,,,,,,,,,,,", "without a drive, got 'C:\\faces\\1.jpg'")]
    public void A_malformed_row_is_named_with_its_line(string row, string? expected)
    {
        folder.Write("list.csv", Header, "0.jpg,ann,1,,,,,,,,,,,,,,,", row);

        if (expected is null)
        {
            Assert.Equal(2, FaceManifest.Read(folder["list.csv"]).Count);
            return;
        }
        var message = Assert.Throws<FaceDataException>(() => FaceManifest.Read(folder["list.csv"])).Message;
        Assert.Contains("list.csv, line 3", message);
        Assert.Contains(expected, message);
    }

    [Theory]
    [InlineData("path,identity|1.jpg,Ann Lee|2.jpg,Bob|3.jpg,ann lee")]
    [InlineData("\uFEFFpath,identity|1.jpg,Ann Lee|2.jpg,Bob|3.jpg,Ann Lee")]
    [InlineData(" Path , IDENTITY|1.jpg , Ann Lee| 2.jpg, \"Bob\"|3.jpg,Ann Lee")]
    [InlineData("identity;path;|Ann Lee;1.jpg;|Bob;2.jpg;|;;|Ann Lee;3.jpg")]
    [InlineData("sep=;|Path;Identity|1.jpg;Ann Lee|2.jpg;Bob|3.jpg;Ann Lee|")]
    [InlineData("path\tidentity|1.jpg\tAnn Lee|2.jpg\tBob|3.jpg\tAnn Lee")]
    [InlineData("path,identity,rating,left-eye x|1.jpg,Ann Lee,,|2.jpg,Bob,,|3.jpg,Ann Lee,,")]
    public void What_a_spreadsheet_makes_of_it_is_read(string text)
    {
        foreach (var encoding in (Encoding[])[new UTF8Encoding(false), Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            File.WriteAllText(folder["list.csv"], text.Replace('|', '\n').Replace("\uFEFF",
                encoding is UTF8Encoding ? "\uFEFF" : "", StringComparison.Ordinal), encoding);

            var faces = FaceSets.Open(folder["list.csv"]).Faces;

            Assert.Equal(["Ann Lee", "Bob"], faces.Identities);
            Assert.Equal([new("Ann Lee", 1, folder["1.jpg"]), new("Bob", 1, folder["2.jpg"]),
                new("Ann Lee", 2, folder["3.jpg"])], faces.Records);
        }
    }

    [Fact]
    public void Letters_of_another_encoding_are_refused_with_the_remedy()
    {
        File.WriteAllBytes(folder["list.csv"], [.. "path,identity\n1.jpg,Zo"u8, 0xEB, (byte)'\n']);

        Assert.Contains("not UTF-8 text. Save", Assert.Throws<FaceDataException>(
            () => FaceManifest.Read(folder["list.csv"])).Message);
    }

    [Fact]
    public void Files_are_found_that_the_list_writes_in_another_way()
    {
        folder.Write("Faces/Zo\u00EB/One.JPG");
        folder.Write("Faces/two.jpg");
        folder.Write("list.csv", "path,identity", "faces\\Zoe\u0308\\one.jpg,Zo\u00EB", "Faces\\two.jpg,Bob",
            "faces\\three.jpg,Bob");

        Assert.Equal([folder["Faces/Zo\u00EB/One.JPG"], folder["Faces/two.jpg"], folder["faces\\three.jpg"]],
            FaceManifest.Read(folder["list.csv"]).Records.Select(record => record.Path));
    }

    [Theory]
    [InlineData(100, "the eyes are 0.4 pixels apart: are these shares of the picture, 0 to 1, instead of pixels?")]
    [InlineData(-1, "the line of the eyes is turned by -179 degrees, the left eye is right of the right one")]
    [InlineData(1, null)]
    public void Landmarks_in_another_unit_or_order_are_refused(double divisor, string? expected)
    {
        FacePoint[] face = [.. new double[] { 30, 32, 70, 31, 51, 55, 33, 75, 67, 74 }.Chunk(2)
            .Select(xy => new FacePoint(xy[0] / divisor, xy[1] / Math.Abs(divisor)))];
        FaceRecord[] records = [.. Enumerable.Range(1, 3).Select(i => new FaceRecord("Ann", i, folder[$"{i}.jpg"])
        {
            Landmarks = new(face[0], face[1], face[2], face[3], face[4]),
        }), new("Ann", 4, folder["4.jpg"])];
        FaceManifest.Write(folder["list.csv"], new FaceSet("x", records));

        if (expected is null)
            Assert.Equal(records, FaceManifest.Read(folder["list.csv"]).Records);
        else
            Assert.Contains($"list.csv, line 2: the landmarks make no face ({expected}",
                Assert.Throws<FaceDataException>(() => FaceManifest.Read(folder["list.csv"])).Message);
    }

    [Fact]
    public void Manifests_that_call_the_rating_score_are_read()
    {
        folder.Write("old.csv", Header.Replace("rating", "score", StringComparison.Ordinal),
            "0.jpg,ann,1,,,,,,,,,,,,,,,3.5");

        Assert.Equal(3.5, FaceManifest.Read(folder["old.csv"]).Records[0].Rating);
        Assert.Single(FaceSets.Open(folder["old.csv"]).Faces.Records);
    }

    [Fact]
    public void Other_files_are_no_manifest()
    {
        folder.Write("list.csv", "path,name", "1.jpg,ann");
        folder.Write("empty.csv");
        File.WriteAllBytes(folder["binary.csv"], [0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 2, (byte)'"', 3]);

        Assert.Contains("lacks identity: its header is 'path,name', expected 'path,identity'; column 2 is 'name' " +
            "instead of 'identity'",
            Assert.Throws<FaceDataException>(() => FaceSets.Open(folder["list.csv"])).Message);
        Assert.Contains("lacks identity",
            Assert.Throws<FaceDataException>(() => FaceManifest.Read(folder["list.csv"])).Message);
        Assert.Contains("is empty",
            Assert.Throws<FaceDataException>(() => FaceManifest.Read(folder["empty.csv"])).Message);
        Assert.Throws<FaceDataException>(() => FaceManifest.Read(folder["binary.csv"]));
        Assert.Contains("no manifest",
            Assert.Throws<FaceDataException>(() => FaceManifest.Read(folder["none.csv"])).Message);
    }

    private FaceRecord Record(Random random, int number)
    {
        return new FaceRecord(Text(), random.Next(),
            folder[$"{Text().Replace('/', 'x').Trim('.')}_/{Text().Replace('/', 'x')}{number}.jpg"])
        {
            Box = random.Next(2) == 0 ? null : new FaceBox(Number(), Number(), 1.1 + random.NextDouble(), 7e20),
            Landmarks = random.Next(2) == 0 ? null
                : new(Point(30, 32), Point(70, 31), Point(51, 55), Point(33, 75), Point(67, 74)),
            Rating = random.Next(2) == 0 ? null : Number(),
        };

        // Everything that a CSV writer may trip over, and letters beyond ASCII.
        string Text()
        {
            const string Letters = "ab ,;\"'\r\n\té字=+-@#\\/.:";
            var text = new StringBuilder("x");
            for (var i = random.Next(8); i > 0; i--)
                text.Append(Letters[random.Next(Letters.Length)]);
            return text.ToString();
        }

        // A face, to the last bit.
        FacePoint Point(double x, double y) => new(0.1 + 1.7 * x, y + random.NextDouble());

        double Number() => random.Next(5) switch
        {
            0 => random.Next(-100, 100),
            1 => 0.1 + 0.2,
            2 => double.Epsilon,
            3 => -double.MaxValue,
            _ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20)),
        };
    }
}
