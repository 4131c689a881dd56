using System.Runtime.Intrinsics;

namespace FaceLab.Faces.Detection;

/// <summary>Answers the questions of a cascade's nodes, for one window or for eight neighbouring ones.</summary>
/// <remarks>A structure behind a type parameter, so that the loop over stages and trees has it inlined. A window is a pointer to
/// its top left corner in an integral image.</remarks>
internal unsafe interface IWindowFeatures
{
    /// <summary>Whether <see cref="Normalize"/> needs the image of squares.</summary>
    static abstract bool NeedsSquares { get; }

    /// <summary>Adapts offsets to an integral image's layout.</summary>
    void LayOut(int stride, bool split);

    /// <summary>What the window's features are multiplied by; false where the window is too flat to hold a face.</summary>
    bool Normalize(int* sums, int* squares, out float scale);

    /// <summary>The same for eight windows; bit i is window i.</summary>
    int NormalizeEight(int* sums, int* squares, out Vector256<float> scale);

    /// <summary>The answer of one window.</summary>
    bool IsYes(int node, int* window, float scale);

    /// <summary>The answers of eight windows, as their signs: negative is "yes".</summary>
    Vector256<float> AreYes(int node, int* window, Vector256<float> scale);
}
