namespace FaceLab.Faces.Detection;

/// <summary>A rectangle of a feature, in pixels of the cascade's window.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">1 or more.</param>
/// <param name="Height">1 or more.</param>
/// <param name="Weight">The sum of its pixels is multiplied by it.</param>
public readonly record struct CascadeRectangle(int X, int Y, int Width, int Height, float Weight);

/// <summary>A question about one Haar-like feature: a weighted sum of two or three rectangles.</summary>
/// <param name="Left">Where "yes" leads: above 0 a node of the tree, further down its list; else leaf number
/// -Left.</param>
/// <param name="Right">Where "no" leads, likewise.</param>
/// <param name="Feature">The feature's rectangles.</param>
/// <param name="Threshold">"Yes" if the feature's value, divided by the window's deviation, is below it.</param>
public sealed record BoostedNode(int Left, int Right, IReadOnlyList<CascadeRectangle> Feature, float Threshold);

/// <summary>A weak classifier: a small decision tree, mostly of one or two nodes.</summary>
/// <param name="Nodes">The root is the first; children come after their parents.</param>
/// <param name="Leaves">Votes; one more than nodes.</param>
public sealed record BoostedTree(IReadOnlyList<BoostedNode> Nodes, IReadOnlyList<float> Leaves);

/// <summary>A strong classifier: a window goes on if its trees' votes sum up to the threshold.</summary>
/// <param name="Threshold">As the file has it; detection subtracts <see cref="Slack"/>.</param>
/// <param name="Trees">One or more.</param>
public sealed record BoostedStage(float Threshold, IReadOnlyList<BoostedTree> Trees)
{
    /// <summary>OpenCV subtracts this from each threshold, as slack for numbers that went through text.</summary>
    public const float Slack = 1e-5f;
}
