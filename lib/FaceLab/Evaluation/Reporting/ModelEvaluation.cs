using FaceLab.Data;
using FaceLab.Evaluation.Clustering;
using FaceLab.Evaluation.Search;
using FaceLab.Faces;
using FaceLab.Networks;

namespace FaceLab.Evaluation.Reporting;

/// <summary>The figures of one model on one task: verification, identification, clusters.</summary>
public sealed record ModelEvaluation
{
    private const int FewestIdentities = 10, FewestFolds = 3, Replicates = 500;

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

    /// <summary>The threshold that each pair was judged at, in the order of <see cref="Pairs"/>.</summary>
    public required IReadOnlyList<double> PairThresholds { get; init; }

    /// <summary>True for each pair that was judged rightly.</summary>
    public IReadOnlyList<bool> Right => [.. Enumerable.Range(0, Pairs.Count).Select(i =>
        Similarities.CosineSimilarities[i] >= PairThresholds[i] == Similarities.Genuine[i])];

    /// <summary>The threshold of all pairs; <see langword="null"/> where folds have different ones.</summary>
    public double? SharedThreshold => PairThresholds.Distinct().Count() == 1 ? PairThresholds[0] : null;

    /// <summary>The judgements, of each fold at its own threshold.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>The accuracy of each fold; <see langword="null"/> below three folds, which tell no standard
    /// error.</summary>
    public FoldedVerification? Folds { get; init; }

    /// <summary>The ROC curve over all pairs.</summary>
    public required RocCurve Curve { get; init; }

    /// <summary>The ROC curve over every pair of the faces of the people judged, which supports smaller rates than the
    /// protocol's pairs do; <see langword="null"/> where nobody has two faces, or there is one person only.</summary>
    public RocCurve? AllPairs { get; init; }

    /// <summary>The spread of the accuracy over other people; <see langword="null"/> below ten people.</summary>
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

    /// <summary>The agreement of average-linkage clusters at <see cref="ClusterThreshold"/> with the people;
    /// <see langword="null"/> where nobody chooses that threshold, or where it is so low that the clusters would not
    /// fit in memory.</summary>
    public ClusterAgreement? Clusters { get; init; }

    /// <summary>The threshold of the clusters: the highest BCubed F on people who are not in them; not a number where
    /// there are no clusters.</summary>
    public double ClusterThreshold { get; init; } = double.NaN;

    /// <summary>The time of an embedding on this machine, in milliseconds.</summary>
    public required double MillisecondsPerFace { get; init; }

    /// <summary>All figures, for a table or a file.</summary>
    public IReadOnlyList<EvaluationFigure> Figures => [.. EvaluationFigures.Of(this)];

    /// <summary>Judges a network.</summary>
    /// <inheritdoc cref="Measure(IFaceEmbedder, PreparedFaces, EvaluationTask, IProgress{long}, CancellationToken)"/>
    public static ModelEvaluation Measure(EmbeddingNetwork network, PreparedFaces faces, EvaluationTask task,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        Measure(new NetworkEmbedder(network), faces, task, progress, cancellationToken);

    /// <summary>Judges a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="task">A task in rows of <paramref name="faces"/>: <see cref="EvaluationTask.InRowsOf"/>.</param>
    /// <param name="progress">Gets the number of faces fed forward, of <see cref="FacesOf"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">A kind of pair is missing, the model gives an embedding that is not finite
    /// or zero, or it is dead: all embeddings are equal or zero.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ModelEvaluation Measure(IFaceEmbedder model, PreparedFaces faces, EvaluationTask task,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        using var embeddings = FaceEmbeddings.Of(model, faces, Rows(task), progress, cancellationToken);
        using var people = embeddings.Rows(task.TestFaces);
        var labels = task.TestFaces.Select(row => task.Faces.Labels[row]).ToArray();
        cancellationToken.ThrowIfCancellationRequested();
        var clusters = PeopleClusters.Of(embeddings, task, cancellationToken);
        var compared = PeopleClusters.CanChoose(labels);
        return Verified(task, Identification.LeaveOneOut(people, labels), embeddings) with
        {
            AllPairs = compared ? RocCurve.OfAllPairs(people, labels) : null,
            Retrieval = compared ? Retrieval.LeaveOneOut(people, labels) : null,
            Clusters = clusters?.Agreement,
            ClusterThreshold = clusters?.Threshold ?? double.NaN,
        };
    }

    /// <summary>Counts the faces that <see cref="Measure(IFaceEmbedder, PreparedFaces, EvaluationTask, IProgress{long},
    /// CancellationToken)"/> feeds forward.</summary>
    public static long FacesOf(EvaluationTask task) => Rows(task).Distinct().LongCount();

    private static IEnumerable<int> Rows(EvaluationTask task) => task.Folds.Append(task.ThresholdPairs)
        .SelectMany(pairs => pairs).SelectMany(pair => (int[])[pair.First, pair.Second])
        .Concat(task.TestFaces).Concat(task.ThresholdFaces);

    private static ModelEvaluation Verified(EvaluationTask task, Identification identification,
        FaceEmbeddings embeddings)
    {
        var folds = task.Folds.Select(embeddings.Compare).ToList();
        var folded = folds.Count > 1 ? FoldedVerification.Measure(folds) : null;
        var thresholds = folded?.Folds.Select(fold => fold.Threshold).ToList() ?? [task.Chosen?.Pairs
            ?? VerificationAccuracy.BestThreshold(embeddings.Compare(task.ThresholdPairs))];
        var similarities = PairSimilarities.Joined(folds);
        var judged = new ModelEvaluation
        {
            Task = task,
            Pairs = [.. task.Folds.SelectMany(fold => fold)],
            Similarities = similarities,
            Threshold = thresholds.Average(),
            PairThresholds = [.. folds.SelectMany((fold, i) => Enumerable.Repeat(thresholds[i], fold.Count))],
            Folds = folds.Count >= FewestFolds ? folded : null,
            Curve = RocCurve.Of(similarities),
            Confusion = folds.Zip(thresholds, (fold, threshold) => ConfusionMatrix.At(threshold, fold))
                .Aggregate((first, second) => first.Plus(second)),
            Identification = identification,
            MillisecondsPerFace = embeddings.MillisecondsEach,
        };
        var bootstrap = judged.Bootstrap();
        return judged with
        {
            AccuracySpread = bootstrap?.Accuracy(judged.Right),
            AreaSpread = bootstrap?.AreaUnderCurve(similarities),
            Band = bootstrap?.Band(similarities),
        };
    }

    /// <summary>Makes the draws of people for intervals and paired tests; <see langword="null"/> below ten
    /// people.</summary>
    internal IdentityBootstrap? Bootstrap()
    {
        var people = Pairs.SelectMany(pair => (int[])[Task.Faces.Labels[pair.First], Task.Faces.Labels[pair.Second]])
            .Distinct();
        return people.Count() < FewestIdentities ? null : new IdentityBootstrap(Pairs, Task.Faces.Labels, Replicates);
    }
}
