using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Sets;

public sealed class VerificationTaskTests
{
    private static readonly FaceSet Faces = SmallSets.Of(2, 2, 2, 2);

    [Fact]
    public void A_task_with_disjoint_people_passes()
    {
        var task = Task([new FacePair(4, 5, true), new FacePair(4, 6, false)]);

        Assert.Same(task, task.Checked());
    }

    [Theory]
    [InlineData(0, 1, "'p0'")]
    [InlineData(4, 3, "'p1'")]
    [InlineData(2, 7, "'p1'")]
    public void A_training_person_in_a_test_pair_is_named(int first, int second, string person)
    {
        var task = Task([new FacePair(4, 5, true), new FacePair(first, second, false)]);

        var error = Assert.Throws<FaceDataException>(() => task.Checked());

        Assert.Contains(person, error.Message);
        Assert.Contains("tiny", error.Message);
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(5, 4)]
    public void A_pair_that_chooses_the_threshold_and_is_tested_is_refused(int first, int second)
    {
        var task = Task([new FacePair(4, 5, true)]) with { ThresholdPairs = [new FacePair(first, second, true)] };

        Assert.Contains("threshold", Assert.Throws<FaceDataException>(() => task.Checked()).Message);
    }

    [Theory]
    [InlineData(4, 4, true, "paired with itself")]
    [InlineData(5, 4, true, "is also in pair 0")]
    [InlineData(4, 5, false, "needs pictures of two people, got two of 'p2'")]
    [InlineData(4, 6, true, "needs two pictures of one person, got 'p2' and 'p3'")]
    public void A_pair_that_proves_nothing_is_refused(int first, int second, bool genuine, string expected)
    {
        var task = Task([new FacePair(4, 5, true), new FacePair(first, second, genuine)]);
        var choosing = Task([]) with { ThresholdPairs = task.TestPairs };

        Assert.Contains($"pair 1 of the test pairs, counted from 0: ",
            Assert.Throws<FaceDataException>(() => task.Checked()).Message);
        Assert.Contains(expected, Assert.Throws<FaceDataException>(() => task.Checked()).Message);
        Assert.Contains("pair 1 of the pairs for the threshold",
            Assert.Throws<FaceDataException>(() => choosing.Checked()).Message);
    }

    [Fact]
    public void LfwView1_takes_the_four_development_files()
    {
        using var tiny = new TinyLfw();

        var task = VerificationTask.LfwView1(LfwDataset.Open(tiny.Path));

        Assert.Equal(["Ann_Lee", "Dee_Dee"], task.Training.Identities);
        Assert.Equal((2, 2), (task.ThresholdPairs.Count, task.TestPairs.Count));
    }

    [Fact]
    public void LfwView1_refuses_a_protocol_that_tests_on_training_people()
    {
        using var tiny = new TinyLfw();
        tiny.Protocol("pairsDevTest.txt", "1", "Ann_Lee\t1\t2", "Bob_Roy\t2\tCy_Vance\t1");

        Assert.Contains("'Ann_Lee'",
            Assert.Throws<FaceDataException>(() => VerificationTask.LfwView1(LfwDataset.Open(tiny.Path))).Message);
    }

    private static VerificationTask Task(FacePair[] test) =>
        new("tiny", Faces, Faces.OfIdentities("training", ["p0", "p1"]),
            [new FacePair(0, 1, true), new FacePair(0, 2, false)], test);
}
