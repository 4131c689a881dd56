using FaceLab.Data;
using FaceLab.Data.Sets;

namespace FaceLab.Evaluation.Embeddings;

/// <summary>A box as four columns, null where there is no box.</summary>
internal static class EmbeddedBox
{
    /// <summary>The columns, in the order of <see cref="Sides"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } = FaceManifest.BoxColumns;

    /// <summary>The values of the columns.</summary>
    public static IReadOnlyList<Func<FaceBox?, double?>> Sides { get; } =
        [box => box?.X, box => box?.Y, box => box?.Width, box => box?.Height];

    /// <summary>Makes a box; <see langword="null"/> unless all four values are there.</summary>
    public static FaceBox? Of(double? x, double? y, double? width, double? height) =>
        x is { } left && y is { } top && width is { } across && height is { } down
        ? new FaceBox(left, top, across, down) : null;
}
