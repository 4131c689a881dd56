using FaceLab.Evaluation;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;
using FaceLab.Tests.Support;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation.Reporting;

public sealed class PairedComparisonTests : IDisposable
{
    private readonly PreparedFaces faces = SmallSets.Patterns(people: 24, imagesEach: 4);

    public void Dispose() => faces.Dispose();

    [Fact]
    public void Every_two_models_are_compared_and_the_p_values_corrected()
    {
        var (good, poor) = (Judged(new Noisy(0.1)), Judged(new Noisy(3)));

        var tests = PairedComparison.Of([("good", good), ("poor", poor), ("same", good)]);

        Assert.Equal([("good", "poor"), ("good", "same"), ("poor", "same")],
            tests.Select(test => (test.First, test.Second)));
        var (both, gap) = (good.Right.Zip(poor.Right).ToList(), tests[0].Difference!);
        Assert.Equal(new McNemarTest(both.Count(pair => pair.First && !pair.Second),
            both.Count(pair => !pair.First && pair.Second)), tests[0].McNemar);
        Assert.Equal(good.Confusion.Accuracy.Rate - poor.Confusion.Accuracy.Rate, gap.Estimate, 1e-12);
        Assert.True(gap.Low > 0);
        Assert.Equal(HolmCorrection.Adjust([.. tests.Select(test => test.Difference!.PValue)]),
            tests.Select(test => test.PValue));
        Assert.Equal((1, 0, 0), (tests[1].PValue, tests[1].McNemar.OnlyFirstRight, tests[1].McNemar.OnlySecondRight));
        Assert.Empty(PairedComparison.Of([("alone", good)]));
    }

    [Fact]
    public void Other_pairs_are_refused()
    {
        var task = EvaluationTask.Sampled(faces.Faces, pairsEach: 20);

        Assert.Throws<ArgumentException>(() => PairedComparison.Of([("one", Judged(new Noisy(1))),
            ("two", ModelEvaluation.Measure(new Noisy(1), faces, task))]));
    }

    [Fact]
    public void A_file_of_pairs_has_each_with_its_verdict()
    {
        using var folder = new TempFolder();
        var evaluation = Judged(new Noisy(2));

        JudgedPairs.WriteCsv(folder["sub/pairs.csv"], [("a, b", evaluation)]);

        var lines = File.ReadAllLines(folder["sub/pairs.csv"]);
        Assert.Equal("model,first,second,first_person,second_person,genuine,similarity,threshold,verdict,right",
            lines[0]);
        Assert.Equal(evaluation.Pairs.Count, lines.Length - 1);
        foreach (var (i, line) in lines.Skip(1).Index())
        {
            var (pair, cells) = (evaluation.Pairs[i], line["\"a, b\",".Length..].Split(','));
            var (similarity, threshold) = (float.Parse(cells[5]), double.Parse(cells[6]));
            Assert.Equal([faces.Faces.Records[pair.First].Path, faces.Faces.Records[pair.Second].Path,
                faces.Faces.Records[pair.First].Identity, faces.Faces.Records[pair.Second].Identity], cells[..4]);
            Assert.Equal((evaluation.Similarities.CosineSimilarities[i], evaluation.PairThresholds[i]),
                (similarity, threshold));
            Assert.Equal([pair.Genuine ? "true" : "false", similarity >= threshold ? "same" : "different",
                similarity >= threshold == pair.Genuine ? "true" : "false"], [cells[4], cells[7], cells[8]]);
        }
    }

    private ModelEvaluation Judged(IFaceEmbedder model) =>
        ModelEvaluation.Measure(model, faces, EvaluationTask.Sampled(faces.Faces, pairsEach: 200));

    /// <summary>A direction for each person, with noise: the less noise, the better the model.</summary>
    private sealed class Noisy(double noise) : IFaceEmbedder
    {
        public Tensor Embed(PreparedFaces faces, IReadOnlyList<int> rows)
        {
            manual_seed(1);
            using var scope = NewDisposeScope();
            var all = randn(24, 8).repeat_interleave(4, 0) + randn(96, 8) * noise;
            return all.index_select(0, tensor(rows.Select(row => (long)row).ToArray())).MoveToOuterDisposeScope();
        }
    }
}
