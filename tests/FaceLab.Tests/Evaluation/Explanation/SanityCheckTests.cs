using FaceLab.Evaluation.Explanation;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using FaceLab.Tests.Networks;
using FaceLab.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation.Explanation;

/// <summary>J. Adebayo and others, "Sanity Checks for Saliency Maps", 2018: a map that stays when the weights go
/// explains the picture, not the network.</summary>
public sealed class SanityCheckTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly PreparedFaces faces = SmallSets.Patterns(people: 8, imagesEach: 2, size: 32);

    public void Dispose()
    {
        faces.Dispose();
        scope.Dispose();
    }

    /// <remarks>Not tested: the last layer alone. Drawn at random it keeps cosines (W. Johnson, J. Lindenstrauss,
    /// 1984), so their explanation may stay.</remarks>
    [Theory]
    [InlineData("")]
    [InlineData("stages.")]
    public void Heat_changes_when_learned_weights_are_drawn_anew(string drawnAnew)
    {
        manual_seed(2);
        using var fresh = Zoo.Make(SmallResNet.Kind);
        manual_seed(1);
        using var network = Zoo.Make(SmallResNet.Kind);
        Train(network);
        var before = Heat(network);
        var again = Heat(network);

        Replace(network, fresh, drawnAnew);
        var after = Heat(network);

        Assert.Equal(1, Correlation(before, again), 6);
        Assert.InRange(Correlation(before, after), -1, 0.6);
    }

    private void Train(EmbeddingNetwork network)
    {
        var (training, validation) = faces.Faces.SplitByIdentity(0.25, seed: 1);
        using var loss = new ContrastiveLoss();
        using var trainer = new EmbeddingTrainer(network, loss, faces, training, validation,
            new()
            {
                Steps = 40, Batches = new IdentityBatches { Identities = 6 }, ValidateEvery = 40,
                ValidationBatches = 1
            });
        trainer.Run();
    }

    private Tensor Heat(EmbeddingNetwork network)
    {
        using var heat = PairExplanation.Of(network, faces,
            [.. Enumerable.Range(0, 8).Select(person => new FaceLab.Data.FacePair(2 * person, 2 * person + 1, true))],
            new() { Layer = "stages.stage2" });
        return cat([heat.First.Heat, heat.Second.Heat]).flatten(1);
    }

    private static void Replace(EmbeddingNetwork network, EmbeddingNetwork other, string layer)
    {
        using var none = no_grad();
        foreach (var ((name, mine), (_, theirs)) in network.named_parameters().Zip(other.named_parameters()))
        {
            if (name.StartsWith(layer, StringComparison.Ordinal))
                mine.copy_(theirs);
        }
    }

    /// <summary>Mean over the faces of the correlation of two heat maps.</summary>
    private static double Correlation(Tensor one, Tensor other)
    {
        var (first, second) = (one - one.mean([1], keepdim: true), other - other.mean([1], keepdim: true));
        return (first * second).sum([1]).div((first.norm(1) * second.norm(1)).clamp_min(1e-12)).mean().item<float>();
    }
}
