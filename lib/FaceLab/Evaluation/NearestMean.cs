using static TorchSharp.torch;

namespace FaceLab.Evaluation;

/// <summary>A measure of the separation of classes: every embedding goes to the class with the nearest mean.</summary>
/// <remarks>
/// The means come from one part of the data and judge another. It is high for round, separate clusters, and has nothing
/// to tune. Distances are Euclidean, so rows are taken as they are, whatever their length. (The "nearest class mean" of
/// T. Mensink, J. Verbeek, F. Perronnin, G. Csurka, 2013, without their learned metric.)
/// </remarks>
/// <param name="Accuracy">Share that went to its own class, 0 to 1; 1 / C for chance.</param>
/// <param name="StandardError">Binomial standard error, sqrt(a (1 - a) / n).</param>
/// <param name="Confusion">[class][class gone to]: the number of embeddings, in the order of the classes.</param>
public sealed record NearestMean(double Accuracy, double StandardError, IReadOnlyList<IReadOnlyList<int>> Confusion)
{
    /// <summary>Takes the means of one part and judges another.</summary>
    /// <param name="known">(N, D), floating point, on the CPU: embeddings that give the means.</param>
    /// <param name="knownClasses">N classes, 0 .. C-1, each at least once.</param>
    /// <param name="judged">(M, D): embeddings that are judged.</param>
    /// <param name="judgedClasses">M classes, 0 .. C-1.</param>
    /// <exception cref="ArgumentException">Shapes and classes do not fit, a class has no embedding, or a value is not
    /// finite.</exception>
    public static NearestMean Measure(
        Tensor known, IReadOnlyList<int> knownClasses, Tensor judged, IReadOnlyList<int> judgedClasses)
    {
        Check(known, knownClasses, nameof(known));
        Check(judged, judgedClasses, nameof(judged));
        if (known.shape[1] != judged.shape[1])
            throw new ArgumentException(
                $"Embeddings of {known.shape[1]} and of {judged.shape[1]} numbers cannot be compared.", nameof(judged));
        var classes = knownClasses.Max() + 1;
        if (judgedClasses.FirstOrDefault(label => label >= classes, -1) is var stranger && stranger >= 0)
            throw new ArgumentException(
                $"Class {stranger} is judged and has no mean: classes are 0 to {classes - 1}.", nameof(judgedClasses));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var means = stack([.. Enumerable.Range(0, classes)
            .Select(label => MeanOf(known, knownClasses, label))]);   // (C, D)
        var nearest = cdist(judged, means).argmin(1).data<long>().ToArray();
        var confusion = Enumerable.Range(0, classes).Select(_ => new int[classes]).ToArray();
        for (var i = 0; i < nearest.Length; i++)
            confusion[judgedClasses[i]][nearest[i]]++;
        var right = new Proportion(Enumerable.Range(0, classes).Sum(label => confusion[label][label]), nearest.Length);
        return new NearestMean(right.Rate, right.StandardError, confusion);
    }

    private static Tensor MeanOf(Tensor known, IReadOnlyList<int> classes, int label)
    {
        var rows = Enumerable.Range(0, classes.Count).Where(i => classes[i] == label).Select(i => (long)i).ToArray();
        return rows.Length > 0 ? known.index_select(0, tensor(rows)).mean([0])
            : throw new ArgumentException(
                $"Class {label} has no embedding: number the classes from 0 without a gap.", nameof(classes));
    }

    private static void Check(Tensor embeddings, IReadOnlyList<int> classes, string name)
    {
        if (embeddings.dim() != 2 || embeddings.shape[0] == 0 || embeddings.shape[0] != classes.Count
            || classes.Min() < 0)
            throw new ArgumentException(
                $"Embeddings of shape ({string.Join(", ", embeddings.shape)}) and {classes.Count} classes " +
                "do not fit: give (N, D) and a class from 0 for each.", name);
        using var scope = NewDisposeScope();
        if (!embeddings.isfinite().all().item<bool>())
            throw new ArgumentException(
                "An embedding holds values that are not finite: look for a network that diverged.", name);
    }
}
