using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Tests.Support;
using MathNet.Numerics.Statistics;

namespace FaceLab.Tests.Evaluation;

public sealed class BarePixelsTests
{
    [Fact]
    public void The_cosine_is_the_correlation_of_the_pixels()
    {
        using var faces = SmallSets.Patterns(people: 3, imagesEach: 2);
        using var embeddings = new BarePixels().Embed(faces, [4, 1]);

        var similarity = PairSimilarities.Of(embeddings, [new(0, 1, false)]).CosineSimilarities[0];

        Assert.Equal(Correlation.Pearson(PixelsOf(4), PixelsOf(1)), similarity, 1e-4);

        double[] PixelsOf(int row) => [.. faces.Pixels[row].bytes.ToArray().Select(value => (double)value)];
    }

    [Fact]
    public void Large_faces_are_shrunk_and_a_face_of_one_colour_has_a_direction()
    {
        using var faces = PreparedFaces.FromPixels(
            SmallSets.Of(2), [.. Enumerable.Repeat((byte)9, 2 * 64 * 64 * 3)], 64);
        using var embeddings = new BarePixels().Embed(faces, [0, 1]);

        Assert.Equal([2, 3 * 32 * 32 + 1], embeddings.shape);
        Assert.Equal(1, PairSimilarities.Of(embeddings, [new(0, 1, true)]).CosineSimilarities[0], 1e-6f);
    }
}
