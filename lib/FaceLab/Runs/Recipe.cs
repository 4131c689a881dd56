using FaceLab.Data.Sets;
using FaceLab.Faces;
using FaceLab.Faces.Detection;
using FaceLab.Learning;
using FaceLab.Networks;
using FaceLab.Networks.Layers;
using static TorchSharp.torch;

namespace FaceLab.Runs;

/// <summary>The settings with which ten minutes on two CPU cores teach most: those of <c>facelab train</c>.</summary>
/// <remarks>Chosen by pairs of LFW's validation identities; DECISIONS.md has the figures. The defaults of the options
/// themselves are those of the course and of the papers.</remarks>
public static class Recipe
{
    /// <summary>The loss.</summary>
    public static LossOptions Loss { get; } = new SupervisedContrastiveOptions();

    /// <summary>The minutes of a training.</summary>
    public const double Minutes = 10;

    /// <summary>The number of genuine, and of impostor, pairs of validation identities that pick the best
    /// network.</summary>
    public const int MetricPairsEach = 1000;

    /// <summary>Returns the network of a kind; the small ResNet sees 48 pixels a side, so that a step takes half the
    /// time.</summary>
    /// <param name="kind">One of <see cref="EmbeddingNetworks.Kinds"/>.</param>
    /// <param name="device">The device, which has a fastest precision.</param>
    /// <exception cref="ArgumentException">The kind is unknown.</exception>
    public static NetworkDescription NetworkOf(string kind, Device device)
    {
        var options = EmbeddingNetworks.DefaultOptions(kind) with { Precision = Precision.BestFor(device) };
        return new NetworkDescription(kind, options is SmallResNetOptions ? options with { InputSize = 48 } : options);
    }

    /// <summary>Returns the preparation of a set's faces, which drops none: aligned to ArcFace's template. Where no
    /// face is found, LFW's centre or, in other sets, the whole picture is taken for the face.</summary>
    /// <param name="set">The set, by name or path.</param>
    /// <param name="inputSize">The side of the network's input in pixels.</param>
    /// <param name="align">The template; the one above if null.</param>
    public static PreparationOptions PreparationOf(string set, int inputSize, AlignmentTarget? align = null)
    {
        var isRendered = set == DataOptions.Synthetic;
        var isLfw = !isRendered && FaceSets.Find(set) is { } place && LfwDataset.IsAt(place);
        var target = isRendered ? AlignmentTarget.None
            : align ?? (CascadeModels.IsAvailable() ? AlignmentTarget.ArcFace : AlignmentTarget.None);
        // Not aligned, a face needs room for shifts: an eighth of what the network sees. Aligned ones get it anyway.
        var usual = new PreparationOptions { Size = target == AlignmentTarget.None ? inputSize * 9 / 8 : inputSize };
        return usual with
        {
            Align = target,
            CenterWhereNotAligned = target != AlignmentTarget.None,
            CropShare = isRendered || isLfw ? usual.CropShare : 1,
            Assume = target == AlignmentTarget.None || isLfw ? null : AssumedFace.Pins70,
        };
    }

    /// <summary>Returns batches, augmentation and schedule for a loss.</summary>
    /// <param name="loss">The loss.</param>
    public static TrainingOptions TrainingOf(LossOptions loss) => new()
    {
        Batches = loss is TripletOptions or SupervisedContrastiveOptions
            ? new IdentityBatches { Identities = 32, ImagesEach = 4 } : loss.UsualBatches,
        Augmentation = new() { Colour = 0.1, ErasingProbability = 0.3, ErasingShare = 0.15 },
        Schedule = new CosineDecay { WarmupShare = 0.1 },
    };
}
