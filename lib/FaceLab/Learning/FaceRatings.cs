using FaceLab.Data;
using FaceLab.Learning.Losses;

namespace FaceLab.Learning;

/// <summary>The scores of prepared faces, for a loss that learns them.</summary>
internal sealed class FaceRatings
{
    private readonly float[] ofRow;

    private FaceRatings(float[] ofRow, double trainingMean) => (this.ofRow, TrainingMean) = (ofRow, trainingMean);

    /// <summary>Mean score of the training faces.</summary>
    public double TrainingMean { get; }

    /// <summary>The scores; <see langword="null"/> if the loss learns none.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="faces">The prepared faces, to whose rows the scores belong.</param>
    /// <param name="training">People to learn from.</param>
    /// <param name="validation">People to watch.</param>
    /// <exception cref="ArgumentException">A face of theirs has no score, or none that is finite.</exception>
    public static FaceRatings? For(object loss, FaceSet faces, FaceSet training, FaceSet validation)
    {
        if (loss is not RatingRegressionLoss)
            return null;
        var learned = faces.Records.Where(record => training.Contains(record.Identity)).Select(Of).ToList();
        // Faces of others have no part in the run, and need no score.
        return new FaceRatings([.. faces.Records.Select(record => IsSeen(record) ? (float)Of(record) : float.NaN)], learned.Average());

        bool IsSeen(FaceRecord record) => training.Contains(record.Identity) || validation.Contains(record.Identity);
    }

    /// <summary>The score of a face.</summary>
    /// <exception cref="ArgumentException">It has none, or none that is finite; names the face.</exception>
    public static double Of(FaceRecord face) => face.Rating is { } score && double.IsFinite(score) ? score
        : throw new ArgumentException($"The score of '{face.Path}' is {face.Rating?.ToString() ?? "missing"}: every face needs one where scores " +
            "are learned. Take a set with scores, such as SCUT-FBP5500 or a manifest with its column 'score' filled, or leave the face out.");

    /// <summary>Scores of rows.</summary>
    public float[] Of(long[] rows) => Array.ConvertAll(rows, row => ofRow[row]);
}
