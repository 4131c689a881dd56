using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Synthetic;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Evaluation;

public sealed class VerificationDataTests
{
    private static readonly SyntheticFaces Renderer = new(new() { Identities = 6, ImagesPerIdentity = 3, Size = 16 });

    [Fact]
    public void Rendered_people_are_split_into_training_and_test()
    {
        using var data = VerificationData.FromSynthetic(Renderer, testIdentities: 4, pairsEach: 20);

        Assert.Equal((30, 10), (data.Faces.Faces.Count, data.Faces.Faces.Identities.Count));
        Assert.Equal(6, data.Task.Training.Identities.Count);
        // Three pictures each of 6 and of 4 people have 18 and 12 genuine pairs; no pair comes twice.
        Assert.Equal((36, 24), (data.ThresholdPairs.Count, data.TestPairs.Count));
        Assert.Equal(12, data.TestPairs.Count(pair => pair.Genuine));
        Assert.All(data.ThresholdPairs, pair => Assert.InRange(Math.Max(pair.First, pair.Second), 0, 17));
        Assert.All(data.TestPairs, pair => Assert.InRange(Math.Min(pair.First, pair.Second), 18, 29));
        Assert.All(data.TestPairs.Concat(data.ThresholdPairs), pair =>
            Assert.Equal(pair.Genuine, data.Faces.Faces.Labels[pair.First] == data.Faces.Faces.Labels[pair.Second]));
    }

    [Fact]
    public void Rendered_faces_are_kept_and_a_damaged_file_is_drawn_again()
    {
        using var folder = new TempFolder();
        var cache = new FaceCacheOptions { Folder = folder.Path };
        byte[] Pixels(IProgress<int>? progress = null)
        {
            using var data = VerificationData.FromSynthetic(Renderer, 4, pairsEach: 20, cache, progress);
            return data.Faces.Pixels.data<byte>().ToArray();
        }

        var first = Pixels();
        var file = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "rendered")));
        Assert.Equal(first, Pixels(new Never()));
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);
        Assert.Equal(first, Pixels());
        Assert.Equal(first, Pixels(new Never()));
        Assert.Empty(CacheListing.Of(folder.Path));
    }

    [Fact]
    public void A_threshold_is_chosen_on_validation_identities_and_never_on_tested_ones()
    {
        using var data = VerificationData.FromSynthetic(Renderer, testIdentities: 4, pairsEach: 20);
        var (_, validation) = data.Task.Training.SplitByIdentity(0.5, seed: 1);

        var pairs = data.ThresholdPairsOf(validation, pairsEach: 8);

        Assert.Equal(8, pairs.Count(pair => pair.Genuine));
        Assert.Equal(16, pairs.Distinct().Count());
        Assert.All(pairs, pair => Assert.True(validation.Contains(data.Faces.Faces.Records[pair.First].Identity)
            && validation.Contains(data.Faces.Faces.Records[pair.Second].Identity)));
        Assert.All(pairs, pair => Assert.Equal(pair.Genuine,
            data.Faces.Faces.Labels[pair.First] == data.Faces.Faces.Labels[pair.Second]));
        Assert.Equal(9, data.ThresholdPairsOf(validation, pairsEach: 1000).Count(pair => pair.Genuine));
        Assert.Contains("test pairs", Assert.Throws<ArgumentException>(
            () => data.ThresholdPairsOf(data.Faces.Faces)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.ThresholdPairsOf(validation, pairsEach: 0));
    }

    [Fact]
    public void A_row_shows_the_face_its_record_names()
    {
        using var data = VerificationData.FromSynthetic(Renderer, testIdentities: 2, pairsEach: 5);

        Assert.Equal("synthetic:123/7/1", data.Faces.Faces.Records[22].Path);
        Assert.Equal(Renderer.Render(7, 1).Pixels, data.Faces.Pixels.data<byte>().ToArray()[(22 * 768)..(23 * 768)]);
    }

    [Fact]
    public void Fewer_than_two_test_people_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VerificationData.FromSynthetic(Renderer, testIdentities: 1));

    [Fact]
    public void People_without_a_second_image_are_refused() =>
        Assert.Throws<ArgumentException>(() => VerificationData.FromSynthetic(
            new(new() { Identities = 3, ImagesPerIdentity = 1, Size = 16 }), 2));

    [Fact]
    public void Cancelling_stops_the_rendering() =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            VerificationData.FromSynthetic(Renderer, cancellationToken: new(canceled: true)));

    [Fact]
    public void LFW_pairs_become_rows()
    {
        using var tiny = new TinyLfw();
        WriteImages(tiny.Path);

        using var data = VerificationData.FromLfw(tiny.Path, new CenterCrop { Size = 8 });

        Assert.Equal([8L, 8, 8, 3], data.Faces.Pixels.shape);
        Assert.Equal(data.Task.TestPairs, data.TestPairs);
        Assert.Equal("LFW View 1", data.Task.Name);
    }

    [Fact]
    public void An_unreadable_image_shifts_rows_and_is_an_error_only_where_a_pair_needs_it()
    {
        using var tiny = new TinyLfw();
        WriteImages(tiny.Path);
        tiny.Protocol("lfw-deepfunneled/Bob_Roy/Bob_Roy_0001.jpg", "text");

        using (var data = VerificationData.FromLfw(tiny.Path, new CenterCrop { Size = 8 }))
        {
            Assert.Single(data.Faces.Unreadable);
            Assert.Equal([new FacePair(4, 5, true), new FacePair(3, 4, false)], data.TestPairs);
        }
        tiny.Protocol("lfw-deepfunneled/Cy_Vance/Cy_Vance_0002.jpg", "text");
        Assert.Contains("Cy_Vance_0002.jpg", Assert.Throws<FaceDataException>(
            () => VerificationData.FromLfw(tiny.Path, new CenterCrop { Size = 8 })).Message);
    }

    private static void WriteImages(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.jpg", SearchOption.AllDirectories))
            TestImages.SaveJpeg(path, 32);
    }

    /// <summary>Fails where something is drawn.</summary>
    private sealed class Never : IProgress<int>
    {
        public void Report(int value) => throw new InvalidOperationException("drawn again");
    }
}
