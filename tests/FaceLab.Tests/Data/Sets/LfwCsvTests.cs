using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Sets;

/// <summary>LFW as Kaggle's copy has it: the image folder twice, and CSV files for its protocols.</summary>
public sealed class LfwCsvTests : IDisposable
{
    private readonly TinyLfw tiny = new("lfw-deepfunneled/lfw-deepfunneled");

    public LfwCsvTests()
    {
        foreach (var file in Directory.GetFiles(tiny.Path, "*.txt"))
            File.Delete(file);
        tiny.Protocol("matchpairsDevTrain.csv", "name,imagenum1,imagenum2", "Ann_Lee,1,3");
        tiny.Protocol("mismatchpairsDevTrain.csv", "name,imagenum1,name,imagenum2", "Ann_Lee,2,Dee_Dee,1");
        tiny.Protocol("matchpairsDevTest.csv", "name,imagenum1,imagenum2", "Cy_Vance,1,2");
        tiny.Protocol("mismatchpairsDevTest.csv", "name,imagenum1,name,imagenum2", "Bob_Roy,2,Cy_Vance,1");
        tiny.Protocol("peopleDevTrain.csv", "name,images", "Ann_Lee,3", ",", "Dee_Dee,1");
        tiny.Protocol("peopleDevTest.csv", "name,images", "2,", "Bob_Roy,2", "Cy_Vance,2");
        tiny.Protocol("pairs.csv", "name,imagenum1,imagenum2,",
            "Ann_Lee,1,2,", "Ann_Lee,3,Dee_Dee,1", "Bob_Roy,1,2,", "Bob_Roy,1,Cy_Vance,2");
    }

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void The_protocols_are_those_of_the_published_files()
    {
        using var published = new TinyLfw();
        var (lfw, other) = (Assert.IsType<LfwDataset>(FaceSets.Open(tiny.Path)), LfwDataset.Open(published.Path));

        Assert.Equal(other.DevTrain.Identities, lfw.DevTrain.Identities);
        Assert.Equal(other.DevTest.Identities, lfw.DevTest.Identities);
        Assert.Equal(other.DevTrainPairs, lfw.DevTrainPairs);
        Assert.Equal(other.DevTestPairs, lfw.DevTestPairs);
        Assert.Equal(other.View2Pairs, lfw.View2Pairs);
        Assert.Equal("LFW View 1", VerificationTask.LfwView1(lfw).Name);
    }

    [Theory]
    [InlineData("Ann_Lee,1", "expected 'name,n,n' or 'name,n,name,n'")]
    [InlineData("Ann_Lee,one,2,", "an image's number, a whole number, got 'one'")]
    [InlineData("Ann_Lee,1,9,", "there is no image 9 of 'Ann_Lee'")]
    [InlineData("Ann_Lee,1,1,", "is paired with itself")]
    [InlineData("Ann_Lee,2,1,", "is also in pairs.csv, line 2")]
    public void A_wrong_pair_is_named_with_its_line(string line, string expected)
    {
        tiny.Protocol("pairs.csv", "name,imagenum1,imagenum2,", "Ann_Lee,1,2,", "Ann_Lee,3,Dee_Dee,1", line);

        var message = Assert.Throws<FaceDataException>(() => LfwDataset.Open(tiny.Path).View2Pairs).Message;

        Assert.Contains("pairs.csv, line 4", message);
        Assert.Contains(expected, message);
    }

    [Fact]
    public void Another_header_is_shown_beside_the_one_that_was_expected()
    {
        tiny.Protocol("matchpairsDevTest.csv", "name,first,second", "Cy_Vance,1,2");

        Assert.Contains("expected the header name,imagenum1,imagenum2 or name,imagenum1,name,imagenum2, got " +
            "'name,first,second'",
            Assert.Throws<FaceDataException>(() => LfwDataset.Open(tiny.Path).DevTestPairs).Message);
    }
}
