using FaceLab.Data.Sets;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Sets;

/// <summary>The counts that the sets' owners publish, or that our copies are known to have.</summary>
public sealed class RealSetsTests
{
    [RealSetFact("pins70")]
    public void Pins70_has_70_people() => Counts<PersonFolders>("pins70", images: 8847, identities: 70);

    [RealSetFact("orl")]
    public void ORL_has_40_people_with_10_pictures_each()
    {
        var set = Counts<OrlDataset>("orl", images: 400, identities: 40, passedOver: 1);

        Assert.All(Enumerable.Range(0, 40), label =>
            Assert.Equal(Enumerable.Range(10 * label, 10), set.Faces.ImagesOf(label)));
        Assert.EndsWith("README", set.PassedOver[0].Path);
    }

    [RealSetFact("mnist")]
    public void MNIST_has_10000_test_digits()
    {
        var digits = Counts<MnistDataset>("mnist", images: 10_000, identities: 10);

        // Published: the first test digit is a 7, and there are so many of each.
        Assert.Equal("7", digits.Faces.Records[0].Identity);
        Assert.Equal([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009],
            Enumerable.Range(0, 10).Select(
                digit => digits.Faces.Records.Count(record => record.Identity == $"{digit}")));
        Assert.Equal(10_000 * 28 * 28, digits.Pixels.Length);
    }

    [RealSetFact("landmarks5")]
    public void Landmarks5_has_points_inside_its_pictures()
    {
        var set = Counts<Landmarks5Dataset>("landmarks5", images: 4_151);

        Assert.All(set.Faces.Records, record => Assert.True(record.Landmarks!.LeftEye.X < record.Landmarks.RightEye.X));
        Assert.Contains("Aaron_Eckhart", set.Faces.Identities);
    }

    [RealSetFact("celeba-photos")]
    public void CelebA_has_60_people() => Counts<CelebaDataset>("celeba", images: 713, identities: 60);

    [RealSetFact("scut-fbp")]
    public void SCUT_FBP_has_scores_from_1_to_5()
    {
        var set = Counts<ScutFbpDataset>("scut-fbp", images: 5_000, identities: 5_000);

        Assert.All(set.Faces.Records, record => Assert.InRange(record.Rating!.Value, 1, 5));
    }

    [RealSetFact("wider")]
    public void WIDER_has_500_photos()
    {
        var set = Counts<WiderDataset>("wider", images: 5_415);

        Assert.Equal(500, set.Photos.Count);
        Assert.Equal(3, set.Photos.Sum(photo => photo.Ignored.Count));
        Assert.All(set.Faces.Records, record => Assert.True(record.Box!.Value is { Width: > 0, Height: > 0 }));
    }

    [RealSetFact("lfw")]
    public void LFW_opens_by_name() => Counts<LfwDataset>("lfw", images: 13_233, identities: 5_749);

    private static T Counts<T>(string name, int images, int? identities = null, int passedOver = 0) where T
        : IFaceDataset
    {
        var set = Assert.IsType<T>(FaceSets.Open(name));
        Assert.Equal((images, identities ?? set.Faces.Identities.Count, passedOver),
            (set.Faces.Count, set.Faces.Identities.Count, set.PassedOver.Count));
        Assert.All(set.Faces.Records.Where(record => record.IsFile).Take(100), record =>
            Assert.True(File.Exists(record.Path)));
        return set;
    }
}
