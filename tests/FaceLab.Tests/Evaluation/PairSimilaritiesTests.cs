using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Networks;
using FaceLab.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation;

/// <summary>From pixels to similarities: <see cref="Embedder"/> and <see cref="PairSimilarities"/>.</summary>
public sealed class PairSimilaritiesTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly SmallResNet model = new(new() { InputSize = 16, Width = 4, EmbeddingSize = 8 });
    private readonly PreparedFaces faces = SmallSets.Patterns(people: 5, imagesEach: 2, size: 18);

    public void Dispose()
    {
        faces.Dispose();
        model.Dispose();
        scope.Dispose();
    }

    [Fact]
    public void An_embedding_is_the_normalised_sum_of_face_and_mirror_image()
    {
        var embeddings = Embedder.Embed(model, faces);

        var images = FaceInput.Center(faces.Pixels, 16);
        var expected = nn.functional.normalize(model.call(images) + model.call(images.flip(3)));
        Assert.Equal([10L, 8], embeddings.shape);
        Assert.False(embeddings.requires_grad);
        Assert.InRange((embeddings - expected).abs().max().item<float>(), 0, 1e-5);
        Assert.InRange((embeddings.norm(1) - 1).abs().max().item<float>(), 0, 1e-5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void The_batch_size_changes_nothing(int batchSize) =>
        Assert.InRange((Embedder.Embed(model, faces) - Embedder.Embed(model, faces, batchSize: batchSize)).abs().max(
            ).item<float>(), 0, 1e-5);

    [Fact]
    public void Rows_come_in_the_order_asked_for()
    {
        var all = Embedder.Embed(model, faces);

        var some = Embedder.Embed(model, faces, [7, 0, 7]);

        Assert.InRange((some - all.index_select(0, tensor(new long[] { 7, 0, 7 }))).abs().max().item<float>(), 0, 1e-5);
    }

    [Fact]
    public void The_network_is_left_in_evaluation_mode_and_unchanged()
    {
        model.train();
        var before = model.buffers().SelectMany(Floats).ToArray();

        Embedder.Embed(model, faces).Dispose();

        Assert.False(model.training);
        Assert.Equal(before, model.buffers().SelectMany(Floats).ToArray());

        static float[] Floats(Tensor buffer) => buffer.to(ScalarType.Float32).data<float>().ToArray();
    }

    [Fact]
    public void No_row_and_no_batch_are_refused()
    {
        Assert.Contains("no row", Assert.Throws<ArgumentException>(() => Embedder.Embed(model, faces, [])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Embedder.Embed(model, faces, batchSize: 0));
    }

    [Fact]
    public void Similarities_are_cosines_of_the_pairs()
    {
        var embeddings = tensor(new[] { 1f, 0, 0, 1, -1, 0, 0.6f, 0.8f }, [4, 2]);

        var pairs = PairSimilarities.Of(embeddings, [new(0, 1, false), new(0, 2, false), new(0, 3, true),
            new(3, 3, true)]);

        var expected = new[] { 0, -1, 0.6f, 1 };
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(expected[i], pairs.CosineSimilarities[i], 1e-6f));
        Assert.Equal([false, false, true, true], pairs.Genuine);
        Assert.Equal(4, pairs.Count);
    }

    [Fact]
    public void Compare_embeds_what_the_pairs_need()
    {
        FacePair[] pairs = [new(8, 9, true), new(9, 2, false), new(2, 8, false)];

        var compared = PairSimilarities.Compare(model, faces, pairs);

        var expected = PairSimilarities.Of(Embedder.Embed(model, faces), pairs);
        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(
            expected.CosineSimilarities[i], compared.CosineSimilarities[i], 1e-5f));
    }

    [Fact]
    public void No_pair_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PairSimilarities.Compare(model, faces, []));
        Assert.Throws<ArgumentException>(() => PairSimilarities.Of(ones(2, 2), []));
    }
}
