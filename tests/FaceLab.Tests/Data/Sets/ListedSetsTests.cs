using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Sets;

/// <summary>CelebA, SCUT-FBP and five landmarks: sets that are a list and a folder of pictures.</summary>
public sealed class ListedSetsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("identities.csv", "photos", "file,identity")]
    [InlineData("identity_CelebA.txt", "img_align_celeba", null)]
    [InlineData("Anno/identity_CelebA.txt", "Img/img_celeba", null)]
    [InlineData("identity_CelebA.txt", ".", null)]
    public void CelebA_reads_both_forms_of_its_list(string list, string photos, string? header)
    {
        Pictures(photos, "000003.jpg", "000001.jpg", "000002.jpg");
        var separator = header is null ? ' ' : ',';
        folder.Write(list, [.. header is null ? [] : (string[])[header],
            $"000001.jpg{separator}2880", $"000002.jpg{separator}17", $"000003.jpg{separator}2880"]);

        var set = CelebaDataset.Open(folder.Path);

        Assert.Equal(["2880", "17"], set.Faces.Identities);
        Assert.Equal([("000001.jpg", 1), ("000002.jpg", 1), ("000003.jpg", 2)],
            set.Faces.Records.Select(record => (Path.GetFileName(record.Path), record.Number)));
        Assert.Empty(set.PassedOver);
        Assert.Equal(3, CelebaDataset.Open(folder[list]).Faces.Count);
    }

    [Fact]
    public void Pictures_missing_from_disk_or_list_are_told()
    {
        Pictures("photos", "1.jpg", "9.jpg");
        folder.Write("identities.csv", "file,identity", "1.jpg,5", "2.jpg,5");

        var told = CelebaDataset.Open(folder.Path).PassedOver;

        Assert.Equal([folder["photos/2.jpg"], folder["photos/9.jpg"]], told.Select(entry => entry.Path));
        Assert.Contains("identities.csv, line 3", told[0].Reason);
        Assert.Contains("not listed", told[1].Reason);
    }

    [Theory]
    [InlineData("file,name", "1.jpg,5", "lacks identity")]
    [InlineData("file,identity", "1.jpg", "line 2: expected 2 fields")]
    [InlineData("file;identity", "1.jpg,5", "line 2: expected 2 fields")]
    [InlineData("file,identity", "1.jpg,five", "line 2: expected the identity, a whole number, got 'five'")]
    [InlineData("file,identity", "../../etc/passwd,5", "line 2: expected a picture within")]
    [InlineData("file,identity", "/etc/passwd,5", "line 2: expected a picture within")]
    [InlineData("file,identity", "1.jpg,5\n1.jpg,6", "line 3: expected each picture once")]
    [InlineData("file,identity", "2.jpg,5", "Not one picture")]
    [InlineData("file,identity,file", "1.jpg,5,1.jpg", "two columns 'file'")]
    [InlineData("file,identity", "1.j\"pg,5", "no CSV")]
    [InlineData("file,identity", "\"1.jpg,5", "Not one picture|no CSV|2 fields")]
    public void A_malformed_CSV_is_named_with_its_line(string header, string rows, string expected)
    {
        Pictures("photos", "1.jpg");
        folder.Write("identities.csv", header, rows);

        var message = Assert.Throws<FaceDataException>(() => CelebaDataset.Open(folder.Path)).Message;

        Assert.Contains(expected.Split('|'), part => message.Contains(part, StringComparison.Ordinal));
        Assert.Contains(folder["identities.csv"],
            message.Replace("identities.csv,", folder["identities.csv"], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("000001.jpg")]
    [InlineData("000001.jpg 5 6")]
    [InlineData("000001.jpg x")]
    [InlineData("\u0000\u0001\u0002")]
    public void A_malformed_text_list_is_refused(string line)
    {
        Pictures("img_celeba", "000001.jpg");
        folder.Write("identity_CelebA.txt", line);

        Assert.Contains("identity_CelebA.txt",
            Assert.Throws<FaceDataException>(() => CelebaDataset.Open(folder.Path)).Message);
    }

    [Fact]
    public void Endless_lines_and_foreign_bytes_are_refused_in_a_short_message()
    {
        Pictures("img_celeba", "000001.jpg");
        Pictures("photos", "000001.jpg");
        File.WriteAllText(folder["identity_CelebA.txt"], new string('x', 5_000_000));
        Assert.Contains("longer than", Short(() => CelebaDataset.Open(folder.Path)));
        File.WriteAllBytes(folder["identity_CelebA.txt"], [.. "000001.jpg "u8, 0xFF, 0xFE, (byte)'5']);
        Assert.Contains("UTF-8", Short(() => CelebaDataset.Open(folder.Path)));
        File.WriteAllText(folder["identities.csv"], "file,identity\n" + new string('x', 5_000_000) + ",5");
        Assert.Contains("no CSV", Short(() => CelebaDataset.Open(folder["identities.csv"])));
        File.WriteAllBytes(folder["identities.csv"], [.. "file,identity\n1.jpg,"u8, 0xFF, (byte)'5']);
        Assert.Contains("not UTF-8 text", Short(() => CelebaDataset.Open(folder["identities.csv"])));

        static string Short(Func<object> act)
        {
            var message = Assert.Throws<FaceDataException>(act).Message;
            Assert.True(message.Length < 1_500, message);
            return message;
        }
    }

    [Theory]
    [InlineData("rating")]
    [InlineData("score")]
    public void SCUT_FBP_reads_a_CSV_of_ratings(string column)
    {
        Pictures("images", "AF1.jpg", "AF2.jpg");
        folder.Write($"{column}s.csv", $"file,{column}", "AF1.jpg,2.333333", "AF2.jpg,4");

        var faces = ScutFbpDataset.Open(folder.Path).Faces;

        Assert.Equal(["AF1", "AF2"], faces.Identities);
        Assert.Equal([2.333333, 4], faces.Records.Select(record => record.Rating));
    }

    [Fact]
    public void SCUT_FBP_reads_its_published_lists()
    {
        Pictures("Images", "CF437.jpg", "AM1384.jpg");
        folder.Write("train_test_files/All_labels.txt", "CF437.jpg 2.883333", "AM1384.jpg 2.466667");
        var train = folder.Write(
            "train_test_files/split_of_60%training and 40%testing/train.txt", "AM1384.jpg 2.466667");

        var all = ScutFbpDataset.Open(folder.Path);
        var part = ScutFbpDataset.Open(train);

        Assert.Equal([2.883333, 2.466667], all.Faces.Records.Select(record => record.Rating));
        Assert.Equal([2.466667], part.Faces.Records.Select(record => record.Rating));
        Assert.Equal([folder["Images/CF437.jpg"]], part.PassedOver.Select(entry => entry.Path));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData("high")]
    [InlineData("")]
    public void A_rating_that_is_no_number_is_refused(string rating)
    {
        Pictures("images", "AF1.jpg");
        folder.Write("ratings.csv", "file,rating", $"AF1.jpg,{rating}");

        Assert.Contains("'rating', a finite number",
            Assert.Throws<FaceDataException>(() => ScutFbpDataset.Open(folder.Path)).Message);
    }

    [Fact]
    public void Five_landmarks_are_the_viewers()
    {
        Pictures("images", "Ann_Lee_0003.jpg", "other.jpg");
        folder.Write("points.csv", "file,lx,ly,rx,ry,nx,ny,mlx,mly,mrx,mry",
            "Ann_Lee_0003.jpg,33.42,27.59,69.76,31.63,50.47,58.99,32.52,72.45,63.48,76.04",
                "other.jpg,1,2,3,4,5,6,7,8,9,10");

        var faces = Landmarks5Dataset.Open(folder.Path).Faces;

        Assert.Equal([("Ann_Lee", 3), ("other", 1)], faces.Records.Select(record => (record.Identity, record.Number)));
        Assert.Equal(
            new FaceLandmarks(new(33.42, 27.59), new(69.76, 31.63), new(50.47, 58.99), new(32.52, 72.45),
                new(63.48, 76.04)), faces.Records[0].Landmarks);
        Assert.Equal([new(1, 2), new(3, 4), new(5, 6), new(7, 8), new(9, 10)], faces.Records[1].Landmarks!.ToArray());
    }

    [Fact]
    public void Points_given_as_shares_are_refused_and_a_single_bad_face_is_not()
    {
        Pictures("images", "1.jpg", "2.jpg");
        const string Header = "file,lx,ly,rx,ry,nx,ny,mlx,mly,mrx,mry", Face = "30,32,70,31,51,55,33,75,67,74";
        folder.Write("points.csv", Header, $"1.jpg,{Face}", "2.jpg,0.3,0.32,0.7,0.31,0.51,0.55,0.33,0.75,0.67,0.74");
        Assert.Equal(2, Landmarks5Dataset.Open(folder.Path).Faces.Count);

        folder.Write("points.csv", Header, "2.jpg,0.3,0.32,0.7,0.31,0.51,0.55,0.33,0.75,0.67,0.74");
        Assert.Contains("points.csv, line 2: the landmarks make no face (the eyes are 0.4 pixels apart",
            Assert.Throws<FaceDataException>(() => Landmarks5Dataset.Open(folder.Path)).Message);
    }

    [Fact]
    public void Listed_names_match_by_their_looks()
    {
        Pictures("photos", "Zo\u00EB.JPG", "b.jpg");
        folder.Write("identities.csv", "File;Identity", "zoe\u0308.jpg;5", "B.jpg;7");

        var set = CelebaDataset.Open(folder.Path);

        Assert.Equal([folder["photos/Zo\u00EB.JPG"], folder["photos/b.jpg"]],
            set.Faces.Records.Select(face => face.Path));
        Assert.Empty(set.PassedOver);
    }

    [Fact]
    public void Lists_that_are_not_there_are_named()
    {
        Assert.Contains("identity_CelebA.txt",
            Assert.Throws<FaceDataException>(() => CelebaDataset.Open(folder.Path)).Message);
        Assert.Contains("All_labels.txt",
            Assert.Throws<FaceDataException>(() => ScutFbpDataset.Open(folder.Path)).Message);
        Assert.Contains("points.csv",
            Assert.Throws<FaceDataException>(() => Landmarks5Dataset.Open(folder.Path)).Message);
    }

    private void Pictures(string place, params string[] names)
    {
        foreach (var name in names)
            folder.Write($"{place}/{name}");
    }
}
