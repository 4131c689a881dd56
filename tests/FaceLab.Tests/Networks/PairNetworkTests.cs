using FaceLab.Learning.Losses;
using FaceLab.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Networks;

public sealed class PairNetworkTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Both_faces_pass_one_backbone_in_one_batch()
    {
        var backbone = Zoo.Make(SmallResNet.Kind);
        using var network = new PairNetwork(backbone, new CosineHead(16));
        var (first, second) = (Zoo.Images(3), Zoo.Images(3));
        List<long> batches = [];
        backbone.register_forward_hook((_, input, output) =>
        {
            batches.Add(input.shape[0]);
            return output;
        });
        network.eval();

        var given = network.call(first, second);

        Assert.Equal([6L], batches);
        var expected = (backbone.call(first) * backbone.call(second)).sum([1]);
        Assert.InRange((given - expected).abs().max().item<float>(), 0, 1e-5);
    }

    [Fact]
    public void It_owns_backbone_and_head()
    {
        var network = new PairNetwork(Zoo.Make(SmallResNet.Kind), new DecisionHead(16));
        var parameters = network.parameters().ToList();

        network.Dispose();

        Assert.All(parameters, parameter => Assert.True(parameter.IsInvalid));
    }

    [Fact]
    public void Losses_of_embeddings_train_on_the_projected_features_of_both_faces()
    {
        using var network = new PairNetwork(Zoo.Make(SmallResNet.Kind), new CosineHead(16, projection: 4));
        using var loss = new CosinePairLoss();
        var (faces, others) = (Zoo.Images(4), Zoo.Images(4));

        var (first, second) = network.Describe(faces, others);
        var (a, b) = (network.Head.Project(first), network.Head.Project(second));
        loss.call(a, b, tensor(new[] { true, false, true, false })).backward();

        Assert.Equal([4, 16L], first.shape);
        Assert.Equal([4, 4L], b.shape);
        Assert.InRange((network.Head.call(first, second) - nn.functional.cosine_similarity(a, b)).abs().max().item<float>(), 0, 1e-6);
        Assert.All(network.named_parameters(), named => Assert.True(named.parameter.grad!.abs().sum().item<float>() > 0, named.name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_its_head_the_backbone_is_left_and_is_the_caller_s(bool freeze)
    {
        var network = new PairNetwork(Zoo.Make(SmallResNet.Kind), new DecisionHead(16));
        var head = network.Head.parameters().ToList();
        var images = Zoo.Images(2);
        network.eval();
        var before = network.Backbone.call(images);

        using var backbone = network.WithoutHead(freeze);
        network.Dispose();
        var after = backbone.call(images);
        backbone.train();

        Assert.Equal(0, (after - before).abs().max().item<float>());
        Assert.Equal((freeze, !freeze), (backbone.IsFrozen, backbone.training));
        Assert.All(head, parameter => Assert.True(parameter.IsInvalid));
        Assert.Throws<ObjectDisposedException>(() => network.call(images, images));
        Assert.Throws<ObjectDisposedException>(() => network.WithoutHead());
    }

    [Fact]
    public void A_frozen_backbone_leaves_only_the_head_to_learn()
    {
        using var network = new PairNetwork(Zoo.Make(SmallResNet.Kind), new DecisionHead(16));
        network.Backbone.Freeze();
        network.train();

        network.call(Zoo.Images(3), Zoo.Images(3)).sum().backward();

        Assert.True(network.Head.training);
        Assert.False(network.Backbone.training);
        Assert.All(network.Backbone.parameters(), parameter => Assert.Null(parameter.grad));
        Assert.All(network.Head.parameters(), parameter => Assert.NotNull(parameter.grad));
        Assert.Equal(network.Head.CountParameters(), network.CountParameters());
    }

    [Fact]
    public void Parts_and_batches_that_do_not_fit_are_refused()
    {
        using var backbone = Zoo.Make(SmallResNet.Kind);
        using var head = new CosineHead(17);
        Assert.Contains("17", Assert.Throws<ArgumentException>(() => new PairNetwork(backbone, head)).Message);

        using var network = new PairNetwork(Zoo.Make(SmallResNet.Kind), new CosineHead(16));
        Assert.Contains("(2, 3, 32, 32)", Assert.Throws<ArgumentException>(() => network.call(Zoo.Images(3), Zoo.Images(2))).Message);
        Assert.Throws<ArgumentException>(() => network.call(Zoo.Images(3, 48), Zoo.Images(3, 48)));
    }
}
