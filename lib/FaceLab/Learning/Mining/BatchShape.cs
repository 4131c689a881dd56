using static TorchSharp.torch;

namespace FaceLab.Learning.Mining;

/// <summary>What losses and miners check first.</summary>
internal static class BatchShape
{
    /// <summary>Embeddings and labels of at least two faces: with one there is no pair.</summary>
    public static void CheckPairs(Tensor embeddings, Tensor labels)
    {
        CheckLabelled(embeddings, labels);
        if (embeddings.shape[0] < 2)
            throw new ArgumentException($"A batch of {embeddings.shape[0]} has no pair: give at least 2 embeddings.");
    }

    /// <summary>Embeddings of a classifier's size, and labels that are classes of it.</summary>
    /// <param name="embeddings">(N, D), N at least 1.</param>
    /// <param name="labels">(N).</param>
    /// <param name="weight">(C, D).</param>
    public static void CheckClasses(Tensor embeddings, Tensor labels, Tensor weight)
    {
        CheckLabelled(embeddings, labels);
        var (classes, size) = (weight.shape[0], weight.shape[1]);
        if (embeddings.shape[0] == 0 || embeddings.shape[1] != size)
            throw new ArgumentException($"Expected embeddings (N, {size}), N at least 1, got ({Shape(embeddings)}).");
        using var scope = NewDisposeScope();
        var (least, most) = (labels.min().item<long>(), labels.max().item<long>());
        if (least < 0 || most >= classes)
            throw new ArgumentException($"Labels are classes 0 to {classes - 1} here, got {(least < 0 ? least : most)}: " +
                "give the loss as many classes as the labels of the training set have.");
    }

    /// <summary>Embeddings, floating point, and int64 labels, as many.</summary>
    public static void CheckLabelled(Tensor embeddings, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        ArgumentNullException.ThrowIfNull(labels);
        if (embeddings.dim() != 2 || labels.dim() != 1 || embeddings.shape[0] != labels.shape[0])
            throw new ArgumentException($"Expected embeddings (N, D) and labels (N), got ({Shape(embeddings)}) and ({Shape(labels)}).");
        CheckEmbeddings(embeddings);
        if (labels.dtype != ScalarType.Int64)
            throw new ArgumentException($"Expected labels of type Int64, got {labels.dtype}.");
    }

    /// <summary>(N, D), floating point.</summary>
    public static void CheckEmbeddings(Tensor embeddings)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        if (embeddings.dim() != 2 || !embeddings.is_floating_point())
            throw new ArgumentException($"Expected embeddings (N, D) of a floating point type, got ({Shape(embeddings)}) of {embeddings.dtype}.");
    }

    /// <summary>Embeddings of equal shape.</summary>
    public static void CheckAlike(params ReadOnlySpan<Tensor> embeddings)
    {
        foreach (var each in embeddings)
            CheckEmbeddings(each);
        foreach (var each in embeddings[1..])
        {
            if (!each.shape.AsSpan().SequenceEqual(embeddings[0].shape))
                throw new ArgumentException($"Expected embeddings of equal shape (N, D), got ({Shape(embeddings[0])}) and ({Shape(each)}).");
        }
    }

    /// <summary>Pairs of embeddings, and for each whether it is genuine.</summary>
    public static void CheckGivenPairs(Tensor first, Tensor second, Tensor genuine)
    {
        CheckAlike(first, second);
        ArgumentNullException.ThrowIfNull(genuine);
        if (genuine.dtype != ScalarType.Bool || genuine.dim() != 1 || genuine.shape[0] != first.shape[0])
            throw new ArgumentException($"Expected for each of {first.shape[0]} pairs whether it is genuine, ({first.shape[0]}) of type Bool, " +
                $"got ({Shape(genuine)}) of {genuine.dtype}.");
    }

    /// <summary>Distances (N, N), floating point, and int64 labels (N).</summary>
    public static void CheckDistances(Tensor distances, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(distances);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.dim() != 1 || distances.dim() != 2 || distances.shape[0] != distances.shape[1] || distances.shape[0] != labels.shape[0])
            throw new ArgumentException($"Expected distances (N, N) and labels (N), got ({Shape(distances)}) and ({Shape(labels)}).");
        if (!distances.is_floating_point() || labels.dtype != ScalarType.Int64)
            throw new ArgumentException($"Expected floating point distances and labels of type Int64, got {distances.dtype} and {labels.dtype}.");
        if (labels.shape[0] == 0)
            throw new ArgumentException("The batch is empty: give at least 1 face to mine from.");
    }

    private static string Shape(Tensor tensor) => string.Join(", ", tensor.shape);
}
