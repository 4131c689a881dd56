using FaceLab.Evaluation;
using FaceLab.Faces;
using static TorchSharp.torch;

namespace FaceLab.Runs;

/// <summary><see cref="BarePixels"/> as a model that stands beside another one, on the same faces.</summary>
/// <param name="beside">The other model, whose preparation it takes; the caller keeps it.</param>
public sealed class PixelBaseline(IEvaluatedModel beside) : IEvaluatedModel
{
    /// <summary>The name of the baseline.</summary>
    public const string Word = "pixels";

    private readonly BarePixels pixels = new();

    /// <summary>The model beside which it stands.</summary>
    public IEvaluatedModel Beside => beside;

    /// <inheritdoc/>
    public string Name => Word;

    /// <inheritdoc/>
    public string File => "";

    /// <inheritdoc/>
    public string Description => "bare pixels, nothing learned";

    /// <inheritdoc/>
    public string? Layers => null;

    /// <inheritdoc/>
    public long Parameters => 0;

    /// <inheritdoc/>
    public int InputSize => 1;

    /// <inheritdoc/>
    public Device Device => CPU;

    /// <inheritdoc/>
    public TrainingRun? Run => null;

    /// <inheritdoc/>
    public PreparationOptions? Preparation => beside.Preparation;

    /// <inheritdoc/>
    public string? FacesParameters => null;

    /// <inheritdoc/>
    public string? FacesKey => null;

    /// <inheritdoc/>
    public Tensor Embed(PreparedFaces faces, IReadOnlyList<int> rows) => pixels.Embed(faces, rows);

    /// <summary>Does nothing: there is no network to free.</summary>
    public void Dispose()
    {
    }
}
