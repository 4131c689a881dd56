using FaceLab.Bench.Nets;
using FaceLab.Networks.Layers;

namespace FaceLab.Bench.Trainees;

/// <summary>One side of the comparison. It holds at most one network at a time.</summary>
internal interface ITrainee : IDisposable
{
    /// <summary>Its name in the JSON keys.</summary>
    string Key { get; }

    string Description { get; }

    /// <summary>Starts over with a network and the weights and the batch in <paramref name="folder"/>.</summary>
    void Begin(NetSize size, Precision precision, string folder);

    /// <summary>Trains on the same batch again and again.</summary>
    Steps Train(int steps);
}
