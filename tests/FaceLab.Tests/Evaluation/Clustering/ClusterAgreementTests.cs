using FaceLab.Evaluation.Clustering;

namespace FaceLab.Tests.Evaluation.Clustering;

public sealed class ClusterAgreementTests
{
    public static TheoryData<string> Names => EvaluationGolden.Names("agreement", "clustering");

    [Theory]
    [MemberData(nameof(Names))]
    public void Figures_are_those_of_scikit_learn_and_of_the_loop_in_Python(string name)
    {
        var golden = EvaluationGolden.Case("agreement", name, "clustering");

        var agreement = ClusterAgreement.Between(Numbers(golden, "clusters"), Numbers(golden, "labels"));

        Assert.Equal(golden.Number("bcubed_precision"), agreement.BCubedPrecision, 1e-12);
        Assert.Equal(golden.Number("bcubed_recall"), agreement.BCubedRecall, 1e-12);
        Assert.Equal(golden.Number("pairwise_precision"), agreement.PairwisePrecision, 1e-12);
        Assert.Equal(golden.Number("pairwise_recall"), agreement.PairwiseRecall, 1e-12);
        Assert.Equal(golden.Number("nmi"), agreement.NormalizedMutualInformation, 1e-12);
        Assert.Equal(golden.Number("ari"), agreement.AdjustedRand, 1e-12);
    }

    [Fact]
    public void Seven_faces_by_hand()
    {
        // Clusters {a a a b} and {b b c}: precision (3 x 3/4 + 1/4 + 2 x 2/3 + 1/3) / 7, recall (3 x 1 + 1/3 + 2 x
        // 2/3 + 1) / 7.
        var agreement = ClusterAgreement.Between([0, 0, 0, 0, 9, 9, 9], [1, 1, 1, 2, 2, 2, 3]);

        Assert.Equal((2.25 + 0.25 + 4 / 3.0 + 1 / 3.0) / 7, agreement.BCubedPrecision, 1e-15);
        Assert.Equal((3 + 1 / 3.0 + 4 / 3.0 + 1) / 7, agreement.BCubedRecall, 1e-15);
        // Pairs: 3 + 1 right, of 6 + 3 in clusters, of 3 + 3 of people.
        Assert.Equal((4 / 9.0, 4 / 6.0, 8 / 15.0), (agreement.PairwisePrecision, agreement.PairwiseRecall,
            agreement.PairwiseF));
        Assert.Equal((4 - 9 * 6 / 21.0) / (7.5 - 9 * 6 / 21.0), agreement.AdjustedRand, 1e-12);
        Assert.Equal((2, 3), (agreement.Clusters, agreement.Identities));
        Assert.Equal(2 / (1 / agreement.BCubedPrecision + 1 / agreement.BCubedRecall), agreement.BCubedF, 1e-15);
    }

    [Fact]
    public void Faces_put_aside_are_alone()
    {
        var aside = ClusterAgreement.Between([0, Dbscan.Noise, 0, Dbscan.Noise, int.MaxValue], [5, 5, 5, 6, 6]);

        Assert.Equal(ClusterAgreement.Between([0, 1, 0, 2, 3], [5, 5, 5, 6, 6]), aside);
        Assert.Equal(4, aside.Clusters);
    }

    [Fact]
    public void One_face_agrees_with_itself()
    {
        var agreement = ClusterAgreement.Between([3], [int.MinValue]);

        Assert.Equal((1.0, 1.0, 1.0, 1.0), (agreement.BCubedF, agreement.PairwiseF,
            agreement.NormalizedMutualInformation, agreement.AdjustedRand));
    }

    [Fact]
    public void Numbers_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ClusterAgreement.Between([], []));
        Assert.Contains("2", Assert.Throws<ArgumentException>(() => ClusterAgreement.Between([1, 2], [1])).Message);
    }

    private static int[] Numbers(System.Text.Json.JsonElement golden, string name) =>
        [.. golden.Numbers(name).Select(value => (int)value)];
}
