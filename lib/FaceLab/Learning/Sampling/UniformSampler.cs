using FaceLab.Data;

namespace FaceLab.Learning.Sampling;

/// <summary>Draws every image once in each epoch, in a new random order each time, for classifiers.</summary>
/// <remarks>
/// Batches are always full: the last one of an epoch continues with the first images of the next, which may repeat
/// images. Labels come as often as in the set, so that most batches of a set with many people have hardly any genuine
/// pair: for pair and triplet losses take <see cref="IdentityBatchSampler"/>.
/// </remarks>
public sealed class UniformSampler : BatchSampler
{
    private readonly int[] order;
    private int position;
    private string epochStart = "";

    /// <summary>A sampler over some people of a set.</summary>
    /// <param name="faces">The faces that rows and labels refer to.</param>
    /// <param name="people">The people to draw from; all of <paramref name="faces"/> if null.</param>
    /// <param name="batchSize">N, at least 1; it may be more than there are images.</param>
    /// <param name="seed">The same seed gives the same batches.</param>
    /// <exception cref="ArgumentException">None of the people is in the set.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1.</exception>
    public UniformSampler(FaceSet faces, FaceSet? people, int batchSize, int seed)
        : base(SampledFaces.Of(faces, people), $"batches of {batchSize}", batchSize, seed)
    {
        order = new int[Faces.Rows.Count];
        StartEpoch();
    }

    /// <summary>The random state at the start of the epoch, which determines its order.</summary>
    private protected override string SavedRandom => epochStart;

    private protected override LabeledRows Draw()
    {
        var (rows, labels) = (new long[BatchSize], new long[BatchSize]);
        for (var i = 0; i < BatchSize; i++)
        {
            if (position == order.Length)
                StartEpoch();
            var at = order[position++];
            (rows[i], labels[i]) = (Faces.Rows[at], Faces.Classes[at]);
        }
        return new LabeledRows(rows, labels);
    }

    private protected override void Continue()
    {
        StartEpoch();
        var drawn = (Int128)Batches * BatchSize;
        position = drawn == 0 ? 0 : (int)((drawn - 1) % order.Length) + 1;
    }

    private void StartEpoch()
    {
        epochStart = Random.State;
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Random.Shuffle(order.AsSpan());
        position = 0;
    }
}
