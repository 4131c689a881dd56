using FaceLab.Data.Sets;
using FaceLab.Faces.Statistics;
using FaceLab.Synthetic;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Synthetic;

/// <summary>Rendered faces on disk: uneven, flawed, and the same every time.</summary>
public sealed class SyntheticAlbumTests : IDisposable
{
    private static readonly SyntheticAlbumOptions Small =
        new() { Identities = 5, MostImages = 6, Faces = new() { Size = 32 } };
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_kth_person_has_a_kth_of_the_pictures()
    {
        var faces = SyntheticAlbum.Write(folder.Path, Small);

        Assert.Equal([6, 3, 2, 1, 1], Enumerable.Range(0, 5).Select(label => faces.ImagesOf(label).Count));
        Assert.Equal(["person_000", "person_001", "person_002", "person_003", "person_004"], faces.Identities);
        Assert.All(faces.Records, record => Assert.True(File.Exists(record.Path)));
        Assert.Equal(folder["person_001/person_001_0003.jpg"], faces.Records[8].Path);
    }

    [Fact]
    public void Boxes_and_points_are_those_that_were_rendered()
    {
        var record = SyntheticAlbum.Write(folder.Path, Small).Records[7];

        var truth = new SyntheticFaces(Small.Faces).Render(identity: 1, image: 1).Truth;
        Assert.Equal(truth.Box, record.Box);
        Assert.Equal(truth.Landmarks, record.Landmarks);
        Assert.Equal(truth.Rating, record.Rating);
    }

    [Fact]
    public void The_manifest_lists_the_same_faces()
    {
        var written = SyntheticAlbum.Write(folder.Path, Small);

        Assert.Equal(written.Records, FaceManifest.Read(folder[SyntheticAlbum.ManifestName]).Records);
    }

    [Fact]
    public void The_flaws_are_found()
    {
        var survey = PictureSurvey.Run(SyntheticAlbum.Write(folder.Path, Small));

        Assert.Equal(folder["person_001/person_001_0003.jpg"], Assert.Single(survey.Unreadable).Path);
        var duplicate = Assert.Single(survey.Duplicates);
        Assert.Equal(["person_000", "person_004"], duplicate.Identities);
    }

    [Fact]
    public void The_same_options_give_the_same_files()
    {
        var first = SyntheticAlbum.Write(folder["a"], Small);
        var second = SyntheticAlbum.Write(folder["b"], Small);

        Assert.All(first.Records.Zip(second.Records), pair =>
            Assert.Equal(File.ReadAllBytes(pair.First.Path), File.ReadAllBytes(pair.Second.Path)));
    }

    [Fact]
    public void Writing_again_replaces_the_pictures()
    {
        SyntheticAlbum.Write(folder.Path, Small);
        var files = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Length;
        SyntheticAlbum.Write(folder.Path, Small);

        Assert.Equal(files, Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Length);
    }

    [Theory]
    [InlineData(2, 5)]
    [InlineData(5, 1)]
    [InlineData(10_001, 5)]
    public void Numbers_out_of_range_are_named(int identities, int mostImages)
    {
        var options = new SyntheticAlbumOptions { Identities = identities, MostImages = mostImages };

        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticAlbum.Write(folder.Path, options));
    }

    [Fact]
    public void It_stops_when_told_and_leaves_no_manifest()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => SyntheticAlbum.Write(folder.Path, Small, cancelled.Token));
        Assert.False(File.Exists(folder[SyntheticAlbum.ManifestName]));
    }
}
