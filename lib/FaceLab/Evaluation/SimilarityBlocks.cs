using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace FaceLab.Evaluation;

/// <summary>Computes the similarities of many rows to many others, a block of the matrix product at a time.</summary>
internal static class SimilarityBlocks
{
    /// <summary>32 MB of products: large enough for the matrix product, small enough for the processor's
    /// cache.</summary>
    private const int BlockSize = 1 << 23;

    /// <summary>Gets the similarities of one row, which are valid during the call only.</summary>
    /// <param name="worker">Number of the thread, 0 .. workers - 1.</param>
    /// <param name="row">Number of the row.</param>
    /// <param name="firstColumn">The column of the first similarity.</param>
    /// <param name="similarities">Similarities to the columns from there on.</param>
    public delegate void Row(int worker, int row, int firstColumn, ReadOnlySpan<float> similarities);

    /// <summary>Visits each row of products once.</summary>
    /// <param name="rows">(N, D), float32, on the CPU.</param>
    /// <param name="columns">(M, D), float32, on the CPU.</param>
    /// <param name="columnsOf">Returns the columns, from .. to, that the rows first .. last need.</param>
    /// <param name="visit">Called for each row: in order by one worker, in any order by several at once.</param>
    /// <param name="workers">The number of threads.</param>
    public static void ForEachRow(
        Tensor rows, Tensor columns, Func<int, int, (int From, int To)> columnsOf, Row visit, int workers)
    {
        var count = (int)rows.shape[0];
        var size = (int)Math.Clamp(BlockSize / columns.shape[0], 1, 512);
        for (var first = 0; first < count; first += size)
        {
            using var scope = NewDisposeScope();
            using var noGradient = no_grad();
            var height = Math.Min(size, count - first);
            var (from, to) = columnsOf(first, first + height - 1);
            var products = rows.narrow(0, first, height).mm(columns.narrow(0, from, to - from).t());
            HandOut(products, first, from, visit, workers);
        }
    }

    private static unsafe void HandOut(Tensor products, int first, int from, Row visit, int workers)
    {
        var (height, width) = ((int)products.shape[0], (int)products.shape[1]);
        // A span cannot enter other threads; the caller's scope keeps the memory until they are done.
        var data = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(products.bytes));
        if (workers == 1)
            Work(0);
        else
            Parallel.For(0, workers, Work);

        void Work(int worker)
        {
            for (var row = worker; row < height; row += workers)
                visit(worker, first + row, from, new ReadOnlySpan<float>((float*)data + (long)row * width, width));
        }
    }
}
