using System.Text.Json.Serialization;
using FaceLab.Data;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning;

/// <summary><see cref="RatingRegressionLoss"/>: learns the <see cref="FaceRecord.Rating"/> of faces.</summary>
/// <remarks>
/// The linear layer that gives the score belongs to the loss and stays in the last checkpoint; what is kept as the run's network gives the
/// embedding in front of it. A network of one number that is not normalised (of <see cref="TinyDarknet"/>:
/// <c>"embeddingSize": 1, "normalize": false</c>) is kept with its score. The run's score is the correlation with the validation faces'
/// scores, <c>RatingCorrelation</c>.
/// </remarks>
public sealed record HuberOptions : LossOptions
{
    /// <summary>Error at which the parabola becomes a line, in units of the score.</summary>
    public double Delta { get; init; } = 1;

    /// <summary>Score classes, one as often as another.</summary>
    [JsonIgnore]
    public override SamplerOptions UsualBatches => new RatingClassBatches();

    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) => new RatingRegressionLoss(embeddingSize, Delta);
}
