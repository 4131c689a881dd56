namespace FaceLab.Detection;

/// <summary>What a cascade looks at.</summary>
public enum CascadeKind
{
    /// <summary>Multi-block local binary patterns: a block is brighter than its eight neighbours, or not.</summary>
    Lbp,

    /// <summary>Haar-like features: weighted sums of two or three upright rectangles.</summary>
    Haar,
}

/// <summary>A rectangle of a feature, in pixels of the cascade's window.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">1 or more.</param>
/// <param name="Height">1 or more.</param>
/// <param name="Weight">What the sum of its pixels is multiplied by; 1 for LBP.</param>
public readonly record struct CascadeRectangle(int X, int Y, int Width, int Height, float Weight);

/// <summary>A feature: for Haar its two or three rectangles; for LBP the top left one of 3 x 3 equal blocks.</summary>
/// <param name="Rectangles">All inside the window; for LBP the nine blocks are.</param>
public sealed record CascadeFeature(IReadOnlyList<CascadeRectangle> Rectangles);

/// <summary>A question about one feature.</summary>
/// <param name="Left">Where "yes" leads: above 0 a node of the tree, further down its list; else leaf number -Left.</param>
/// <param name="Right">Where "no" leads, likewise.</param>
/// <param name="Feature">Index of the feature.</param>
/// <param name="Threshold">Haar: "yes" if the feature's value, divided by the window's deviation, is below it.</param>
/// <param name="Subset">LBP: 8 words of 32 bits; "yes" if the bit of the pattern's number is set. Empty for Haar.</param>
public sealed record CascadeNode(int Left, int Right, int Feature, float Threshold, IReadOnlyList<int> Subset);

/// <summary>A weak classifier: a small decision tree, mostly of one node.</summary>
/// <param name="Nodes">The root is the first; children come after their parents.</param>
/// <param name="Leaves">Votes; one more than nodes.</param>
public sealed record CascadeTree(IReadOnlyList<CascadeNode> Nodes, IReadOnlyList<float> Leaves);

/// <summary>A strong classifier: a window goes on if its trees' votes sum up to the threshold.</summary>
/// <param name="Threshold">As the file has it; detection subtracts <see cref="Slack"/>.</param>
/// <param name="Trees">One or more.</param>
public sealed record CascadeStage(float Threshold, IReadOnlyList<CascadeTree> Trees)
{
    /// <summary>What OpenCV subtracts from each threshold, as slack for numbers that went through text.</summary>
    public const float Slack = 1e-5f;
}
