using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Sets;

/// <summary>CFP with three people, two frontal and one profile picture each, and two folds.</summary>
public sealed class CfpDatasetTests : IDisposable
{
    private readonly TempFolder folder = new();

    public CfpDatasetTests()
    {
        var (frontal, profile) = (new List<string>(), new List<string>());
        foreach (var person in (string[])["001", "002", "003"])
        {
            foreach (var picture in (string[])["frontal/01", "frontal/02", "profile/01"])
            {
                folder.Write($"Data/Images/{person}/{picture}.jpg");
                var list = picture.StartsWith('f') ? frontal : profile;
                list.Add($"{list.Count + 1} ../Data/Images/{person}/{picture}.jpg");
            }
        }
        folder.Write("Protocol/Pair_list_F.txt", [.. frontal]);
        folder.Write("Protocol/Pair_list_P.txt", [.. profile]);
        Fold("FF/01", "1,2", "1,3\n2,4");
        Fold("FF/02", "5,6", "6,1");
        Fold("FP/01", "1,1\n4,2", "1,2");
        Fold("FP/02", "6,3", "5,1");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Pictures_come_person_by_person_frontal_first()
    {
        var cfp = CfpDataset.Open(folder.Path);

        Assert.Equal(["001", "002", "003"], cfp.Faces.Identities);
        Assert.Equal([1, 2, 3, 1, 2, 3, 1, 2, 3], cfp.Faces.Records.Select(record => record.Number));
        Assert.Empty(cfp.PassedOver);
    }

    [Fact]
    public void Folds_point_into_the_set_and_a_profile_comes_second()
    {
        var cfp = CfpDataset.Open(folder.Path);

        Assert.Equal([new(0, 1, true), new(0, 3, false), new(1, 4, false)], cfp.FrontalFrontal[0]);
        Assert.Equal([new(6, 7, true), new(7, 0, false)], cfp.FrontalFrontal[1]);
        Assert.Equal([new(0, 2, true), new(4, 5, true), new(0, 5, false)], cfp.FrontalProfile[0]);
        Assert.Equal([new(7, 8, true), new(6, 2, false)], cfp.FrontalProfile[1]);
    }

    [Fact]
    public void The_lists_may_lie_in_Split_and_the_set_in_the_archives_folder()
    {
        using var other = new TempFolder();
        Directory.Move(folder["Data"], Directory.CreateDirectory(other["cfp-dataset"]).FullName + "/Data");
        Directory.Move(folder["Protocol"], other["cfp-dataset/Protocol"]);
        foreach (var list in (string[])["Pair_list_F.txt", "Pair_list_P.txt"])
            File.Move(other[$"cfp-dataset/Protocol/{list}"], other[$"cfp-dataset/Protocol/Split/{list}"]);

        Assert.Equal([3, 2], CfpDataset.Open(other.Path).FrontalProfile.Select(fold => fold.Count));
    }

    [Theory]
    [InlineData("1,3", "two pictures of one person")]
    [InlineData("1,7", "of the 6 listed pictures")]
    [InlineData("0,1", "of the 6 listed pictures")]
    [InlineData("1", "'number,number'")]
    [InlineData("1,x", "a whole number")]
    public void A_wrong_pair_is_named_with_its_line(string line, string expected)
    {
        Fold("FF/02", $"5,6\n{line}", "6,1");

        var message = Assert.Throws<FaceDataException>(() => CfpDataset.Open(folder.Path).FrontalFrontal).Message;

        Assert.Contains("same.txt, line 2", message);
        Assert.Contains(expected, message);
    }

    [Fact]
    public void An_impostor_pair_of_one_person_is_refused()
    {
        Fold("FF/01", "1,2", "1,2");

        Assert.Contains("pictures of two people",
            Assert.Throws<FaceDataException>(() => CfpDataset.Open(folder.Path).FrontalFrontal).Message);
    }

    [Theory]
    [InlineData("1 ../Data/Images/009/frontal/01.jpg", "a picture under 'Data/Images'")]
    [InlineData("1 ../Data/Images/001/frontal/01.jpg\n1 ../Data/Images/001/frontal/02.jpg", "each number once")]
    [InlineData("../Data/Images/001/frontal/01.jpg", "'number path'")]
    public void A_wrong_list_is_named(string lines, string expected)
    {
        folder.Write("Protocol/Pair_list_F.txt", lines);

        Assert.Contains(expected,
            Assert.Throws<FaceDataException>(() => CfpDataset.Open(folder.Path).FrontalFrontal).Message);
    }

    [Fact]
    public void Missing_parts_are_named()
    {
        var cfp = CfpDataset.Open(folder.Path);
        File.Delete(folder["Protocol/Split/FP/02/diff.txt"]);
        Assert.Contains("diff.txt", Assert.Throws<FaceDataException>(() => cfp.FrontalProfile).Message);
        Directory.Delete(folder["Protocol"], recursive: true);
        Assert.Contains("FF", Assert.Throws<FaceDataException>(() => cfp.FrontalFrontal).Message);
        Assert.Contains("Data/Images/001",
            Assert.Throws<FaceDataException>(() => CfpDataset.Open(folder["Data"])).Message);
    }

    private void Fold(string name, string same, string diff)
    {
        folder.Write($"Protocol/Split/{name}/same.txt", same);
        folder.Write($"Protocol/Split/{name}/diff.txt", diff);
    }
}
