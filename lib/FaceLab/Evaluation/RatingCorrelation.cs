using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Evaluation;

/// <summary>Pearson correlation of the scores that a network predicts with those that faces have, -1 to 1.</summary>
/// <remarks>
/// The figure that E. Gölge's selfie scoring (2016) reports: 0.68 without pre-training, 0.84 with pre-training and growing. Source:
/// K. Pearson, "Note on Regression and Inheritance in the Case of Two Parents", 1895. Neither mean nor scale of the predictions counts.
/// Predictions that are all the same have no correlation, and count as 0: they say nothing of the scores.
/// </remarks>
public sealed class RatingCorrelation : IValidationMetric
{
    private const int BatchSize = 256;

    private readonly PreparedFaces faces;
    private readonly RatingRegressionLoss loss;
    private readonly long[] rows;
    private readonly double[] scores;

    /// <summary>A correlation over all faces of some people.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="people">Whose faces; people whom training never sees.</param>
    /// <param name="loss">Reads scores from embeddings; it stays the caller's.</param>
    /// <exception cref="ArgumentException">A face has no score, or all have the same.</exception>
    public RatingCorrelation(PreparedFaces faces, FaceSet people, RatingRegressionLoss loss)
    {
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(loss);
        (this.faces, this.loss) = (faces, loss);
        rows = [.. Enumerable.Range(0, faces.Faces.Count).Where(row => people.Contains(faces.Faces.Records[row].Identity)).Select(row => (long)row)];
        scores = Array.ConvertAll(rows, row => FaceRatings.Of(faces.Faces.Records[(int)row]));
        if (scores.Distinct().Count() < 2)
        {
            throw new ArgumentException($"The {rows.Length:N0} prepared faces of '{people.Name}' have {scores.Distinct().Count()} different " +
                "scores: a correlation needs at least 2.", nameof(people));
        }
        Name = $"correlation of predicted and true scores, {rows.Length:N0} faces of {people.Name}";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public double Measure(EmbeddingNetwork model) => Pearson(Predict(model), scores);

    /// <summary>Pearson's correlation; 0 where one of the two does not vary.</summary>
    /// <param name="first">(N) numbers.</param>
    /// <param name="second">(N) numbers.</param>
    internal static double Pearson(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var (meanOfFirst, meanOfSecond) = (first.Average(), second.Average());
        var products = first.Zip(second, (a, b) => (a - meanOfFirst) * (b - meanOfSecond)).Sum();
        var squares = first.Sum(a => Math.Pow(a - meanOfFirst, 2)) * second.Sum(b => Math.Pow(b - meanOfSecond, 2));
        return squares == 0 ? 0 : products / Math.Sqrt(squares);
    }

    private double[] Predict(EmbeddingNetwork model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var noGradient = no_grad();
        model.eval();
        var device = model.parameters().First().device;
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
