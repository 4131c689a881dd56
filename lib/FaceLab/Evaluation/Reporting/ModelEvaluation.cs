using FaceLab.Data;
using FaceLab.Evaluation.Clustering;
using FaceLab.Evaluation.Search;
using FaceLab.Faces;
using FaceLab.Networks;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Reporting;

/// <summary>The figures of one model on one task: verification, identification, clusters.</summary>
public sealed record ModelEvaluation
{
    private const int FacesAtOnce = 512, FewestIdentities = 10, Replicates = 500;

    private ModelEvaluation()
    {
    }

    /// <summary>The task.</summary>
    public required EvaluationTask Task { get; init; }

    /// <summary>The pairs that were judged, those of all folds.</summary>
    public required IReadOnlyList<FacePair> Pairs { get; init; }

    /// <summary>The similarities of these pairs.</summary>
    public required PairSimilarities Similarities { get; init; }

    /// <summary>The threshold that other pairs chose; the mean over the folds where there are several.</summary>
    public required double Threshold { get; init; }

    /// <summary>The judgements, of each fold at its own threshold.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>The accuracy of each fold; <see langword="null"/> where there is one.</summary>
    public FoldedVerification? Folds { get; init; }

    /// <summary>The ROC curve over all pairs.</summary>
    public required RocCurve Curve { get; init; }

    /// <summary>The ROC curve over every pair of the faces of the people judged, which supports smaller rates than the
    /// protocol's pairs do; <see langword="null"/> where nobody has two faces, or there is one person only.</summary>
    public RocCurve? AllPairs { get; init; }

    /// <summary>The spread of the accuracy over other people; <see langword="null"/> with folds, and below ten
    /// people.</summary>
    public BootstrapInterval? AccuracySpread { get; init; }

    /// <summary>The spread of the area under the curve over other people; <see langword="null"/> below ten
    /// people.</summary>
    public BootstrapInterval? AreaSpread { get; init; }

    /// <summary>The spread of the curve over other people; <see langword="null"/> below ten people.</summary>
    public RocBand? Band { get; init; }

    /// <summary>The identification of each judged person's face among all others.</summary>
    public required Identification Identification { get; init; }

    /// <summary>The retrieval of the other pictures of a face's person among all; <see langword="null"/> as
    /// <see cref="AllPairs"/> is.</summary>
    public Retrieval? Retrieval { get; init; }

    /// <summary>The agreement of average-linkage clusters at <see cref="Threshold"/> with the people;
    /// <see langword="null"/> where the threshold is so low that the clusters would not fit in memory.</summary>
    public ClusterAgreement? Clusters { get; init; }

    /// <summary>All figures, for a table or a file.</summary>
    public IReadOnlyList<EvaluationFigure> Figures => [.. EvaluationFigures.Of(this)];

    /// <summary>Judges a network.</summary>
    /// <param name="network">The network; it is in evaluation mode afterwards.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="task">A task in rows of <paramref name="faces"/>: <see cref="EvaluationTask.InRowsOf"/>.</param>
    /// <param name="progress">Gets the number of faces fed forward, of <see cref="FacesOf"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">A kind of pair is missing, or the network gives an embedding that is not
    /// finite, or zero.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ModelEvaluation Measure(
        EmbeddingNetwork network, PreparedFaces faces, EvaluationTask task, IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var scope = NewDisposeScope();
        var rows = Rows(task);
        var embeddings = Embedded(network, faces, rows, progress, cancellationToken);
        var positionOf = rows.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        using var people = embeddings.index_select(
            0, tensor(task.TestFaces.Select(row => (long)positionOf[row]).ToArray()));
        var labels = task.TestFaces.Select(row => task.Faces.Labels[row]).ToArray();
        cancellationToken.ThrowIfCancellationRequested();
        var verified = Verified(task, Identification.LeaveOneOut(people, labels), pairs =>
            PairSimilarities.Of(embeddings, [.. pairs.Select(Moved)]));
        var genuine = labels.Distinct().Count() is var count && count > 1 && count < labels.Length;
        return verified with
        {
            AllPairs = genuine ? RocCurve.OfAllPairs(people, labels) : null,
            Retrieval = genuine ? Retrieval.LeaveOneOut(people, labels) : null,
            Clusters = Clustered(people, labels, verified.Threshold, cancellationToken),
        };

        FacePair Moved(FacePair pair) => pair with { First = positionOf[pair.First], Second = positionOf[pair.Second] };
    }

    /// <summary>Counts the faces that <see cref="Measure"/> feeds forward.</summary>
    public static long FacesOf(EvaluationTask task) => Rows(task).Length;

    private static int[] Rows(EvaluationTask task) =>
    [
        .. task.Folds.Append(task.ThresholdPairs).SelectMany(pairs => pairs)
            .SelectMany(pair => (int[])[pair.First, pair.Second]).Concat(task.TestFaces).Distinct().Order(),
    ];

    private static Tensor Embedded(EmbeddingNetwork network, PreparedFaces faces, int[] rows, IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        var (done, parts) = (0, new List<Tensor>());
        foreach (var chunk in rows.Chunk(FacesAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            parts.Add(Embedder.Embed(network, faces, chunk));
            progress?.Report(done += chunk.Length);
        }
        return cat(parts, 0);
    }

    private static ModelEvaluation Verified(
        EvaluationTask task, Identification identification, Func<IReadOnlyList<FacePair>, PairSimilarities> compare)
    {
        var folds = task.Folds.Select(compare).ToList();
        var folded = folds.Count > 1 ? FoldedVerification.Measure(folds) : null;
        var thresholds = folded?.Folds.Select(fold => fold.Threshold).ToList()
            ?? [VerificationAccuracy.BestThreshold(compare(task.ThresholdPairs))];
        var pairs = task.Folds.SelectMany(fold => fold).ToList();
        var similarities = PairSimilarities.Joined(folds);
        var people = pairs.SelectMany(pair => (int[])[task.Faces.Labels[pair.First], task.Faces.Labels[pair.Second]])
            .Distinct();
        var bootstrap = people.Count() < FewestIdentities ? null
            : new IdentityBootstrap(pairs, task.Faces.Labels, Replicates);
        return new ModelEvaluation
        {
            Task = task,
            Pairs = pairs,
            Similarities = similarities,
            Threshold = thresholds.Average(),
            Folds = folded,
            Curve = RocCurve.Of(similarities),
            Confusion = folds.Zip(thresholds, (fold, threshold) => ConfusionMatrix.At(threshold, fold))
                .Aggregate((first, second) => first.Plus(second)),
            AccuracySpread = folded is null ? bootstrap?.Accuracy(similarities, thresholds[0]) : null,
            AreaSpread = bootstrap?.AreaUnderCurve(similarities),
            Band = bootstrap?.Band(similarities),
            Identification = identification,
        };
    }

    private static ClusterAgreement? Clustered(
        Tensor embeddings, int[] labels, double threshold, CancellationToken cancellationToken)
    {
        try
        {
            var clusters = new AgglomerativeClustering(Math.Clamp(threshold, -1, 1))
                .Cluster(embeddings, cancellationToken);
            return ClusterAgreement.Between(clusters, labels);
        }
        catch (InsufficientMemoryException)
        {
            return null;    // a threshold so low that every face is every other's neighbour
        }
    }
}
