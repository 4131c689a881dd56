using System.Text.RegularExpressions;
using FaceLab.Data;
using FaceLab.Display.Faces;
using FaceLab.Display.Tests.Support;
using FaceLab.Evaluation;
using FaceLab.Faces;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Display.Tests.Faces;

/// <summary>Neighbours and wrong pairs.</summary>
public sealed class FaceViewTests : IDisposable
{
    private readonly PreparedFaces faces = RenderedFaces.Of(identities: 3, images: 3, size: 16);

    private readonly PreparedFaces hostile = PreparedFaces.FromPixels(
        new FaceSet("<i>set</i>", [new("<img src=x onerror=alert(1)>", 1, "/x/\"><script>.png"),
            new("Bob", 1, "/x/bob.png")]), new byte[600], 10);

    public void Dispose()
    {
        faces.Dispose();
        hostile.Dispose();
    }

    [Fact]
    public void Names_and_files_are_text_wherever_they_are_shown()
    {
        using var embeddings = eye(2);
        string[] views =
        [
            NearestNeighbours.Of(hostile, embeddings, 0).ToHtml(),
            WrongPairs.Of(hostile, [new(0, 1, false)], new([0.9f], [false]), 0.5).ToHtml(),
        ];

        Assert.All(views, html => Assert.DoesNotContain("<script", html));
        Assert.All(views, html => Assert.DoesNotContain("<img src=x", html));
        Assert.All(views, html => Assert.Equal(Regex.Count(html, "<div"), Regex.Count(html, "</div>")));
    }

    [Fact]
    public void Neighbours_come_by_falling_similarity_with_right_and_wrong_in_words()
    {
        using var embeddings = tensor([1f, 0, 0.6f, 0.8f, 0.8f, 0.6f, 0, 1, 0, 1, 0, 1, 0.96f, 0.28f, 0, 1, 0, 1],
            [9, 2]);

        var nearest = NearestNeighbours.Of(faces, embeddings, row: 0, count: 3);

        Assert.Equal(["query", "1", "2", "3"],
            Regex.Matches(nearest.ToHtml(), "opacity:.75\">([^<]+)<").Select(match => match.Groups[1].Value));
        Assert.Equal(["p0_0000.png", "p2_0000.png", "p0_0002.png", "p0_0001.png"],
            Regex.Matches(nearest.ToHtml(), "title=\"([^\"]+)\"").Select(match => match.Groups[1].Value));
        Assert.Contains("2 of the 3 nearest show p0 Roe, of whom there are 2 other pictures", nearest.ToHtml());
        Assert.Contains("<b>p2 Roe</b><br>0.960<br>✗ other", nearest.ToHtml());
        Assert.Contains("<b>p0 Roe</b><br>0.800<br>✓ same", nearest.ToHtml());
        Assert.Equal(4, Pictures(nearest.ToHtml()));
        Assert.Equal(9, Pictures(NearestNeighbours.Of(faces, embeddings, 0, 99).ToHtml()));
        Assert.Throws<ArgumentOutOfRangeException>(() => NearestNeighbours.Of(faces, embeddings, 0, 0));
        Assert.Throws<ArgumentException>(() => NearestNeighbours.Of(faces, embeddings[TensorIndex.Slice(0, 3)], 0));
        Assert.Throws<ArgumentException>(() => NearestNeighbours.Of(faces, embeddings * float.NaN, 0));
    }

    [Fact]
    public void The_most_surely_wrong_pairs_come_first()
    {
        FacePair[] pairs = [new(0, 1, true), new(0, 2, true), new(1, 2, true), new(0, 3, false), new(0, 4, false),
            new(0, 5, false)];
        var judged = new PairSimilarities([0.9f, 0.2f, -0.3f, 0.1f, 0.55f, 0.8f],
            [true, true, true, false, false, false]);

        var wrong = WrongPairs.Of(faces, pairs, judged, threshold: 0.5, each: 1);

        Assert.Contains("the worst 1 of 2", wrong.ToHtml());
        Assert.Contains("different people, cosine similarity 0.800, accepted at 0.500: ✗\u00A0wrong", wrong.ToHtml());
        Assert.Contains("same person, cosine similarity -0.300, rejected at 0.500: ✗\u00A0wrong", wrong.ToHtml());
        Assert.Contains("3px dashed", wrong.ToHtml());
        Assert.Equal(4, Pictures(wrong.ToHtml()));
        Assert.Contains("(none)", WrongPairs.Of(faces, pairs[..1], new([0.9f], [true]), 0.5).ToHtml());
        Assert.Throws<ArgumentException>(() => WrongPairs.Of(faces, pairs[..1], judged, 0.5));
        Assert.Throws<ArgumentException>(() => WrongPairs.Of(faces, pairs, judged, double.NaN));
        Assert.Throws<ArgumentException>(() => WrongPairs.Of(faces, pairs[..1], new([float.NaN], [true]), 0.5));
    }

    [Fact]
    public void Views_leave_no_tensor()
    {
        using var embeddings = RenderedFaces.Embeddings(faces);
        Show();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Show();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

        void Show()
        {
            NearestNeighbours.Of(faces, embeddings, 0);
            FaceThumbnails.Of(faces);
        }
    }

    private static int Pictures(string html) => Regex.Count(html, "src=\"data:image/jpeg;base64,");
}
