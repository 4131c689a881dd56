using FaceLab.Networks;

namespace FaceLab.Learning;

/// <summary>A figure that says after each epoch how good the network is: it picks the best checkpoint and stops early.</summary>
public interface IValidationMetric
{
    /// <summary>What it is, for tables and charts.</summary>
    string Name { get; }

    /// <summary>Measures the network as it is.</summary>
    /// <param name="model">The network, in evaluation mode.</param>
    /// <returns>A figure; larger is better.</returns>
    double Measure(EmbeddingNetwork model);
}
