using FaceLab.Basics;

namespace FaceLab.Learning.Sampling;

/// <summary>What FaceLab's samplers share: a random source, a count of batches, and a state that can be kept.</summary>
public abstract class BatchSampler : IBatchSampler
{
    private readonly string over;
    private readonly int images;
    private long batches;

    private protected BatchSampler(string settings, SampledFaces faces, int batchSize, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        over = $"{settings}, {faces.Fingerprint}";
        images = faces.Rows.Count;
        (BatchSize, Random) = (batchSize, new RandomSource(seed));
    }

    /// <inheritdoc/>
    public int BatchSize { get; }

    /// <inheritdoc/>
    public double Epochs => (double)Batches * BatchSize / images;

    /// <inheritdoc/>
    public string State => new SamplerState(GetType().Name, over, Batches, SavedRandom).ToText();

    /// <summary>Batches drawn so far.</summary>
    private protected long Batches => batches;

    private protected RandomSource Random { get; private set; }

    /// <summary>The random state that <see cref="Continue"/> starts from.</summary>
    private protected virtual string SavedRandom => Random.State;

    /// <inheritdoc/>
    public LabeledRows Next()
    {
        var batch = Draw();
        batches++;
        return batch;
    }

    /// <inheritdoc/>
    public void Restore(string state)
    {
        var saved = SamplerState.Read(state, GetType().Name, over);
        Random = RandomSource.FromState(saved.Random);
        batches = saved.Batches;
        Continue();
    }

    private protected abstract LabeledRows Draw();

    /// <summary>Builds what follows from random state and number of batches.</summary>
    private protected virtual void Continue()
    {
    }
}
