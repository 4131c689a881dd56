using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using FaceLab.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Tests.Learning;

/// <summary>Trainings that cannot learn: refused at the start, or warned of.</summary>
public sealed class LearnableBatchesTests : IDisposable
{
    private const string OneImage = "1 image of each person, so there is no positive pair. Give at least 2 images";

    private readonly PreparedFaces faces = SmallSets.Patterns(people: 8, imagesEach: 3, size: 20);
    private readonly PreparedFaces strangers = SmallSets.Patterns(people: 8, imagesEach: 1, size: 20);

    public void Dispose()
    {
        faces.Dispose();
        strangers.Dispose();
    }

    [Theory]
    [InlineData("triplet")]
    [InlineData("supervised-contrastive")]
    [InlineData("contrastive")]
    public void One_image_of_each_person_has_no_positive_pair(string loss)
    {
        var error = Assert.Throws<ArgumentException>(() => Trainer(faces, loss, new IdentityBatches(4, ImagesEach: 1)));

        Assert.Contains("cannot learn", error.Message);
        Assert.Contains(OneImage, error.Message);
    }

    [Theory]
    [InlineData("softmax")]
    [InlineData("arcface")]
    [InlineData("huber")]
    public void A_loss_that_compares_no_faces_takes_such_batches(string loss) =>
        Assert.Equal(2, Trained(faces, loss, new IdentityBatches(4, ImagesEach: 1))[^1].Step);

    [Fact]
    public void People_with_one_image_have_no_positive_pair_unless_it_is_repeated()
    {
        var error = Assert.Throws<ArgumentException>(() => Trainer(strangers, "triplet", new UniformBatches(6)));

        Assert.Contains("nobody has 2 images", error.Message);
        // Augmentation makes each repeat another picture.
        Assert.Equal(2, Trained(strangers, "triplet", new IdentityBatches(4, ImagesEach: 2))[^1].Step);
    }

    [Theory]
    [InlineData("contrastive", "a batch has 1 face, so it has no pair")]
    [InlineData("softmax", "A batch of 1 face is too small for the network's batch norm")]
    public void A_batch_of_one_face_is_refused_with_the_cause(string loss, string cause) =>
        Assert.Contains(cause,
            Assert.Throws<ArgumentException>(() => Trainer(faces, loss, new UniformBatches(1))).Message);

    [Fact]
    public void A_loss_that_stays_at_zero_is_warned_of()
    {
        using var model = Model();
        using var loss = new Nothing();
        using var trainer = Trainer(faces, model, loss, new UniformBatches(6));

        var warning = trainer.Run()[^1].Warning;

        Assert.Contains("exactly 0 in every step", warning);
        Assert.Contains("finds nothing to compare", warning);
    }

    [Fact]
    public void The_warning_tells_batches_without_triplets_from_those_that_keep_the_margin()
    {
        var zero = new EvaluationStep(10, 1, TrainingLoss: 0, double.NaN, 100);
        using var loss = MinedTripletLoss.FaceNet();

        Assert.Contains("held no pair or triplet", ZeroLoss.WarningOf(zero, loss));
        Assert.Contains("violates the margin", ZeroLoss.WarningOf(zero with { ActiveShare = 0 }, loss));
        Assert.Null(ZeroLoss.WarningOf(zero with { TrainingLoss = 1e-9 }, loss));
    }

    private static IReadOnlyList<EvaluationStep> Trained(PreparedFaces faces, string loss, SamplerOptions batches)
    {
        using var trainer = Trainer(faces, loss, batches);
        return trainer.Run();
    }

    private static EmbeddingTrainer Trainer(PreparedFaces faces, string loss, SamplerOptions batches) =>
        Trainer(faces, Model(), LossOptions.Of(loss).Make(classes: 6, embeddingSize: 8), batches);

    private static EmbeddingTrainer Trainer(PreparedFaces faces, EmbeddingNetwork model,
        Module<Tensor, Tensor, Tensor> loss, SamplerOptions batches)
    {
        var (training, validation) = faces.Faces.SplitByIdentity(0.25, seed: 1);
        return new EmbeddingTrainer(model, loss, faces, training, validation, Options(batches));
    }

    private static TrainingOptions Options(SamplerOptions batches) =>
        new() { Steps = 2, ValidateEvery = 2, ValidationBatches = 1, Batches = batches };

    private static SmallResNet Model() => new(new() { InputSize = 16, Width = 4, EmbeddingSize = 8 });

    /// <summary>A loss that is 0 for every batch.</summary>
    private sealed class Nothing() : Module<Tensor, Tensor, Tensor>(nameof(Nothing))
    {
        public override Tensor forward(Tensor embeddings, Tensor labels) => embeddings.sum() * 0;
    }
}
