using FaceLab.Learning.Losses;
using FaceLab.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Tests.Networks;

public sealed class ClassifierNetworkTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void It_gives_logits_and_embedding_and_learns_from_both()
    {
        using var network = Make(Zoo.Make(SmallResNet.Kind));

        var (logits, embedding) = network.call(Zoo.Images(8));
        (functional.cross_entropy(logits, zeros(8, int64)) + (embedding * randn(8, 16)).sum()).backward();

        Assert.Equal([8, 7L], logits.shape);
        Assert.Equal([8, 16L], embedding.shape);
        Assert.All(network.named_parameters(), named =>
            Assert.True(named.parameter.grad!.abs().sum().item<float>() > 0, named.name));
    }

    [Fact]
    public void It_takes_over_the_classifier_that_a_loss_has_learned()
    {
        var backbone = Zoo.Make(SmallResNet.Kind);
        using var loss = new SoftmaxCenterLoss(7, backbone.EmbeddingSize, lambda: 0);
        var labels = tensor(new long[] { 0, 3, 6, 6 });
        loss.call(backbone.call(Zoo.Images(4)), labels).backward();
        using (no_grad())
        {
            foreach (var parameter in loss.parameters().Where(parameter => parameter.grad is not null))
                parameter.sub_(parameter.grad!);
        }

        using var network = loss.ToClassifier(backbone);
        network.eval();

        var (logits, embedding) = network.call(Zoo.Images(4));
        Assert.Equal(loss.call(embedding, labels).item<float>(), functional.cross_entropy(logits, labels).item<float>(),
            1e-5);
        using var embedder = network.WithoutHead();
        Assert.Same(backbone, embedder);
    }

    [Fact]
    public void A_loss_whose_classifier_is_no_linear_layer_of_this_network_is_refused()
    {
        using var backbone = Zoo.Make(SmallResNet.Kind);
        using var directions = new SoftmaxCenterLoss(7, backbone.EmbeddingSize, normalize: true);
        using var scaled = new SoftmaxCenterLoss(7, backbone.EmbeddingSize, scale: 16);
        using var wider = new SoftmaxCenterLoss(7, backbone.EmbeddingSize + 1);

        Assert.Contains("no linear layer",
            Assert.Throws<InvalidOperationException>(() => directions.ToClassifier(backbone)).Message);
        Assert.Contains("no linear layer",
            Assert.Throws<InvalidOperationException>(() => scaled.ToClassifier(backbone)).Message);
        Assert.Contains("embeddings of 17 numbers",
            Assert.Throws<ArgumentException>(() => wider.ToClassifier(backbone)).Message);
    }

    [Fact]
    public void Cut_and_frozen_it_is_the_same_embedding_network_and_stays_in_evaluation()
    {
        using var network = Make(Zoo.Make(Nn4Small2.Kind));
        var images = Zoo.Images(4);
        network.call(images);
        network.eval();
        var before = network.call(images).Embedding;

        using var embedder = network.WithoutHead(freeze: true);
        embedder.train();

        Assert.Equal(0, (embedder.call(images) - before).abs().max().item<float>());
        Assert.All(embedder.parameters(), parameter => Assert.False(parameter.requires_grad));
        Assert.All(embedder.modules().OfType<BatchNorm2d>(), norm => Assert.False(norm.training));
    }

    [Fact]
    public void Cut_and_not_frozen_it_can_be_trained_on()
    {
        using var network = Make(Zoo.Make(SmallResNet.Kind));

        using var embedder = network.WithoutHead(freeze: false);
        var mode = embedder.training;
        embedder.train();

        Assert.False(mode);
        Assert.True(embedder.training);
        Assert.True(embedder.call(Zoo.Images(4)).requires_grad);
    }

    [Fact]
    public void After_the_cut_the_classifier_is_freed_and_the_rest_is_the_caller_s()
    {
        var network = Make(Zoo.Make(SmallResNet.Kind));
        var classifier = network.named_parameters()
            .Where(named => named.name.StartsWith("classify.", StringComparison.Ordinal))
                .Select(named => named.parameter).ToList();

        var embedder = network.WithoutHead();
        network.Dispose();
        network.Dispose();

        Assert.Equal(2, classifier.Count);
        Assert.All(classifier, parameter => Assert.True(parameter.IsInvalid));
        Assert.Equal([1, 16L], embedder.call(Zoo.Images(1)).shape);
        var parameters = embedder.parameters().ToList();
        embedder.Dispose();
        Assert.All(parameters, parameter => Assert.True(parameter.IsInvalid));
        Assert.Throws<ObjectDisposedException>(() => network.call(Zoo.Images(1)));
        Assert.Throws<ObjectDisposedException>(() => network.WithoutHead());
    }

    [Fact]
    public void Without_a_cut_it_owns_both_parts()
    {
        var network = Make(Zoo.Make(SmallResNet.Kind));
        var parameters = network.parameters().ToList();

        network.Dispose();

        Assert.All(parameters, parameter => Assert.True(parameter.IsInvalid));
    }

    private static ClassifierNetwork Make(EmbeddingNetwork backbone) =>
        new(backbone, randn(7, backbone.EmbeddingSize), zeros(7));
}
