using static TorchSharp.torch;

namespace FaceLab.Learning.Mining;

/// <summary>Checks the arguments of losses and miners.</summary>
internal static class BatchShape
{
    /// <summary>Requires embeddings and labels of at least two faces: with one there is no pair.</summary>
    public static void CheckPairs(Tensor embeddings, Tensor labels)
    {
        CheckLabelled(embeddings, labels);
        if (embeddings.shape[0] < 2)
            throw new ArgumentException($"A batch of {embeddings.shape[0]} has no pair: give at least 2 embeddings.");
    }

    /// <summary>Requires embeddings of a classifier's size, and labels that are classes of it.</summary>
    /// <param name="embeddings">(N, D), N at least 1.</param>
    /// <param name="labels">(N).</param>
    /// <param name="weight">(C, D).</param>
    public static void CheckClasses(Tensor embeddings, Tensor labels, Tensor weight)
    {
        CheckLabelled(embeddings, labels);
        var (classes, size) = (weight.shape[0], weight.shape[1]);
        var fits = embeddings.shape[0] > 0 && embeddings.shape[1] == size;
        Require(fits, $"embeddings (N, {size}), N at least 1", embeddings);
        using var scope = NewDisposeScope();
        var (least, most) = (labels.min().item<long>(), labels.max().item<long>());
        if (least < 0 || most >= classes)
        {
            throw new ArgumentException(
                $"Labels are classes 0 to {classes - 1} here, got {(least < 0 ? least : most)}: " +
                "give the loss as many classes as the labels of the training set have.");
        }
    }

    /// <summary>Requires (N, D), floating point.</summary>
    public static void CheckEmbeddings(Tensor one) =>
        Require(one.dim() == 2 && one.is_floating_point(), "floating point embeddings (N, D)", one);

    public static void CheckAlike(params ReadOnlySpan<Tensor> embeddings)
    {
        foreach (var each in embeddings)
        {
            CheckEmbeddings(each);
            var fits = each.shape.AsSpan().SequenceEqual(embeddings[0].shape);
            Require(fits, "embeddings of equal shape (N, D)", embeddings[0], each);
        }
    }

    /// <summary>Requires distances (N, N), floating point, and int64 labels (N), N at least 1.</summary>
    public static void CheckDistances(Tensor distances, Tensor labels)
    {
        var fits = distances.dim() == 2 && distances.shape[0] == distances.shape[1] && distances.is_floating_point();
        fits = fits && IsLabels(labels, distances.shape[0]);
        Require(fits, "floating point distances (N, N) and labels (N) of type Int64", distances, labels);
        if (labels.shape[0] == 0)
            throw new ArgumentException("The batch is empty: give at least 1 face to mine from.");
    }

    /// <exception cref="ArgumentException">A shape or type does not fit; the message has what was expected and
    /// given.</exception>
    public static void Require(bool fits, string expected, params ReadOnlySpan<Tensor> given)
    {
        if (fits)
            return;
        var shapes = string.Join(" and ", given.ToArray().Select(one => $"({string.Join(", ", one.shape)})"));
        var types = string.Join(" and ", given.ToArray().Select(one => one.dtype));
        throw new ArgumentException($"Expected {expected}, got {shapes} of {types}.");
    }

    private static void CheckLabelled(Tensor embeddings, Tensor labels)
    {
        var fits = embeddings.dim() == 2 && embeddings.is_floating_point() && IsLabels(labels, embeddings.shape[0]);
        Require(fits, "floating point embeddings (N, D) and labels (N) of type Int64", embeddings, labels);
    }

    private static bool IsLabels(Tensor labels, long count) =>
        labels.dtype == ScalarType.Int64 && labels.dim() == 1 && labels.shape[0] == count;
}
