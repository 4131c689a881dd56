using System.Diagnostics.CodeAnalysis;

namespace FaceLab.Learning.Sampling;

/// <summary>Decides which faces a training step sees.</summary>
public interface IBatchSampler
{
    /// <summary>Rows of a batch, N; each batch has as many.</summary>
    int BatchSize { get; }

    /// <summary>Rows drawn so far over images to draw from: how often each image has come on average.</summary>
    double Epochs { get; }

    /// <summary>All that decides the batches to come, as one line of text for a checkpoint.</summary>
    string State { get; }

    /// <summary>The next batch; there is always one.</summary>
    [SuppressMessage("Naming", "CA1716", Justification = "Next is a keyword of Visual Basic; the field says so all the same.")]
    LabeledRows Next();

    /// <summary>Goes on where a sampler made with the same arguments stood (its seed may differ): the same batches follow.</summary>
    /// <param name="state">Its <see cref="State"/>.</param>
    /// <exception cref="ArgumentException">The text is no state, or one of another kind of sampler, of other faces or settings;
    /// this sampler stays as it was.</exception>
    void Restore(string state);
}
