using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Sets;

/// <summary>Protocol files that are not as published: each gives one line with file, line number and remedy.</summary>
public sealed class LfwProtocolTests : IDisposable
{
    private readonly TinyLfw tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void A_missing_file_is_named_when_it_is_asked_for()
    {
        File.Delete(tiny["pairs.txt"]);
        var lfw = LfwDataset.Open(tiny.Path);

        Assert.Equal(2, lfw.DevTestPairs.Count);
        Assert.Contains("'pairs.txt'", Error(() => lfw.View2Pairs));
    }

    [Fact]
    public void A_missing_people_file_that_the_pictures_do_not_give_is_named()
    {
        File.Delete(tiny["peopleDevTrain.txt"]);

        var message = Error(() => LfwDataset.Open(tiny.Path).DevTrain);

        Assert.Contains($"cannot be rebuilt from '{tiny["lfw-deepfunneled"]}'", message);
        Assert.Contains("8 pictures of 4 people", message);
    }

    [Theory]
    [InlineData("Nobody_Known\t1\t2", "image 1 of 'Nobody_Known'")]
    [InlineData("Cy_Vance\t1\t9", "image 9 of 'Cy_Vance'")]
    public void A_pair_of_an_image_that_is_not_there_is_named(string line, string expected)
    {
        var message = TestPairsError("1", line, "Bob_Roy\t2\tCy_Vance\t1");

        Assert.Contains("pairsDevTest.txt, line 2", message);
        Assert.Contains(expected, message);
    }

    [Theory]
    [InlineData("Nobody_Known\t1")]
    [InlineData("Ann_Lee\t4")]
    public void A_person_or_image_that_is_not_there_is_named(string line)
    {
        tiny.Protocol("peopleDevTrain.txt", "2", "Dee_Dee\t1", line);

        var message = Error(() => LfwDataset.Open(tiny.Path).DevTrain);

        Assert.Contains("peopleDevTrain.txt, line 3", message);
        Assert.Contains($"'{line.Split('\t')[0]}'", message);
    }

    [Theory]
    [InlineData("1", "Cy_Vance\t1\t2")]
    [InlineData("2000000000", "Cy_Vance\t1\t2")]
    [InlineData("3\t500", "Cy_Vance\t1\t2")]
    public void A_file_that_ends_before_its_header_says_is_cut_short(string header, string second) =>
        Assert.Contains("cut short", TestPairsError(header, second));

    [Fact]
    public void A_people_file_that_ends_too_early_is_cut_short()
    {
        tiny.Protocol("peopleDevTrain.txt", "7", "Ann_Lee\t3", "Dee_Dee\t1");

        Assert.Contains("cut short", Error(() => LfwDataset.Open(tiny.Path).DevTrain));
    }

    [Fact]
    public void Lines_beyond_what_the_header_says_are_not_dropped_in_silence()
    {
        var message = TestPairsError("1", "Cy_Vance\t1\t2", "Bob_Roy\t2\tCy_Vance\t1", "Bob_Roy\t1\tCy_Vance\t1");

        Assert.Contains("pairsDevTest.txt", message);
        Assert.Contains("line 4", message);
    }

    [Fact]
    public void Blank_lines_at_the_end_do_no_harm()
    {
        tiny.Protocol("pairsDevTest.txt", "1", "Cy_Vance\t1\t2", "Bob_Roy\t2\tCy_Vance\t1", "", " ");

        Assert.Equal(2, LfwDataset.Open(tiny.Path).DevTestPairs.Count);
    }

    [Fact]
    public void Blanks_may_stand_for_tabs()
    {
        tiny.Protocol("pairsDevTest.txt", "1", "Cy_Vance 1  2", " Bob_Roy   2 Cy_Vance 1 ");
        tiny.Protocol("pairs.txt", "2 1",
            "Ann_Lee 1 2", "Ann_Lee 3 Dee_Dee 1", "Bob_Roy\t1\t2", "Bob_Roy 1 Cy_Vance 2");
        tiny.Protocol("peopleDevTrain.txt", "2", "Ann_Lee 3", "Dee_Dee 1");
        var lfw = LfwDataset.Open(tiny.Path);

        Assert.Equal([new(5, 6, true), new(4, 5, false)], lfw.DevTestPairs);
        Assert.Equal([2, 2], lfw.View2Pairs.Select(fold => fold.Count));
        Assert.Equal(["Ann_Lee", "Dee_Dee"], lfw.DevTrain.Identities);
    }

    [Theory]
    [InlineData("Cy_Vance\t1\t1", "Bob_Roy\t2\tCy_Vance\t1", "line 2: 'HERE/Cy_Vance/Cy_Vance_0001.jpg' is paired " +
        "with itself")]
    [InlineData("Cy_Vance\t1\t2", "Bob_Roy\t1\tBob_Roy\t2", "line 3: an impostor pair needs pictures of two people, " +
        "got two of 'Bob_Roy'")]
    [InlineData("Cy_Vance\t1\t2", "Cy_Vance\t2\t1", "line 3: the pair of 'HERE/Cy_Vance/Cy_Vance_0002.jpg' and " +
        "'HERE/Cy_Vance/Cy_Vance_0001.jpg' is also in pairsDevTest.txt, line 2")]
    public void A_pair_that_proves_nothing_is_named_with_its_line(string second, string third, string expected) =>
        Assert.Contains(
            "pairsDevTest.txt, " + expected.Replace("HERE", tiny["lfw-deepfunneled"], StringComparison.Ordinal),
            TestPairsError("1", second, third));

    [Fact]
    public void A_pair_in_two_folds_is_named_with_both_lines()
    {
        tiny.Protocol("pairs.txt", "2\t1",
            "Ann_Lee\t1\t2", "Ann_Lee\t3\tDee_Dee\t1", "Bob_Roy\t1\t2", "Dee_Dee\t1\tAnn_Lee\t3");

        var message = Error(() => LfwDataset.Open(tiny.Path).View2Pairs);

        Assert.Contains("pairs.txt, line 5: the pair of", message);
        Assert.Contains("is also in pairs.txt, line 3", message);
    }

    [Fact]
    public void An_empty_file_is_named()
    {
        File.WriteAllText(tiny["pairsDevTest.txt"], "");

        Assert.Contains("pairsDevTest.txt' is empty", Error(() => LfwDataset.Open(tiny.Path).DevTestPairs));
    }

    [Theory]
    [InlineData("1", "Cy Vance 1 2", "Bob_Roy\t2\tCy_Vance\t1", 2)]
    [InlineData("1", "Cy_Vance\t1\t2", "Bob_Roy\t2\tCy_Vance\t1\t7", 3)]
    [InlineData("1", "Cy_Vance\tone\t2", "Bob_Roy\t2\tCy_Vance\t1", 2)]
    [InlineData("1", "Cy_Vance\t-1\t2", "Bob_Roy\t2\tCy_Vance\t1", 2)]
    [InlineData("one", "Cy_Vance\t1\t2", "Bob_Roy\t2\tCy_Vance\t1", 1)]
    [InlineData("", "Cy_Vance\t1\t2", "Bob_Roy\t2\tCy_Vance\t1", 1)]
    [InlineData("1", "", "Bob_Roy\t2\tCy_Vance\t1", 2)]
    [InlineData("1\t2\t3", "Cy_Vance\t1\t2", "Bob_Roy\t2\tCy_Vance\t1", 1)]
    public void A_malformed_line_is_named(string header, string second, string third, int line)
    {
        var message = TestPairsError(header, second, third);

        Assert.Contains($"pairsDevTest.txt, line {line}:", message);
        Assert.Contains("fetch it again", message);
    }

    [Theory]
    [InlineData("2", "Ann_Lee\t3", "Dee_Dee\t1\t1", 3)]
    [InlineData("2", "Ann_Lee", "Dee_Dee\t1", 2)]
    [InlineData("2", "Ann_Lee\tmany", "Dee_Dee\t1", 2)]
    [InlineData("", "Ann_Lee\t3", "Dee_Dee\t1", 1)]
    [InlineData("2", "", "Dee_Dee\t1", 2)]
    public void A_malformed_person_is_named(string header, string second, string third, int line)
    {
        tiny.Protocol("peopleDevTrain.txt", header, second, third);

        Assert.Contains($"peopleDevTrain.txt, line {line}:", Error(() => LfwDataset.Open(tiny.Path).DevTrain));
    }

    [Fact]
    public void A_file_of_folds_in_a_View_1_place_is_refused()
    {
        File.Copy(tiny["pairs.txt"], tiny["pairsDevTest.txt"], overwrite: true);

        Assert.Contains("2 folds", Error(() => LfwDataset.Open(tiny.Path).DevTestPairs));
    }

    [Fact]
    public void An_endless_line_is_not_repeated_in_full()
    {
        Assert.True(TestPairsError("1", new string('x', 1_000_000), "Bob_Roy\t2\tCy_Vance\t1").Length < 1000);
    }

    private string TestPairsError(params string[] lines)
    {
        tiny.Protocol("pairsDevTest.txt", lines);
        return Error(() => LfwDataset.Open(tiny.Path).DevTestPairs);
    }

    private static string Error(Func<object> act) => Assert.Throws<FaceDataException>(act).Message;
}
