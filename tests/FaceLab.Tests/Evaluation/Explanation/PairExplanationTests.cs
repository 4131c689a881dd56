using FaceLab.Evaluation.Explanation;
using FaceLab.Networks;
using FaceLab.Networks.Layers;
using FaceLab.Tests.Networks;
using FaceLab.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation.Explanation;

public sealed class PairExplanationTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public PairExplanationTests() => manual_seed(1);

    public static TheoryData<string> Kinds => Zoo.Kinds;

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Heat_lies_where_the_faces_share_a_colour()
    {
        using var network = new ColourNetwork();
        // red at the top left, blue at the bottom right
        var first = Patches.Of(8, (0, 0, 0, 4, 1), (2, 4, 4, 4, 1));
        var second = Patches.Of(8, (0, 4, 0, 4, 1));                     // red at the bottom left

        using var heat = PairExplanation.Of(network, first, second);

        Assert.Equal((1, "colours"), (heat.Count, heat.Layer));
        Assert.Equal(Math.Sqrt(0.5), heat.CosineSimilarities[0], 5);
        Assert.Equal([1, 1, 8, 8L], heat.First.Heat.shape);
        Assert.Equal(16, heat.First.Heat.sum().item<float>(), 4);
        Assert.Equal(16, heat.First.Heat[0, 0].narrow(0, 0, 4).narrow(1, 0, 4).sum().item<float>(), 4);
        Assert.Equal(16, heat.Second.Heat[0, 0].narrow(0, 4, 4).narrow(1, 0, 4).sum().item<float>(), 4);
        Assert.Equal(Math.Sqrt(0.5) / 16, heat.First.Scales[0], 5);
    }

    [Fact]
    public void After_a_global_average_places_are_those_of_the_closed_form_and_sum_to_the_similarity()
    {
        using var network = new ColourNetwork();
        var (first, second) = (Zoo.Images(3, 8), Zoo.Images(3, 8));

        using var heat = PairExplanation.Of(network, first, second);

        for (var pair = 0; pair < 3; pair++)
        {
            var (one, other) = (Patches.Means(first[pair]), Patches.Means(second[pair]));
            var factor = 1 / Math.Sqrt(Patches.Dot(one, one) * Patches.Dot(other, other)) / 64;
            Compare(heat.First.Places[pair, 0], first[pair], [.. other.Select(mean => factor * mean)]);
            Compare(heat.Second.Places[pair, 0], second[pair], [.. one.Select(mean => factor * mean)]);
            Assert.Equal(Patches.Cosine(one, other), heat.CosineSimilarities[pair], 5);
            Assert.Equal(heat.CosineSimilarities[pair], heat.First.Places[pair].sum().item<float>(), 4);
            Assert.Equal(heat.CosineSimilarities[pair], heat.Second.Places[pair].sum().item<float>(), 4);
        }
    }

    [Fact]
    public void The_cosine_s_own_gradient_is_that_of_the_closed_form_and_its_places_sum_to_0()
    {
        using var network = new ColourNetwork();
        var (first, second) = (Zoo.Images(1, 8), Zoo.Images(1, 8));

        using var heat = PairExplanation.Of(network, first, second, PairExplanationOptions.GradCam);

        var (one, other) = (Patches.Means(first), Patches.Means(second));
        var (length, otherLength) = (Math.Sqrt(Patches.Dot(one, one)), Math.Sqrt(Patches.Dot(other, other)));
        var cosine = Patches.Cosine(one, other);
        Compare(heat.First.Places[0, 0], first[0],
            [.. one.Zip(other, (mean, mate) => (mate / otherLength - cosine * mean / length) / length / 64)]);
        Assert.Equal(0, heat.First.Places.sum().item<float>(), 5);
    }

    [Fact]
    public void Two_equal_faces_are_hot_where_lengths_are_held_and_cold_else()
    {
        using var network = new ColourNetwork();
        var face = Zoo.Images(1, 8);

        using var held = PairExplanation.Of(network, face, face);
        using var free = PairExplanation.Of(network, face, face, PairExplanationOptions.GradCam);

        Assert.Equal(1, held.First.Heat.max().item<float>());
        Assert.InRange(free.First.Scales[0], 0, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void With_a_linear_head_the_places_of_the_last_maps_sum_to_the_similarity(string kind)
    {
        using var network = WithoutHeadBias(kind);
        var (first, second) = (Zoo.Images(2, network.InputSize), Zoo.Images(2, network.InputSize));

        using var heat = PairExplanation.Of(network, first, second);

        network.eval();
        var expected = (network.call(first) * network.call(second)).sum([1]).data<float>().ToArray();
        for (var pair = 0; pair < 2; pair++)
        {
            Assert.Equal(expected[pair], heat.CosineSimilarities[pair], 4);
            Assert.Equal(expected[pair], heat.First.Places[pair].sum().item<float>(), 3);
            Assert.Equal(expected[pair], heat.Second.Places[pair].sum().item<float>(), 3);
        }
    }

    [Fact]
    public void A_head_that_sees_places_is_explained_by_weights_of_each_place_and_not_by_averaged_ones()
    {
        using var network = Zoo.Make(SmallResNet.Kind);
        var (first, second) = (Zoo.Images(4), Zoo.Images(4));

        using var each = PairExplanation.Of(network, first, second);
        using var averaged = PairExplanation.Of(network, first, second, PairExplanationOptions.GradCam);

        var similarities = tensor(each.CosineSimilarities.ToArray());
        Assert.InRange((each.First.Places.sum([1, 2, 3]) - similarities).abs().max().item<float>(), 0, 1e-3);
        Assert.True((averaged.First.Places.sum([1, 2, 3]) - similarities).abs().max().item<float>() > 0.05);
        Assert.All(each.CosineSimilarities.Zip(averaged.CosineSimilarities), pair =>
            Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_network_gives_heat_from_0_to_1_of_the_size_of_its_input(string kind)
    {
        using var network = Zoo.Make(kind, Precision.BFloat16);
        network.Freeze();

        using var none = no_grad();
        using var heat = PairExplanation.Of(network, Zoo.Images(2), Zoo.Images(2));

        foreach (var face in (FaceHeat[])[heat.First, heat.Second])
        {
            Assert.Equal([2, 1, 32, 32L], face.Heat.shape);
            Assert.Equal((float32, 2), (face.Heat.dtype, face.Scales.Count));
            Assert.InRange(face.Heat.min().item<float>(), 0, 1);
            Assert.InRange(face.Heat.max().item<float>(), 0, 1);
            Assert.All(Enumerable.Range(0, 2), pair => Assert.Equal(
                Math.Max(0, face.Places[pair].max().item<float>()), face.Scales[pair]));
        }
    }

    [Fact]
    public void A_pair_s_heat_does_not_depend_on_the_other_pairs()
    {
        using var network = Zoo.Make(SmallResNet.Kind);
        var (first, second) = (Zoo.Images(3), Zoo.Images(3));

        using var all = PairExplanation.Of(network, first, second);
        using var last = PairExplanation.Of(network, first.narrow(0, 2, 1), second.narrow(0, 2, 1));

        Assert.InRange((all.First.Heat[2] - last.First.Heat[0]).abs().max().item<float>(), 0, 1e-3);
    }

    [Fact]
    public void Prepared_faces_are_explained_by_their_centre_crops()
    {
        using var network = Zoo.Make(SmallResNet.Kind);
        using var faces = SmallSets.Patterns(people: 2, imagesEach: 2, size: 36);
        var images = FaceLab.Faces.FaceInput.Center(faces.Pixels, 32);

        using var heat = PairExplanation.Of(network, faces, [new(0, 1, true), new(3, 0, false)],
            new() { Layer = "stages.stage3" });
        using var same = PairExplanation.Of(network, images.index_select(0, tensor([0L, 3L])),
            images.index_select(0, tensor([1L, 0L])), new() { Layer = "stages.stage3" });

        Assert.Equal([2, 1, 4, 4L], heat.First.Places.shape);
        Assert.Equal("stages.stage3", heat.Layer);
        Assert.InRange((heat.Second.Heat - same.Second.Heat).abs().max().item<float>(), 0, 1e-5);
        Assert.Contains("row 4", Assert.Throws<ArgumentException>(
            () => PairExplanation.Of(network, faces, [new(0, 4, false)])).Message);
        Assert.Throws<ArgumentException>(() => PairExplanation.Of(network, faces, []));
    }

    /// <summary>The same weights but for offsets of the last linear layer, which belong to no place.</summary>
    private static EmbeddingNetwork WithoutHeadBias(string kind)
    {
        var network = EmbeddingNetworks.Create(kind, Zoo.Small[
            kind] with
        { InputSize = kind == Nn4Small2.Kind ? 64 : 32 });
        using var none = no_grad();
        foreach (var (_, parameter) in network.named_parameters()
            .Where(named => named.name is "output.bias" or "project.bias" or "embed.bias"))
            parameter.zero_();
        return network;
    }

    /// <summary>Places are the weighted sum of what is positive.</summary>
    private static void Compare(Tensor places, Tensor image, double[] weights)
    {
        var (given, values) = (places.contiguous().data<float>().ToArray(), image.contiguous().data<float>().ToArray());
        for (var i = 0; i < given.Length; i++)
            Assert.Equal(Enumerable.Range(0, 3).Sum(channel => weights[channel]
                * Math.Max(0, values[channel * given.Length + i])), given[i], 5);
    }
}
