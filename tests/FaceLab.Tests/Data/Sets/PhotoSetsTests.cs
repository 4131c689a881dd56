using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Sets;

/// <summary>WIDER FACE and FDDB: photos with many faces.</summary>
public sealed class PhotoSetsTests : IDisposable
{
    private const string Fold1 = "FDDB-folds/FDDB-fold-01-ellipseList.txt";
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WIDER_reads_boxes_without_attributes()
    {
        Photos("images/0--Parade/a.jpg", "images/1--Hand shake/b c.jpg");
        folder.Write("bbx_gt.txt", "0--Parade/a.jpg", "2", "249.0 134.5 15.5 18.0", "98 122.5 17.5 26",
            "1--Hand shake/b c.jpg", "0");

        var set = WiderDataset.Open(folder.Path);

        Assert.Equal([folder["images/0--Parade/a.jpg"], folder["images/1--Hand shake/b c.jpg"]],
            set.Photos.Select(photo => photo.Path));
        Assert.Equal([2, 0], set.Photos.Select(photo => photo.Faces.Count));
        Assert.Equal([new FaceBox(249, 134.5, 15.5, 18), new FaceBox(98, 122.5, 17.5, 26)],
            set.Faces.Records.Select(face => face.Box!.Value));
        Assert.Equal(["0--Parade/a.jpg#1", "0--Parade/a.jpg#2"], set.Faces.Identities);
        Assert.Empty(set.PassedOver);
    }

    [Theory]
    [InlineData("val")]
    [InlineData("train")]
    public void WIDER_reads_its_published_layout(string part)
    {
        Photos($"WIDER_{part}/images/0--Parade/a.jpg", $"WIDER_{part}/images/0--Parade/none.jpg",
            $"WIDER_{part}/images/0--Parade/last.jpg");
        folder.Write($"wider_face_split/wider_face_{part}_bbx_gt.txt",
            "0--Parade/a.jpg", "3", "449 330 122 149 0 0 0 0 0 0 ", "361 98 263 339 0 0 0 1 0 0 ",
                "10 20 0 5 2 0 0 0 0 0 ",
            "0--Parade/none.jpg", "0", "0 0 0 0 0 0 0 0 0 0 ",
            "0--Parade/last.jpg", "1", "1 2 3 4 2 1 1 0 2 1 ");

        var photos = WiderDataset.Open(folder.Path).Photos;

        Assert.Equal([1, 0, 1], photos.Select(photo => photo.Faces.Count));
        Assert.Equal([new FaceBox(361, 98, 263, 339), new FaceBox(10, 20, 0, 5)], photos[0].Ignored);
        Assert.Equal(new FaceBox(449, 330, 122, 149), photos[0].Faces[0].Box);
        Assert.Equal(new FaceBox(1, 2, 3, 4), photos[2].Faces[0].Box);
    }

    [Theory]
    [InlineData("ends within the faces of 'a.jpg'", "a.jpg")]
    [InlineData("ends within the faces of 'a.jpg'", "a.jpg", "2000000000", "1 2 3 4")]
    [InlineData("line 2: expected the number of faces", "a.jpg", "b.jpg")]
    [InlineData("line 2: expected the number of faces", "a.jpg", "-1")]
    [InlineData("line 2: expected the number of faces", "a.jpg", "99999999999")]
    [InlineData("line 3: expected 'x y width height'", "a.jpg", "1", "1 2 3")]
    [InlineData("line 3: expected 'x y width height'", "a.jpg", "1", "1 2 3 4 5")]
    [InlineData("line 3: expected x, a finite number", "a.jpg", "1", "NaN 2 3 4")]
    [InlineData("line 3: expected width, a finite number", "a.jpg", "1", "1 2 1e999 4")]
    [InlineData("line 3: expected a width and a height of 0 or more", "a.jpg", "1", "1 2 -3 4")]
    [InlineData("line 4: expected each picture once", "a.jpg", "1", "1 2 3 4", "a.jpg", "1", "1 2 3 4")]
    [InlineData("line 1: expected a picture within", "../a.jpg", "1", "1 2 3 4")]
    public void Malformed_boxes_are_named_with_their_line(string expected, params string[] lines)
    {
        Photos("images/a.jpg");
        folder.Write("bbx_gt.txt", lines);

        var message = Assert.Throws<FaceDataException>(() => WiderDataset.Open(folder.Path)).Message;

        Assert.Contains(expected, message);
        Assert.Contains("bbx_gt.txt", message);
    }

    [Fact]
    public void A_set_of_photos_without_a_face_is_refused()
    {
        Photos("images/a.jpg");
        folder.Write("bbx_gt.txt", "a.jpg", "0");

        Assert.Contains("empty", Assert.Throws<FaceDataException>(() => WiderDataset.Open(folder.Path)).Message);
    }

    [Fact]
    public void FDDB_ellipses_become_their_bounding_rectangles()
    {
        Photos("originalPics/2002/08/11/big/img_591.jpg");
        // An upright ellipse, one lying down, and one at 45 degrees, whose half width and height are √((a² + b²) / 2).
        folder.Write(Fold1, "2002/08/11/big/img_591", "3",
            "30.000000 20.000000 1.5707963267948966 100.000000 80.000000  1", "30 20 0 100 80  1",
                "30 20 -0.78539816339744831 100 80  1");

        var boxes = FddbDataset.Open(folder.Path).Faces.Records.Select(face => face.Box!.Value).ToList();

        AssertClose(new FaceBox(80, 50, 40, 60), boxes[0]);
        AssertClose(new FaceBox(70, 60, 60, 40), boxes[1]);
        var half = Math.Sqrt((900 + 400) / 2.0);
        AssertClose(new FaceBox(100 - half, 80 - half, 2 * half, 2 * half), boxes[2]);
    }

    [Fact]
    public void FDDB_rectangles_touch_the_ellipse_on_all_four_sides()
    {
        Photos("originalPics/big/a.jpg");
        var (a, b, angle, x, y) = (67.3639, 44.5113, -1.476417, 105.249970, 87.209036);
        folder.Write(Fold1, "big/a", "1", FormattableString.Invariant($"{a} {b} {angle} {x} {y}  1"));

        var box = FddbDataset.Open(folder.Path).Faces.Records[0].Box!.Value;

        var points = Enumerable.Range(0, 100_000).Select(i => 2 * Math.PI * i / 100_000).Select(t => (
            X: x + a * Math.Cos(t) * Math.Cos(angle) - b * Math.Sin(t) * Math.Sin(angle),
            Y: y + a * Math.Cos(t) * Math.Sin(angle) + b * Math.Sin(t) * Math.Cos(angle))).ToList();
        Assert.Equal(points.Min(point => point.X), box.X, 1e-6);
        Assert.Equal(points.Max(point => point.X), box.X + box.Width, 1e-6);
        Assert.Equal(points.Min(point => point.Y), box.Y, 1e-6);
        Assert.Equal(points.Max(point => point.Y), box.Y + box.Height, 1e-6);
    }

    [Fact]
    public void FDDB_reads_all_folds_and_tells_what_is_missing()
    {
        Photos("originalPics/big/a.jpg", "originalPics/big/b.jpg", "originalPics/big/z.jpg");
        folder.Write(Fold1, "big/a", "1", "3 2 0 5 5  1");
        folder.Write("FDDB-folds/FDDB-fold-02-ellipseList.txt", "big/b", "2", "3 2 0 5 5  1", "3 2 0 9 9  1", "big/c",
            "1", "3 2 0 5 5  1");

        foreach (var place in (string[])[folder.Path, folder["FDDB-folds"]])
        {
            var set = FddbDataset.Open(place);

            Assert.Equal(["a.jpg", "b.jpg"], set.Photos.Select(photo => Path.GetFileName(photo.Path)));
            Assert.Equal(["big/a#1", "big/b#1", "big/b#2"], set.Faces.Identities);
            Assert.Equal(["c.jpg", "z.jpg"], set.PassedOver.Select(entry => Path.GetFileName(entry.Path)));
        }
    }

    [Theory]
    [InlineData("line 3: expected 'major_axis_radius", "3 2 0 5 5")]
    [InlineData("line 3: expected radii above 0", "3 0 0 5 5 1")]
    [InlineData("line 3: expected the angle", "3 2 NaN 5 5 1")]
    public void A_malformed_ellipse_is_named_with_its_line(string expected, string line)
    {
        Photos("originalPics/big/a.jpg");
        folder.Write(Fold1, "big/a", "1", line);

        Assert.Contains(expected, Assert.Throws<FaceDataException>(() => FddbDataset.Open(folder.Path)).Message);
    }

    private static void AssertClose(FaceBox expected, FaceBox actual)
    {
        Assert.Equal(expected.X, actual.X, 1e-9);
        Assert.Equal(expected.Y, actual.Y, 1e-9);
        Assert.Equal(expected.Width, actual.Width, 1e-9);
        Assert.Equal(expected.Height, actual.Height, 1e-9);
    }

    private void Photos(params string[] names)
    {
        foreach (var name in names)
            folder.Write(name);
    }
}
