using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Sets;

/// <summary>The counts that LFW's authors publish.</summary>
public sealed class RealLfwTests
{
    [LfwFact]
    public void Counts_are_those_published()
    {
        var lfw = LfwDataset.Open(FaceSource.Find().LfwFolder!);

        Assert.Equal((13_233, 5_749), (lfw.Faces.Count, lfw.Faces.Identities.Count));
        Assert.Equal((9_525, 4_038), (lfw.DevTrain.Count, lfw.DevTrain.Identities.Count));
        Assert.Equal((3_708, 1_711), (lfw.DevTest.Count, lfw.DevTest.Identities.Count));
        Assert.Equal((1_100, 1_100), Kinds(lfw.DevTrainPairs));
        Assert.Equal((500, 500), Kinds(lfw.DevTestPairs));
        Assert.Equal(Enumerable.Repeat((300, 300), 10), lfw.View2Pairs.Select(Kinds));
    }

    [LfwFact]
    public void Genuine_pairs_show_one_person_and_impostor_pairs_two()
    {
        var lfw = LfwDataset.Open(FaceSource.Find().LfwFolder!);

        Assert.All(lfw.DevTestPairs.Concat(lfw.View2Pairs.SelectMany(fold => fold)), pair =>
            Assert.Equal(pair.Genuine, lfw.Faces.Labels[pair.First] == lfw.Faces.Labels[pair.Second]));
    }

    [LfwFact]
    public void View_1s_people_are_known_without_their_files()
    {
        using var folder = new TempFolder();
        var images = LfwDataset.Open(FaceSource.Find().LfwFolder!);
        Directory.CreateSymbolicLink(folder["lfw"],
            Path.GetFullPath(Path.Combine(images.Faces.Records[0].Path, "..", "..")));

        var lfw = LfwDataset.Open(folder.Path);

        Assert.Equal(images.DevTrain.Identities, lfw.DevTrain.Identities);
        Assert.Equal((3_708, 1_711), (lfw.DevTest.Count, lfw.DevTest.Identities.Count));
    }

    [LfwFact]
    public void View_1_shares_no_person_between_training_and_test()
    {
        var lfw = LfwDataset.Open(FaceSource.Find().LfwFolder!);

        Assert.Empty(lfw.DevTrain.Identities.Intersect(lfw.DevTest.Identities));
        Assert.Equal(1_000, VerificationTask.LfwView1(lfw).TestPairs.Count);
    }

    private static (int Genuine, int Impostor) Kinds(IReadOnlyList<FacePair> pairs) =>
        (pairs.Count(pair => pair.Genuine), pairs.Count(pair => !pair.Genuine));
}
