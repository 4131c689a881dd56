using FaceLab.Faces;
using FaceLab.Faces.Detection;
using FaceLab.Learning;
using FaceLab.Networks;
using FaceLab.Runs;
using FaceLab.Tests.Support;
using static TorchSharp.torch;

namespace FaceLab.Tests.Runs;

/// <summary>The settings of <c>facelab train</c> without options.</summary>
public sealed class RecipeTests
{
    [Fact]
    public void Lfw_keeps_its_frame_and_other_sets_take_the_picture_for_the_face_where_none_is_found()
    {
        if (!CascadeModels.IsAvailable())
            return;
        using var folder = new TempFolder();
        folder.Write("people/ann/1.png");
        using var lfw = new TinyLfw();

        var own = Recipe.PreparationOf(folder["people"], 48);
        var known = Recipe.PreparationOf(lfw.Path, 48);

        Assert.Equal((AlignmentTarget.ArcFace, 48, true), (own.Align, own.Size, own.CenterWhereNotAligned));
        Assert.Equal((1, AssumedFace.Pins70), (own.CropShare, own.Assume));
        Assert.Equal((0.512, null), (known.CropShare, known.Assume));
        Assert.Equal(own with { Align = AlignmentTarget.OpenFace },
            Recipe.PreparationOf(folder["people"], 48, AlignmentTarget.OpenFace));
    }

    [Fact]
    public void Faces_that_are_not_aligned_have_room_for_shifts_and_no_assumed_place()
    {
        using var folder = new TempFolder();
        foreach (var options in (PreparationOptions[])[Recipe.PreparationOf(DataOptions.Synthetic, 48),
            Recipe.PreparationOf(folder.Path, 48, AlignmentTarget.None)])
        {
            Assert.Equal((AlignmentTarget.None, 54, false),
                (options.Align, options.Size, options.CenterWhereNotAligned));
            Assert.Null(options.Assume);
        }
    }

    [Fact]
    public void Every_loss_has_batches_from_which_it_can_learn()
    {
        using var faces = SmallSets.Patterns(people: 40, imagesEach: 3, size: 20);
        var (training, validation) = faces.Faces.SplitByIdentity(0.25, seed: 1);
        foreach (var kind in LossOptions.Kinds)
        {
            using var model = new SmallResNet(new() { InputSize = 16, Width = 4, EmbeddingSize = 8 });
            var loss = LossOptions.Of(kind);
            using var made = loss.Make(training.Identities.Count, 8);
            using var trainer = new EmbeddingTrainer(model, made, faces, training, validation, Recipe.TrainingOf(loss));
            Assert.False(trainer.IsDone);
        }
    }

    [Theory]
    [InlineData(14, "such as 0.2 (--validation-share")]
    [InlineData(5, "such as 0.4 (--validation-share")]
    [InlineData(3, "Add people: a set for training has at least 4")]
    public void Few_people_are_refused_with_a_share_that_works(int people, string remedy)
    {
        var set = SmallSets.Of([.. Enumerable.Repeat(2, people)]);

        var error = Assert.Throws<ArgumentException>(() => new DataOptions().Split(set));

        Assert.Contains($"of {people}: both need at least 2", error.Message);
        Assert.Contains(remedy, error.Message);
        if (people > 3)
        {
            var share = double.Parse(remedy.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
            var (training, validation) = new DataOptions { ValidationShare = share }.Split(set);
            Assert.True(training.Identities.Count >= 2 && validation.Identities.Count >= 2);
        }
    }

    [Fact]
    public void The_small_network_sees_48_pixels_in_the_devices_fastest_precision()
    {
        Assert.Equal(48, Recipe.NetworkOf(SmallResNet.Kind, CPU).Options.InputSize);
        Assert.Equal(112, Recipe.NetworkOf(MobileFaceNet.Kind, CPU).Options.InputSize);
    }
}
