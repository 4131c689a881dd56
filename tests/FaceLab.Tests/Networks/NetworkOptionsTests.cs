using FaceLab.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Networks;

/// <summary>Sizes and outputs that networks allow.</summary>
public sealed class NetworkOptionsTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Defaults_are_the_published_sizes()
    {
        Assert.Equal((96, 128), (new Nn4Small2Options().InputSize, new Nn4Small2Options().EmbeddingSize));
        Assert.Equal((112, 128), (new MobileFaceNetOptions().InputSize, new MobileFaceNetOptions().EmbeddingSize));
        Assert.Equal(224, new Vgg16BnOptions().InputSize);
        Assert.Equal((0.5, DarknetActivation.Elu),
            (new TinyDarknetOptions().Dropout, new TinyDarknetOptions().Activation));
    }

    [Theory]
    [InlineData("nn4-small2", 96)]
    [InlineData("nn4-small2", 64)]
    [InlineData("mobile-facenet", 112)]
    [InlineData("mobile-facenet", 64)]
    [InlineData("mobile-facenet", 16)]
    [InlineData("tiny-darknet", 96)]
    [InlineData("tiny-darknet", 16)]
    [InlineData("vgg16-bn", 64)]
    public void Inputs_of_other_sizes_give_the_same_embeddings_size(string kind, int inputSize)
    {
        using var network = EmbeddingNetworks.Create(kind, Zoo.Small[kind] with { InputSize = inputSize });
        network.eval();

        Assert.Equal([1, 16L], network.call(Zoo.Images(1, inputSize)).shape);
    }

    [Theory]
    [InlineData("small-resnet", 40, "16")]
    [InlineData("nn4-small2", 48, "32")]
    [InlineData("mobile-facenet", 100, "16")]
    [InlineData("tiny-darknet", 90, "16")]
    [InlineData("vgg16-bn", 48, "32")]
    [InlineData("vgg16-bn", 2048, "1024")]
    [InlineData("nn4-small2", 0, "InputSize")]
    public void Inputs_that_do_not_divide_are_refused_with_the_multiple(string kind, int inputSize, string hint) =>
        Assert.Contains(hint, Assert.Throws<ArgumentOutOfRangeException>(() =>
            EmbeddingNetworks.Create(kind, Zoo.Small[kind] with { InputSize = inputSize })).Message);

    [Theory]
    [InlineData("small-resnet", 0.4)]
    [InlineData("nn4-small2", 0.001)]
    [InlineData("mobile-facenet", 0.001)]
    [InlineData("tiny-darknet", 0.001)]
    [InlineData("vgg16-bn", 0.5)]
    public void A_network_has_as_many_numbers_as_its_options_say_at_the_least(string kind, double share)
    {
        using var network = Zoo.Make(kind);

        Assert.InRange(Zoo.Small[kind].LeastNumbers, share * network.CountParameters(), network.CountParameters());
    }

    [Fact]
    public void Precisions_that_convolutions_do_not_know_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new Nn4Small2(new() { Precision = new(ScalarType.Float64, false) }));

    [Fact]
    public void Tiny_Darknet_s_options_are_checked()
    {
        Assert.Contains("Normalize",
            Assert.Throws<ArgumentException>(() => new TinyDarknet(new() { EmbeddingSize = 1 })).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TinyDarknet(new() { Dropout = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TinyDarknet(new() { Dropout = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TinyDarknet(new() { Activation = (DarknetActivation)7 }));
    }

    [Fact]
    public void Ratings_are_one_free_number_a_face_and_dropout_acts_in_training_only()
    {
        using var network = new TinyDarknet(TinyDarknetOptions.Ratings with { InputSize = 16 });
        var images = Zoo.Images(5, 16);

        var (first, second) = (network.call(images), network.call(images));
        network.eval();
        var ratings = network.call(images);

        Assert.Equal([5, 1L], ratings.shape);
        Assert.NotEqual(0, (first - second).abs().max().item<float>());
        Assert.Equal(0, (ratings - network.call(images)).abs().max().item<float>());
        Assert.DoesNotContain(ratings.data<float>().ToArray(), rating => Math.Abs(rating) == 1);
    }

    [Theory]
    [InlineData(1, null, 64)]
    [InlineData(2, null, 256)]
    [InlineData(2, 24, 24)]
    public void VGG_16_gives_its_features_or_a_projection_of_them(int poolSize, int? projection, int expected)
    {
        using var network = new Vgg16Bn(new()
        {
            InputSize = 64, Width = 8, PoolSize = poolSize, Projection = projection,
            Normalize = false
        });
        network.eval();

        var features = network.call(Zoo.Images(1, 64));

        Assert.Equal(expected, network.EmbeddingSize);
        Assert.Equal([1, (long)expected], features.shape);
    }
}
