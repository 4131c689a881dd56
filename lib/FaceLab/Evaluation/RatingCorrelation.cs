using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using MathNet.Numerics.Statistics;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Evaluation;

/// <summary>Pearson correlation of the ratings that a network predicts with those that faces have, -1 to 1.</summary>
/// <remarks>
/// The figure that E. Gölge's selfie ratings (2016) reports: 0.68 without pre-training, 0.84 with pre-training and
/// growing. Source: K. Pearson, "Note on Regression and Inheritance in the Case of Two Parents", 1895. Mean and scale
/// of the predictions do not matter. Predictions that are all the same count as 0.
/// </remarks>
public sealed class RatingCorrelation : IValidationMetric
{
    private const int BatchSize = 256;

    private readonly PreparedFaces faces;
    private readonly RatingRegressionLoss loss;
    private readonly long[] rows;
    private readonly double[] ratings;

    /// <summary>A correlation over all faces of some people.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="people">The people; training does not use them.</param>
    /// <param name="loss">The loss that predicts ratings from embeddings; the caller keeps it.</param>
    /// <exception cref="ArgumentException">A face has no rating, or all have the same.</exception>
    public RatingCorrelation(PreparedFaces faces, FaceSet people, RatingRegressionLoss loss)
    {
        (this.faces, this.loss) = (faces, loss);
        rows = [.. faces.Faces.Records.Index().Where(row => people.Contains(row.Item.Identity))
            .Select(row => (long)row.Index)];
        ratings = Array.ConvertAll(rows, row => BatchTargets.RatingOf(faces.Faces.Records[(int)row]));
        if (ratings.Distinct().Count() is < 2 and var different)
            throw new ArgumentException(
                $"The {rows.Length:N0} prepared faces of '{people.Name}' have {different} different " +
                "ratings: a correlation needs at least 2.", nameof(people));
        Name = $"correlation of predicted and true ratings, {rows.Length:N0} faces of {people.Name}";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public double Measure(EmbeddingNetwork model) => Pearson(Predict(model), ratings);

    /// <summary>Computes Pearson's correlation; 0 where one of the two does not vary.</summary>
    /// <param name="first">(N) numbers.</param>
    /// <param name="second">(N) numbers.</param>
    internal static double Pearson(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var correlation = Correlation.Pearson(first, second);
        return double.IsNaN(correlation) && first.All(double.IsFinite) ? 0 : correlation;
    }

    private double[] Predict(EmbeddingNetwork model)
    {
        using var noGradient = no_grad();
        model.eval();
        var device = model.Device;
        return [.. rows.Chunk(BatchSize).SelectMany(chunk => PredictBatch(model, chunk, device))];
    }

    private double[] PredictBatch(EmbeddingNetwork model, long[] chunk, Device device)
    {
        using var scope = NewDisposeScope();
        var pixels = faces.Pixels.index_select(0, torch.tensor(chunk)).to(device);
        var predictions = loss.Predict(model.call(FaceInput.Center(pixels, model.InputSize)));
        return predictions.to(ScalarType.Float64).cpu().data<double>().ToArray();
    }
}
