using FaceLab.Evaluation;
using FaceLab.Evaluation.Explanation;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using FaceLab.Networks.Layers;
using FaceLab.Tests.Networks;
using FaceLab.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Tests;

/// <summary>Every public method leaves the tensors that its documentation names, and no others.</summary>
public sealed class TensorLifetimeTests : IDisposable
{
    private readonly PreparedFaces faces = SmallSets.Patterns(people: 8, imagesEach: 2, size: 18);
    private readonly SmallResNet model =
        new(new() { InputSize = 16, Width = 4, EmbeddingSize = 8, Precision = Precision.BFloat16 });

    public void Dispose()
    {
        model.Dispose();
        faces.Dispose();
    }

    [Fact]
    public void Training_steps_leave_no_tensor()
    {
        var (training, validation) = faces.Faces.SplitByIdentity(0.5, 1);
        using var loss = new ContrastiveLoss();
        using var trainer = new EmbeddingTrainer(model, loss, faces, training, validation,
            new()
            {
                Steps = 40, Batches = new FaceLab.Learning.IdentityBatches { Identities = 4 }, ValidateEvery = 5,
                ValidationBatches = 1,
            });
        List<long> live = [];

        trainer.Run(_ => live.Add(Live));

        Assert.Equal(8, live.Count);
        Assert.All(live, count => Assert.Equal(live[1], count));
    }

    [Fact]
    public void Embedding_and_comparing_leave_no_tensor() => StaysFlat(() =>
    {
        Embedder.Embed(model, faces, batchSize: 4).Dispose();
        PairSimilarities.Compare(model, faces, [new(0, 1, true), new(2, 5, false)]);
    });

    [Fact]
    public void Components_leave_no_tensor() =>
        StaysFlat(() => PrincipalComponents.Project(rand(6, 3)).Coordinates.Dispose(), own: 1);

    [Fact]
    public void Preparation_leaves_no_tensor() => StaysFlat(() =>
    {
        using var prepared = SmallSets.Patterns(people: 2, imagesEach: 2);
    });

    [Fact]
    public void Augmentation_and_crops_leave_no_tensor() => StaysFlat(() =>
    {
        using var random = new Generator(1, CPU);
        new FaceAugmentation().Apply(faces.Pixels, 16, random).Dispose();
        FaceInput.Center(faces.Pixels, 16).Dispose();
    });

    [Fact]
    public void Losses_and_mining_leave_no_tensor()
    {
        using var embeddings = rand(6, 4);
        using var labels = tensor(new long[] { 0, 0, 1, 1, 2, 2 });
        using var loss = new ContrastiveLoss(hardestImpostors: 4);
        StaysFlat(() =>
        {
            loss.call(embeddings, labels).Dispose();
        });
    }

    public static TheoryData<string> Kinds => Zoo.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_network_leaves_no_tensor(string kind) => StaysFlat(() =>
    {
        using var another = Zoo.Make(kind);
        using var images = zeros(2, 3, another.InputSize, another.InputSize);
        for (var i = 0; i < 2; i++)
            another.call(images).Dispose();
        another.Summary();
        another.Freeze();
    });

    [Fact]
    public void Classifiers_leave_no_tensor() => StaysFlat(() =>
    {
        using var images = zeros(2, 3, 32, 32);
        using var weight = rand(3, 16);
        using var bias = zeros(3);
        using var classifier = new ClassifierNetwork(Zoo.Make(SmallResNet.Kind), weight, bias);
        var (logits, embedding) = classifier.call(images);
        logits.Dispose();
        embedding.Dispose();
        using var rest = classifier.WithoutHead();
    });

    [Fact]
    public void Explanations_leave_no_tensor() => StaysFlat(() =>
    {
        using var heat = PairExplanation.Of(model, faces, [new(0, 1, true), new(2, 5, false)]);
        using var images = zeros(2, 3, model.InputSize, model.InputSize);
        using var activations = Activations.Of(model, images, heat.Layer);
        activations.Strongest(1, 3);
        activations.Map(1, 2);
        Assert.Throws<ArgumentException>(() => Activations.Of(model, images, "unit"));
        Activations.Layers(model);
    });

    private static long Live => DisposeScopeManager.Statistics.ThreadTotalLiveCount;

    /// <summary>Runs it a few times; <paramref name="own"/> tensors of each run are the test's own.</summary>
    private static void StaysFlat(Action act, int own = 0)
    {
        act();
        var before = Live;
        for (var i = 0; i < 3; i++)
            act();
        Assert.Equal(before + 3 * own, Live);
    }
}
