using FaceLab.Data;
using FaceLab.Learning.Losses;
using FaceLab.Learning.Sampling;
using static TorchSharp.torch;

namespace FaceLab.Learning;

/// <summary>The targets of a loss: ratings, class numbers of the training people from 0, or labels.</summary>
internal sealed class BatchTargets
{
    private readonly float[]? ratingOf;
    private readonly Dictionary<long, long>? numberOf;

    /// <summary>Finds the targets that the loss needs. A loss of ratings starts at their mean.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="faces">The prepared faces; the sampler gives rows and labels of them.</param>
    /// <param name="training">The training people; a loss that classifies numbers them in the order of
    /// <paramref name="faces"/>.</param>
    /// <param name="validation">The validation identities.</param>
    /// <exception cref="ArgumentException">A face has no finite rating, or the number of classes differs.</exception>
    public BatchTargets(object loss, FaceSet faces, FaceSet training, FaceSet validation)
    {
        if (loss is RatingRegressionLoss rating)
        {
            // Faces of other people are not used, so they need no rating.
            ratingOf = [.. faces.Records.Select(face =>
                training.Contains(face.Identity) || validation.Contains(face.Identity) ? (float)RatingOf(face)
                    : float.NaN)];
            rating.StartAt(faces.Records.Where(face => training.Contains(face.Identity)).Average(RatingOf));
        }
        if (loss is IClassLoss classifier)
        {
            var labels = Enumerable.Range(0, faces.Identities.Count)
                .Where(label => training.Contains(faces.Identities[label])).ToList();
            if (labels.Count != classifier.Classes)
                throw new ArgumentException($"The loss classifies {classifier.Classes:N0} people, but " +
                    $"'{training.Name}' has {labels.Count:N0} people whose faces are prepared.", nameof(loss));
            numberOf = labels.Index().ToDictionary(entry => (long)entry.Item, entry => (long)entry.Index);
        }
    }

    public bool AreRatings => ratingOf is not null;

    /// <summary>True if the loss classifies the training people; it gives nothing for other people.</summary>
    public bool AreClasses => numberOf is not null;

    /// <summary>Returns the rating of a face.</summary>
    /// <exception cref="ArgumentException">The rating is missing or not finite; the message names the face.</exception>
    public static double RatingOf(FaceRecord face) => face.Rating is { } rating && double.IsFinite(rating) ? rating
        : throw new ArgumentException($"The rating of '{face.Path}' is {face.Rating?.ToString() ?? "missing"}: every " +
            "face needs one where ratings are learned. Take a set with ratings, such as SCUT-FBP5500 or a manifest " +
            "with its column 'rating' filled, or leave the face out.");

    /// <summary>Gathers the targets of a batch: ratings (N), float32, or class numbers or labels (N), int64.</summary>
    public Tensor Of(LabeledRows batch, Device device)
    {
        if (ratingOf is not null)
            return tensor(Array.ConvertAll(batch.Rows, row => ratingOf[row]), device: device);
        return tensor(numberOf is null ? batch.Labels : Array.ConvertAll(batch.Labels, label => numberOf[label]),
            device: device);
    }
}
