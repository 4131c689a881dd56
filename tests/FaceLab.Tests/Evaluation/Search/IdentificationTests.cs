using FaceLab.Evaluation;
using FaceLab.Evaluation.Search;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation.Search;

public sealed class IdentificationTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public static TheoryData<string> Names => EvaluationGolden.Names("retrieval");

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Ranks_and_precisions_are_those_of_the_loops_in_Python(string name)
    {
        var golden = EvaluationGolden.Case("retrieval", name);
        var rows = golden.GetProperty("rows").EnumerateArray()
            .Select(row => row.EnumerateArray().Select(value => (float)value.GetDouble()).ToArray()).ToArray();
        var labels = golden.Numbers("labels").Select(label => (int)label).ToArray();
        var embeddings = tensor(rows.SelectMany(row => row).ToArray(), [rows.Length, rows[0].Length]);

        var identification = Identification.LeaveOneOut(embeddings, labels);
        var retrieval = Retrieval.LeaveOneOut(embeddings, labels);

        Assert.Equal(golden.Numbers("rank"), identification.Probes.Select(probe => (double)probe.MateRank!.Value));
        foreach (var top in golden.GetProperty("top_k_accuracy").EnumerateObject())
            Assert.Equal(top.Value.GetDouble(), identification.RankRate(int.Parse(top.Name, null)).Rate, 12);
        Assert.Equal(golden.Numbers("average_precision_at_r").Average(), retrieval.MeanAveragePrecisionAtR, 12);
        Assert.Equal(golden.Numbers("average_precision").Average(), retrieval.MeanAveragePrecision, 12);
        Assert.Equal(golden.Numbers("r_precision").Average(), retrieval.RPrecision, 12);
        Assert.Equal(golden.Numbers("precision_at_1").Average(), retrieval.PrecisionAt(1), 12);
        Assert.Equal(golden.Numbers("precision_at_5").Average(), retrieval.PrecisionAt(5), 12);
    }

    [Fact]
    public void Three_people_on_a_circle_by_hand()
    {
        // Gallery at 0, 90 and 180 degrees, person 5 twice. Probes: 5 at 10 is right; 6 at 40 looks like 5; 7 at 170
        // is right; 9 is a stranger.
        var result = Identification.Of(Degrees(0, 90, 180, 20), [5, 6, 7, 5], Degrees(10, 40, 170, 100), [5, 6, 7, 9]);

        Assert.Equal([1, 2, 1, null], result.Probes.Select(probe => probe.MateRank));
        Assert.Equal([5, 5, 7, 6], result.Probes.Select(probe => probe.BestLabel));
        Assert.Equal(Math.Cos(20 * Math.PI / 180), result.Probes[1].BestSimilarity, 1e-6);
        Assert.Equal(Math.Cos(50 * Math.PI / 180), result.Probes[1].MateSimilarity, 1e-6);
        Assert.Equal((new Proportion(2, 3), new Proportion(3, 3)), (result.RankRate(1), result.RankRate(2)));
        Assert.Equal([new(5, 5, 1), new(6, 5, 1), new(7, 7, 1)], result.Confusions);
        Assert.Equal(new[,] { { 1, 0, 0 }, { 1, 0, 0 }, { 0, 0, 1 } }, result.ConfusionMatrix([5, 6, 7]));
        Assert.Equal(new[,] { { 0, 1 }, { 0, 1 } }, result.ConfusionMatrix([6, 5]));
    }

    [Fact]
    public void A_tie_counts_against_the_model()
    {
        var result = Identification.Of(ones(3, 2), [1, 2, 3], ones(1, 2), [3]);
        var retrieval = Retrieval.Of(ones(3, 2), [1, 2, 3], ones(1, 2), [3]);

        Assert.Equal(3, result.Probes.Single().MateRank);
        Assert.NotEqual(3, result.Probes.Single().BestLabel);
        Assert.Equal((0.0, 1 / 3.0), (retrieval.PrecisionAt(1), retrieval.MeanAveragePrecision));
    }

    [Fact]
    public void MAP_at_R_by_hand()
    {
        // Of ten pictures the 1st, 2nd and 5th of R = 3 are right: (1/1 + 2/2) / 3, R-precision 2/3, average
        // precision (1 + 1 + 3/5) / 3.
        var gallery = Degrees([.. Enumerable.Range(1, 10).Select(i => 5.0 * i)]);
        int[] labels = [1, 1, 2, 3, 1, 4, 5, 6, 7, 8];

        var retrieval = Retrieval.Of(gallery, labels, Degrees(0), [1]);

        Assert.Equal(2 / 3.0, retrieval.MeanAveragePrecisionAtR, 12);
        Assert.Equal(2 / 3.0, retrieval.RPrecision, 12);
        Assert.Equal(2.6 / 3, retrieval.MeanAveragePrecision, 12);
        Assert.Equal(0.6, retrieval.PrecisionAt(5), 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => retrieval.PrecisionAt(11));
    }

    [Fact]
    public void Strangers_are_turned_away_at_the_threshold()
    {
        // One known person; 100 strangers at 1 .. 100 degrees; probes of the person at 5, 15 and 50 degrees.
        var probes = Degrees([.. Enumerable.Range(1, 100).Select(i => (double)i), 5.5, 15.5, 50.5]);
        int[] labels = [.. Enumerable.Repeat(2, 100), 1, 1, 1];

        var result = Identification.Of(Degrees(0), [1], probes, labels);
        var point = result.OpenSet(0.15);

        // 15 strangers get an answer, up to 15 degrees.
        Assert.Equal((new Proportion(15, 100), new Proportion(2, 3)), (point.FalsePositives, point.Identified));
        Assert.InRange(point.Threshold, Math.Cos(16 * Math.PI / 180), Math.Cos(15.5 * Math.PI / 180));
        Assert.Contains("1,000 probes", Assert.Throws<ArgumentException>(() => result.OpenSet(0.01)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => result.OpenSet(double.NaN));
    }

    [Fact]
    public void An_answer_that_is_not_among_the_first_is_no_identification()
    {
        var strangers = Degrees([.. Enumerable.Range(60, 20).Select(i => (double)i)]);
        var result = Identification.Of(Degrees(0, 10), [1, 2], cat([strangers, Degrees(1)], 0),
            [.. Enumerable.Repeat(3, 20), 2]);

        Assert.Equal(0, result.OpenSet(0.5).Identified.Count);
    }

    [Fact]
    public void The_only_picture_of_a_person_is_a_strangers_when_left_out()
    {
        var result = Identification.LeaveOneOut(Degrees(0, 1, 90), [1, 1, 2]);

        Assert.Equal([1, 1, null], result.Probes.Select(probe => probe.MateRank));
        Assert.Equal((2, 2), (result.MatedProbes, Retrieval.LeaveOneOut(Degrees(0, 1, 90), [1, 1, 2]).ProbeCount));
    }

    [Fact]
    public void Sides_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Identification.Of(ones(2, 3), [1, 2], ones(1, 2), [1]));
        Assert.Throws<ArgumentException>(() => Identification.Of(ones(2, 3), [1], ones(1, 3), [1]));
        Assert.Throws<ArgumentException>(() => Identification.Of(zeros(0, 3), [], ones(1, 3), [1]));
        Assert.Throws<ArgumentException>(() => Identification.Of(ones(1, 3), [1], full([1, 3], float.NaN), [1]));
        Assert.Throws<ArgumentException>(() => Identification.LeaveOneOut(ones(1, 3), [1]));
        Assert.Throws<ArgumentException>(() => Retrieval.LeaveOneOut(ones(2, 3), [1, 2]));
        Assert.Throws<InvalidOperationException>(() => Identification.Of(ones(1, 3), [1], ones(1, 3), [2]).RankRate(1));
    }

    private static Tensor Degrees(params double[] angles) =>
        tensor(angles.SelectMany(angle => (float[])[(float)Math.Cos(angle * Math.PI / 180),
            (float)Math.Sin(angle * Math.PI / 180)]).ToArray(), [angles.Length, 2]);
}
