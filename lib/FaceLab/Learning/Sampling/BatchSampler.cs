using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FaceLab.Basics;

namespace FaceLab.Learning.Sampling;

/// <summary>A batch before it is gathered: rows of the pixel tensor and the class of each.</summary>
/// <param name="Rows">(N) rows.</param>
/// <param name="Labels">(N) labels.</param>
public sealed record LabeledRows(long[] Rows, long[] Labels);

/// <summary>Picks the faces of each training step.</summary>
public abstract class BatchSampler
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly string over;

    private protected BatchSampler(SampledFaces faces, string settings, int batchSize, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (Faces, BatchSize, Random) = (faces, batchSize, new RandomSource(seed));
        over = $"{settings}, {faces.Fingerprint}";
    }

    /// <summary>The number of rows in each batch, N.</summary>
    public int BatchSize { get; }

    /// <summary>The mean number of times that an image was drawn.</summary>
    public double Epochs => (double)Batches * BatchSize / Faces.Rows.Count;

    /// <summary>The state that determines the next batches, as one line of JSON for a checkpoint.</summary>
    public string State => JsonSerializer.Serialize(new Saved(GetType().Name, over, Batches, SavedRandom), Strict);

    /// <summary>The reason why no batch can hold both a positive and a negative pair, with the remedy;
    /// <see langword="null"/> if a batch can.</summary>
    internal virtual string? MissingPairs => this switch
    {
        { BatchSize: < 2 } => "a batch has 1 face, so it has no pair. Give batches of more faces.",
        { Faces.ByClass.Length: < 2 } =>
            "all faces are of one person, so there is no negative pair. Give at least 2 training people.",
        _ => Array.Exists(Faces.ByClass, one => one.Rows.Length > 1) ? null
            : "nobody has 2 images, so there is no positive pair. Give people with several images.",
    };

    private protected SampledFaces Faces { get; }

    private protected long Batches { get; private set; }

    private protected RandomSource Random { get; private set; }

    /// <summary>The random state that <see cref="Continue"/> starts from.</summary>
    private protected virtual string SavedRandom => Random.State;

    /// <summary>Draws the next batch; there is always one.</summary>
    [SuppressMessage("Naming", "CA1716", Justification = "Next is a keyword of Visual Basic alone.")]
    public LabeledRows Next()
    {
        var batch = Draw();
        Batches++;
        return batch;
    }

    /// <summary>Continues from the state of a sampler with the same arguments; the seed may differ.</summary>
    /// <param name="state">Its <see cref="State"/>.</param>
    /// <exception cref="ArgumentException">The text is not a state, or one of another kind of sampler, other faces or
    /// settings; this sampler is unchanged then.</exception>
    public void Restore(string state)
    {
        var saved = Parse(state);
        var (kind, random) = (GetType().Name, RandomSource.FromState(saved.Random));
        if ((saved.Sampler, saved.Over) != (kind, over))
            throw new ArgumentException($"The state is of a {saved.Sampler} over {saved.Over}, this is a {kind} " +
                $"over {over}: take the same faces and the same settings as the run that saved it.", nameof(state));
        if (saved.Batches < 0)
            throw new ArgumentException($"The state says {saved.Batches} batches: take a saved run's.", nameof(state));
        (Random, Batches) = (random, saved.Batches);
        Continue();
    }

    private protected abstract LabeledRows Draw();

    /// <summary>Rebuilds the rest of the state from the random state and the number of batches.</summary>
    private protected virtual void Continue()
    {
    }

    private static Saved Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Saved>(text, Strict) ?? throw new JsonException("It is null.");
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"'{(text.Length > 100 ? text[..100] + "..." : text)}' is not the state of a " +
                $"sampler: {error.Message} Take it unchanged from a saved run.", nameof(text), error);
        }
    }

    private sealed record Saved(string Sampler, string Over, long Batches, string Random);
}
