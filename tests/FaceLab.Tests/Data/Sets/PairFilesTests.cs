using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Sets;

/// <summary>Own pairs of a set of three people, Ann Lee (3 pictures), Zoë and Cy (2 each).</summary>
public sealed class PairFilesTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly FaceSet faces;

    public PairFilesTests()
    {
        string[] pictures = ["Ann Lee/1", "Ann Lee/2", "Ann Lee/3", "Cy/1", "Cy/2", "Zo\u00EB/1", "Zo\u00EB/2"];
        foreach (var picture in pictures)
            folder.Write($"set/{picture}.jpg");
        faces = PersonFolders.Open(folder["set"]).Faces;
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("path1,path2,genuine|Ann Lee/1.jpg,Ann Lee/2.jpg,1|Cy/2.jpg,Ann Lee/3.jpg,0")]
    [InlineData("path1,path2|set/Ann Lee/1.jpg,HERE/set/Ann Lee/2.jpg|./set/Cy/2.jpg,ann lee/3.JPG")]
    [InlineData("Genuine;Path2;Path1|same;Ann Lee\\2.jpg;Ann Lee\\1.jpg|different;set\\Ann Lee\\3.jpg;Cy\\2.jpg")]
    [InlineData("name1,number1,name2,number2|Ann Lee,1,ann lee ,2|Cy,2,Ann Lee,3.0")]
    [InlineData("name1,number1,name2,number2,genuine,fold|Ann Lee,1,Ann Lee,2,yes,a|Cy,2,Ann Lee,3,no,a")]
    [InlineData("name,imagenum1,imagenum2,|Ann Lee,1,2,|Cy,2,Ann Lee,3")]
    public void A_CSV_names_pictures_by_path_or_by_person_and_number(string text)
    {
        folder.Write("pairs.csv", text.Replace("HERE", folder.Path, StringComparison.Ordinal).Split('|'));

        Assert.Equal([new(0, 1, true), new(4, 2, false)], Assert.Single(PairFiles.Read(faces, folder["pairs.csv"])));
    }

    [Fact]
    public void LFWs_lists_are_read_for_any_set_also_in_two_files()
    {
        folder.Write("pairs.txt", "1", "Ann Lee\t1\t2", "Cy\t2\tAnn Lee\t3");
        folder.Write("match.csv", "name,imagenum1,imagenum2", "Ann Lee,1,2", "Zoe\u0308,1,2");
        folder.Write("mismatch.csv", "name,imagenum1,name,imagenum2", "Cy,2,Ann Lee,3");

        Assert.Equal([new(0, 1, true), new(4, 2, false)], Assert.Single(PairFiles.Read(faces, folder["pairs.txt"])));
        foreach (var files in (string[][])[["match.csv", "mismatch.csv"], ["mismatch.csv", "match.csv"]])
            Assert.Equal([new(0, 1, true), new(4, 2, false), new(5, 6, true)],
                Assert.Single(PairFiles.Read(faces, [.. files.Select(file => folder[file])]))
                    .OrderBy(pair => (pair.First == 5, pair.First)));
    }

    [Fact]
    public void Folds_come_in_the_order_of_their_first_lines()
    {
        folder.Write("pairs.csv", "name1,number1,name2,number2,fold", "Ann Lee,1,Ann Lee,2,b", "Cy,1,Cy,2,a",
            "Cy,2,Ann Lee,3,a", "Ann Lee,1,Cy,1,b");

        Assert.Equal([[new(0, 1, true), new(0, 3, false)], [new(3, 4, true), new(4, 2, false)]],
            PairFiles.Read(faces, folder["pairs.csv"]));
    }

    [Theory]
    [InlineData("Cy/1.jpg,Cy/1.jpg,1,", "line 3: 'HERE/set/Cy/1.jpg' is paired with itself")]
    [InlineData("Ann Lee/2.jpg,Ann Lee/1.jpg,1,", "line 3: the pair of 'HERE/set/Ann Lee/2.jpg' and " +
        "'HERE/set/Ann Lee/1.jpg' is also in pairs.csv, line 2")]
    [InlineData("Cy/1.jpg,Cy/2.jpg,0,", "line 3: an impostor pair needs pictures of two people, got two of 'Cy'")]
    [InlineData("Cy/1.jpg,Ann Lee/2.jpg,1,", "line 3: a genuine pair needs two pictures of one person, got 'Cy' " +
        "and 'Ann Lee'")]
    [InlineData("Cy/1.jpg,Cy/3.jpg,1,", "line 3: 'Cy/3.jpg' is not in 'set', which has 7 pictures of 3 people")]
    [InlineData("Cy/1.jpg,1.jpg,1,", "line 3: '1.jpg' may be 'HERE/set/Ann Lee/1.jpg' or 'HERE/set/Cy/1.jpg'")]
    [InlineData("Cy/1.jpg,Cy/2.jpg,maybe,", "line 3: expected 'genuine', one of 1, true, yes, same, genuine, 0, " +
        "false, no, different, impostor, got 'maybe'")]
    [InlineData("Cy/1.jpg,Cy/2.jpg,1,x", "line 2: expected a fold in each line or in none")]
    [InlineData("Cy/1.jpg,Cy/2.jpg,1,", "' has 2 genuine and 0 impostor pairs: verification needs both kinds")]
    [InlineData("D:\\Cy\\1.jpg,Cy/2.jpg,1,", "line 3: expected a path that starts from 'HERE', without a drive, " +
        "got 'D:\\Cy\\1.jpg'")]
    public void A_pair_that_teaches_nothing_is_named_with_its_line(string line, string expected)
    {
        folder.Write("pairs.csv", "path1,path2,genuine,fold", "Ann Lee/1.jpg,Ann Lee/2.jpg,1,", line);

        Assert.Contains(expected.Replace("HERE", folder.Path, StringComparison.Ordinal), Error("pairs.csv"));
    }

    [Fact]
    public void Other_files_are_refused_with_the_header_that_is_wanted()
    {
        folder.Write("list.csv", "image_a,image_b,is_same", "1.jpg,2.jpg,1");
        folder.Write("half.csv", "path1,genuine", "1.jpg,1");
        folder.Write("folds.csv", "name1,number1,name2,number2,fold", "Ann Lee,1,Ann Lee,2,b", "Cy,1,Ann Lee,1,a");
        folder.Write("none.csv", "path1,path2");

        Assert.Contains("its header is 'image_a,image_b,is_same', expected path1,path2,genuine,fold or",
            Error("list.csv"));
        Assert.Contains("'path2' is missing", Error("half.csv"));
        Assert.Contains("Fold b of", Error("folds.csv"));
        Assert.Contains("a header and no pair", Error("none.csv"));
        Assert.Contains("There is no file of pairs", Error("nowhere.csv"));
    }

    [Fact]
    public void Two_pictures_of_one_number_are_told_apart_by_their_paths()
    {
        folder.Write("set/cy/9.jpg");
        var merged = PersonFolders.Open(folder["set"]).Faces;
        folder.Write("pairs.csv", "name1,number1,name2,number2", "Cy,1,Cy,2");

        Assert.Contains($"line 2: image 1 of 'Cy' may be '{folder["set/Cy/1.jpg"]}' or '{folder["set/cy/9.jpg"]}'",
            Assert.Throws<FaceDataException>(() => PairFiles.Read(merged, folder["pairs.csv"])).Message);
    }

    private string Error(string file) =>
        Assert.Throws<FaceDataException>(() => PairFiles.Read(faces, folder[file])).Message;
}
