using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Evaluation.Reporting;

public sealed class EvaluationTaskTests
{
    [Fact]
    public void All_people_are_judged_each_half_by_the_other()
    {
        var faces = SmallSets.Of([.. Enumerable.Repeat(3, 21)]);
        var task = EvaluationTask.Sampled(faces, pairsEach: 41, seed: 4);

        Assert.Equal(2, task.Folds.Count);
        Assert.Empty(task.ThresholdPairs);
        Assert.Empty(People(faces, task.Folds[0]).Intersect(People(faces, task.Folds[1])));
        Assert.Equal(Enumerable.Range(0, 63), task.TestFaces);
        Assert.Equal("test set, pairs of 21 people", task.Name);
        foreach (var (fold, pairs) in task.Folds.Index())
        {
            Assert.Equal(21 - fold, pairs.Count(pair => pair.Genuine));
            Assert.Equal(21 - fold, pairs.Count(pair => !pair.Genuine));
            Assert.All(pairs, pair => Assert.Equal(pair.Genuine,
                faces.Labels[pair.First] == faces.Labels[pair.Second]));
            Assert.All(pairs, pair => Assert.NotEqual(pair.First, pair.Second));
        }
    }

    [Fact]
    public void Who_chooses_the_threshold_of_clusters_is_not_in_them()
    {
        var faces = SmallSets.Of([.. Enumerable.Repeat(3, 20)]);
        var halves = EvaluationTask.Sampled(faces, pairsEach: 40);
        var given = halves with { Folds = [halves.Folds[0]], TestFaces = [0, 1, 2], ThresholdFaces = [3, 4, 5] };

        Assert.Equal([(given.ThresholdFaces, given.TestFaces)], given.ClusterGroups());
        Assert.Equal(2, halves.ClusterGroups().Count);
        Assert.Equal(Enumerable.Range(0, 60), halves.ClusterGroups().SelectMany(group => group.Judged).Order());
        Assert.All(halves.ClusterGroups(), group => Assert.Empty(group.Choosing.Select(face => faces.Labels[face])
            .Intersect(group.Judged.Select(face => faces.Labels[face]))));
    }

    [Fact]
    public void Thresholds_from_elsewhere_judge_all_pairs_alike()
    {
        var halves = EvaluationTask.Sampled(SmallSets.Of([.. Enumerable.Repeat(3, 20)]), pairsEach: 40);

        var task = halves.With(new ChosenThresholds(0.4, 0.6, "pairs of others"));

        Assert.Equal(halves.Folds[0].Concat(halves.Folds[1]), Assert.Single(task.Folds));
        Assert.Equal("pairs of others", task.ThresholdFrom);
        Assert.Empty(task.ThresholdPairs);
    }

    [Fact]
    public void The_seed_decides_people_and_pairs()
    {
        var faces = SmallSets.Of([.. Enumerable.Repeat(3, 20)]);

        Assert.Equal(EvaluationTask.Sampled(faces, 20, 1).Folds[0], EvaluationTask.Sampled(faces, 20, 1).Folds[0]);
        Assert.NotEqual(EvaluationTask.Sampled(faces, 20, 1).Folds[0], EvaluationTask.Sampled(faces, 20, 2).Folds[0]);
    }

    [Fact]
    public void Fewer_pairs_are_drawn_where_there_are_no_more() =>
        Assert.Equal([12, 12],
            EvaluationTask.Sampled(SmallSets.Of(3, 3, 3, 3), 1000, 1).Folds.Select(fold => fold.Count));

    [Theory]
    [InlineData(new[] { 5 })]
    [InlineData(new[] { 5, 5, 5 })]
    [InlineData(new[] { 1, 1, 1, 1, 1, 1 })]
    public void Too_few_people_or_pictures_are_refused_with_what_it_takes(int[] imagesEach)
    {
        var error = Assert.Throws<FaceDataException>(() => EvaluationTask.Sampled(SmallSets.Of(imagesEach)));

        Assert.Contains("'test set'", error.Message);
        Assert.Contains($"{imagesEach.Length} people", error.Message);
    }

    [Fact]
    public void Halves_of_given_pairs_choose_the_threshold_for_each_other()
    {
        var faces = SmallSets.Of(3, 3);
        FacePair[] pairs = [new(0, 1, true), new(0, 3, false), new(1, 2, true), new(3, 4, true), new(1, 4, false)];

        var task = EvaluationTask.OfPairs("mine", faces, [pairs]);

        Assert.Equal([new(0, 1, true), new(0, 3, false)], task.Folds[0]);
        Assert.Equal([new(1, 2, true), new(3, 4, true), new(1, 4, false)], task.Folds[1]);
        Assert.Equal(("mine", "the other half of the pairs"), (task.Name, task.ThresholdFrom));
        Assert.Empty(task.ThresholdPairs);
        Assert.Equal([0, 1, 2, 3, 4, 5], task.TestFaces);
        Assert.Equal("the other folds", EvaluationTask.OfPairs("mine", faces, [pairs[..2], pairs[2..]]).ThresholdFrom);
        Assert.Contains("mine has 3 genuine and 1 impostor pairs", Assert.Throws<FaceDataException>(
            () => EvaluationTask.OfPairs("mine", faces, [pairs[..4]])).Message);
    }

    [Fact]
    public void The_views_of_LFW_are_its_protocols()
    {
        using var folder = new TinyLfw();
        var lfw = LfwDataset.Open(folder.Path);

        var (auto, first, second) = (EvaluationTask.Of(lfw), EvaluationTask.Of(lfw, EvaluationProtocol.View1),
            EvaluationTask.Of(lfw, EvaluationProtocol.View2));

        Assert.Equal(first.Folds, auto.Folds);
        Assert.Equal(lfw.DevTrainPairs, first.ThresholdPairs);
        Assert.Equal(lfw.DevTestPairs, Assert.Single(first.Folds));
        Assert.Equal(EvaluationTask.FacesOf(lfw.Faces, lfw.DevTrainPairs).Take(first.TestFaces.Count),
            first.ThresholdFaces);
        Assert.Empty(first.ThresholdFaces.Intersect(first.TestFaces));
        Assert.Equal(["Bob_Roy", "Bob_Roy", "Cy_Vance", "Cy_Vance"],
            first.TestFaces.Select(face => lfw.Faces.Records[face].Identity));
        Assert.Empty(second.ThresholdPairs);
        Assert.Equal(lfw.View2Pairs, second.Folds);
        Assert.Equal("the other folds", second.ThresholdFrom);
        Assert.Contains("CFP's", Assert.Throws<FaceDataException>(
            () => EvaluationTask.Of(lfw, EvaluationProtocol.FrontalFrontal)).Message);
    }

    [Fact]
    public void In_rows_pictures_that_cannot_be_read_are_gone()
    {
        using var folder = new TempFolder();
        var faces = new FaceSet("set", Enumerable.Range(0, 8)
            .Select(i => new FaceRecord($"p{i / 2}", i, folder[$"{i}.bin"])));
        foreach (var (i, record) in faces.Records.Index())
            File.WriteAllBytes(record.Path, [i == 0 ? StubPreparation.Unreadable : (byte)i]);
        using var prepared = PreparedFaces.FromFiles(faces, new StubPreparation());
        var task = new EvaluationTask
        {
            Name = "t", Faces = faces, ThresholdFrom = "x", ThresholdPairs = [new(2, 3, true), new(2, 4, false)],
            Folds = [[new(4, 5, true), new(4, 6, false)]], TestFaces = [0, 1, 4],
            ThresholdFaces = [0, 2, 3],
        };

        var rows = task.InRowsOf(prepared);

        Assert.Equal([new(1, 2, true), new(1, 3, false)], rows.ThresholdPairs);
        Assert.Equal([new(3, 4, true), new(3, 5, false)], rows.Folds[0]);
        Assert.Equal([0, 3], rows.TestFaces);
        Assert.Equal([1, 2], rows.ThresholdFaces);
        Assert.Throws<FaceDataException>(() => (task with { ThresholdPairs = [new(0, 1, true)] }).InRowsOf(prepared));
    }

    private static HashSet<int> People(FaceSet faces, IReadOnlyList<FacePair> pairs) =>
        [.. pairs.SelectMany(pair => (int[])[faces.Labels[pair.First], faces.Labels[pair.Second]])];
}
