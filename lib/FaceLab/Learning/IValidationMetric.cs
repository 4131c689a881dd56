using FaceLab.Networks;

namespace FaceLab.Learning;

/// <summary>A metric of a network after each epoch. It picks the best checkpoint and stops training early.</summary>
public interface IValidationMetric
{
    /// <summary>The name, for tables and charts.</summary>
    string Name { get; }

    /// <summary>Measures the network, which is in evaluation mode; larger is better.</summary>
    double Measure(EmbeddingNetwork model);
}
