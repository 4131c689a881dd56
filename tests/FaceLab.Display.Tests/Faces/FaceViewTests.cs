using System.Text.RegularExpressions;
using FaceLab.Data;
using FaceLab.Display.Faces;
using FaceLab.Display.Tests.Support;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Learning.Mining;
using FaceLab.Learning.Sampling;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Display.Tests.Faces;

/// <summary>A face, a batch, a pair, a triplet, neighbours, wrong pairs.</summary>
public sealed class FaceViewTests : IDisposable
{
    private readonly PreparedFaces faces = RenderedFaces.Of(identities: 3, images: 3, size: 16);

    private readonly PreparedFaces hostile = PreparedFaces.FromPixels(
        new FaceSet("<i>set</i>", [new("<img src=x onerror=alert(1)>", 1, "/x/\"><script>.png"), new("Bob", 1, "/x/bob.png")]), new byte[600], 10);

    public void Dispose()
    {
        faces.Dispose();
        hostile.Dispose();
    }

    [Fact]
    public void A_face_says_who_it_is_and_which_picture()
    {
        var html = FaceView.Of(faces, 4).ToHtml();

        Assert.Contains("alt=\"face of p1 Roe\"", html);
        Assert.Contains("p1_0001.png", html);
        Assert.Contains("image 2 of the person, row 4, 16 x 16 pixels", html);
        Assert.Equal(1, Pictures(html));
        Assert.Contains("rows 0 to 8", Assert.Throws<ArgumentOutOfRangeException>(() => FaceView.Of(faces, 9)).Message);
    }

    [Fact]
    public void Names_and_files_are_text_wherever_they_are_shown()
    {
        using var embeddings = eye(2);
        string[] views =
        [
            FaceView.Of(hostile, 0).ToHtml(), BatchView.Of(hostile, new LabeledRows([0, 1], [0, 1])).ToHtml(), PairView.Of(hostile, new(0, 1, false)).ToHtml(),
            NearestNeighbours.Of(hostile, embeddings, 0).ToHtml(), WrongPairs.Of(hostile, [new(0, 1, false)], new([0.9f], [false]), 0.5).ToHtml(),
            BatchView.Of(hostile.Pixels, ["<script>", "b"]).ToHtml(),
        ];

        Assert.All(views, html => Assert.DoesNotContain("<script", html));
        Assert.All(views, html => Assert.DoesNotContain("<img src=x", html));
        Assert.All(views, html => Assert.Equal(Regex.Count(html, "<div"), Regex.Count(html, "</div>")));
    }

    [Fact]
    public void A_batch_keeps_the_faces_of_a_person_together_and_counts_those_left_out()
    {
        var html = BatchView.Of(faces, new LabeledRows([0, 3, 1, 4, 8], [0, 1, 0, 1, 2]), most: 4).ToHtml();

        Assert.Equal(["p0_0000.png", "p0_0001.png", "p1_0000.png", "p1_0001.png"], Regex.Matches(html, "title=\"([^\"]+)\"").Select(match => match.Groups[1].Value));
        Assert.Contains("4 of 5 faces; 3 labels", html);
        Assert.Throws<ArgumentException>(() => BatchView.Of(faces, new LabeledRows([], [])));
        Assert.Throws<ArgumentException>(() => BatchView.Of(faces, new LabeledRows([0], [])));
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchView.Of(faces, new LabeledRows([99], [0])));
    }

    [Fact]
    public void A_batch_of_a_network_shows_the_pixels_it_was_made_of()
    {
        using var input = FaceInput.Center(faces.Pixels, 16);

        Assert.Equal(Sources(BatchView.Of(faces.Pixels).ToHtml()), Sources(BatchView.Of(input).ToHtml()));
        Assert.Contains("2 of 9 faces, 16 x 16 pixels", BatchView.Of(input, most: 2).ToHtml());
        using var flat = zeros(3, 5);
        Assert.Contains("(3, 5)", Assert.Throws<ArgumentException>(() => BatchView.Of(flat)).Message);
        Assert.Throws<ArgumentException>(() => BatchView.Of(input, ["one name"]));
    }

    [Theory]
    [InlineData(true, 0.7, "same person, cosine similarity 0.700, accepted at 0.500: ✓\u00A0right", true)]
    [InlineData(true, 0.3, "same person, cosine similarity 0.300, rejected at 0.500: ✗\u00A0wrong", false)]
    [InlineData(false, 0.5, "different people, cosine similarity 0.500, accepted at 0.500: ✗\u00A0wrong", false)]
    [InlineData(false, -0.1, "different people, cosine similarity -0.100, rejected at 0.500: ✓\u00A0right", true)]
    public void A_pair_says_what_the_threshold_makes_of_it(bool genuine, double similarity, string text, bool right)
    {
        var pair = PairView.Of(faces, new(0, genuine ? 1 : 3, genuine), similarity, threshold: 0.5);

        Assert.Equal((text, right), (pair.Text, pair.IsRight));
        Assert.Equal(2, Pictures(pair.ToHtml()));
        Assert.Contains(right ? "3px solid" : "3px dashed", pair.ToHtml());
    }

    [Fact]
    public void A_pair_may_know_less_and_no_number_that_is_none()
    {
        Assert.Equal("same person", PairView.Of(faces, new(0, 1, true)).Text);
        Assert.Equal("same person, cosine similarity 0.250", PairView.Of(faces, new(0, 1, true), 0.25).Text);
        Assert.Throws<ArgumentException>(() => PairView.Of(faces, new(0, 1, true), double.NaN));
        Assert.Throws<ArgumentException>(() => PairView.Of(faces, new(0, 1, true), null, 0.5));
        Assert.Throws<ArgumentException>(() => PairView.Of(faces, new(0, 1, true), 0.5, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairView.Of(faces, new(0, -1, true)));
    }

    [Theory]
    [InlineData(0.5, "hard: ")]
    [InlineData(0.9, "hard: ")]
    [InlineData(1.2, "semi-hard: ")]
    [InlineData(3.0, "easy: costs nothing; loss 0.000")]
    public void A_triplet_tells_its_distances_and_its_kind(double farAway, string kind)
    {
        using var scope = NewDisposeScope();
        var embeddings = zeros(9, 1);
        embeddings[1] = tensor(0.9f);
        embeddings[3] = tensor((float)farAway);

        var triplet = TripletView.Of(faces, 0, 1, 3, embeddings, EmbeddingDistance.Euclidean, margin: 0.5);

        Assert.StartsWith(kind, triplet.Text);
        Assert.Contains("distance 0.900", triplet.ToHtml());
        Assert.Contains(FormattableString.Invariant($"distance {farAway:F3}"), triplet.ToHtml());
        Assert.Equal(3, Pictures(triplet.ToHtml()));
    }

    [Fact]
    public void A_triplet_is_two_pictures_of_one_person_and_one_of_another()
    {
        using var embeddings = RenderedFaces.Embeddings(faces);

        Assert.Equal("", TripletView.Of(faces, 0, 1, 3).Text);
        foreach (var (anchor, positive, negative) in ((int, int, int)[])[(0, 0, 3), (0, 3, 4), (0, 1, 2)])
            Assert.Throws<ArgumentException>(() => TripletView.Of(faces, anchor, positive, negative));
        Assert.Throws<ArgumentOutOfRangeException>(() => TripletView.Of(faces, 0, 1, 3, embeddings, margin: double.NaN));
        Assert.Throws<ArgumentException>(() => TripletView.Of(faces, 0, 1, 3, embeddings[TensorIndex.Slice(0, 3)]));
        Assert.Throws<ArgumentException>(() => TripletView.Of(faces, 0, 1, 3, embeddings * float.NaN));
    }

    [Fact]
    public void Neighbours_come_by_falling_similarity_with_right_and_wrong_in_words()
    {
        using var embeddings = tensor([1f, 0, 0.6f, 0.8f, 0.8f, 0.6f, 0, 1, 0, 1, 0, 1, 0.96f, 0.28f, 0, 1, 0, 1], [9, 2]);

        var nearest = NearestNeighbours.Of(faces, embeddings, row: 0, count: 3);

        Assert.Equal<object?>([6, 2, 1], Enumerable.Range(0, 3).Select(i => nearest.Data["row"][i]));
        Assert.Equal<object?>([false, true, true], Enumerable.Range(0, 3).Select(i => nearest.Data["same person"][i]));
        Assert.Equal("2 of the 3 nearest show p0 Roe, of whom there are 2 other pictures", nearest.Text);
        Assert.Contains("<b>p2 Roe</b><br>0.960<br>✗ other", nearest.ToHtml());
        Assert.Contains("<b>p0 Roe</b><br>0.800<br>✓ same", nearest.ToHtml());
        Assert.Equal(4, Pictures(nearest.ToHtml()));
        Assert.Equal(8, NearestNeighbours.Of(faces, embeddings, 0, 99).Data.Rows.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => NearestNeighbours.Of(faces, embeddings, 0, 0));
        Assert.Throws<ArgumentException>(() => NearestNeighbours.Of(faces, embeddings[TensorIndex.Slice(0, 3)], 0));
        Assert.Throws<ArgumentException>(() => NearestNeighbours.Of(faces, embeddings * float.NaN, 0));
    }

    [Fact]
    public void The_most_surely_wrong_pairs_come_first()
    {
        FacePair[] pairs = [new(0, 1, true), new(0, 2, true), new(1, 2, true), new(0, 3, false), new(0, 4, false), new(0, 5, false)];
        var scored = new PairSimilarities([0.9f, 0.2f, -0.3f, 0.1f, 0.55f, 0.8f], [true, true, true, false, false, false]);

        var wrong = WrongPairs.Of(faces, pairs, scored, threshold: 0.5, each: 1);

        Assert.Equal<object?>([5, 2], Enumerable.Range(0, 2).Select(i => wrong.Data["pair"][i]));
        Assert.Contains("the worst 1 of 2", wrong.ToHtml());
        Assert.Equal(4, Pictures(wrong.ToHtml()));
        Assert.Contains("(none)", WrongPairs.Of(faces, pairs[..1], new([0.9f], [true]), 0.5).ToHtml());
        Assert.Throws<ArgumentException>(() => WrongPairs.Of(faces, pairs[..1], scored, 0.5));
        Assert.Throws<ArgumentException>(() => WrongPairs.Of(faces, pairs, scored, double.NaN));
        Assert.Throws<ArgumentException>(() => WrongPairs.Of(faces, pairs[..1], new([float.NaN], [true]), 0.5));
    }

    [Fact]
    public void Views_leave_no_tensor()
    {
        using var embeddings = RenderedFaces.Embeddings(faces);
        using var input = FaceInput.Center(faces.Pixels, 16);
        Show();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Show();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

        void Show()
        {
            FaceView.Of(faces, 0);
            BatchView.Of(input);
            TripletView.Of(faces, 0, 1, 3, embeddings);
            NearestNeighbours.Of(faces, embeddings, 0);
            FaceThumbnails.Of(faces, side: 32);
        }
    }

    private static int Pictures(string html) => Sources(html).Length;

    private static string[] Sources(string html) => [.. Regex.Matches(html, "src=\"data:image/jpeg;base64,([^\"]+)\"").Select(match => match.Groups[1].Value)];
}
