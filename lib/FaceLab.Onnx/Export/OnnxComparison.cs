using FaceLab.Networks;
using FaceLab.Onnx.Import;
using static TorchSharp.torch;

namespace FaceLab.Onnx.Export;

/// <summary>The differences between a network's embeddings and those of its graph in ONNX Runtime.</summary>
/// <param name="Differences">For each number of faces fed at once, the largest difference of two numbers.</param>
/// <param name="Largest">The largest number of all embeddings, without its sign.</param>
public sealed record OnnxComparison(IReadOnlyDictionary<int, double> Differences, double Largest)
{
    /// <summary>The difference that is allowed, where no number of an embedding is above 1; above it grows with the
    /// largest number.</summary>
    public const double Tolerance = 1e-4;

    private static readonly int[] Batches = [1, 7, 64];

    /// <summary>The number of faces that are compared.</summary>
    public static int Faces => Batches.Sum();

    /// <summary>True if every difference is allowed. A number that is not finite is not.</summary>
    public bool Agrees => double.IsFinite(Largest)
        && Differences.Values.All(difference => difference <= Tolerance * Math.Max(1, Largest));

    /// <summary>Feeds the same random pictures to both, in batches of 1, 7 and 64.</summary>
    /// <exception cref="OnnxException">ONNX Runtime refuses the graph.</exception>
    internal static OnnxComparison Measure(EmbeddingNetwork network, byte[] file, IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        using var other = OnnxNetwork.Open("the exported graph", file, OnnxInput.FaceLabs(network.InputSize));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var random = new Generator(1);
        var (differences, largest, done) = (new Dictionary<int, double>(), 0.0, 0);
        foreach (var count in Batches)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var batch = NewDisposeScope();
            var faces = rand([count, 3, network.InputSize, network.InputSize], generator: random) * 2 - 1;
            var (ours, theirs) = (network.call(faces), other.call(faces));
            differences[count] = (ours - theirs).abs().max().item<float>();
            largest = Math.Max(largest, ours.abs().max().item<float>());
            progress?.Report(done += count);
        }
        return new OnnxComparison(differences, largest);
    }

    /// <summary>Writes the differences as a text.</summary>
    public override string ToString() => "embeddings differ by at most " + string.Join(", ", Differences.Select(
        entry => FormattableString.Invariant($"{entry.Value:0.0e+0} (batch of {entry.Key})")));
}
