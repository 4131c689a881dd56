namespace FaceLab.Faces.Detection;

/// <summary>A rectangle of a feature, in pixels of the cascade's window.</summary>
/// <param name="X">The left edge.</param>
/// <param name="Y">The top edge.</param>
/// <param name="Width">The width, 1 or more.</param>
/// <param name="Height">The height, 1 or more.</param>
/// <param name="Weight">The factor for the sum of its pixels.</param>
public readonly record struct CascadeRectangle(int X, int Y, int Width, int Height, float Weight);

/// <summary>A node of a tree, with a test of one Haar-like feature: a weighted sum of two or three
/// rectangles.</summary>
/// <param name="Left">The next step if the test is true: above 0 a later node of the tree's list, else leaf number
/// -Left.</param>
/// <param name="Right">The next step if the test is false, in the same way.</param>
/// <param name="Feature">The feature's rectangles.</param>
/// <param name="Threshold">The test is true if the feature's value, divided by the window's deviation, is below
/// it.</param>
public sealed record BoostedNode(int Left, int Right, IReadOnlyList<CascadeRectangle> Feature, float Threshold);

/// <summary>A weak classifier: a small decision tree, mostly of one or two nodes.</summary>
/// <param name="Nodes">The nodes. The root is the first; children come after their parents.</param>
/// <param name="Leaves">The votes, one more than nodes.</param>
public sealed record BoostedTree(IReadOnlyList<BoostedNode> Nodes, IReadOnlyList<float> Leaves);

/// <summary>A strong classifier: a window passes if the sum of its trees' votes reaches the threshold.</summary>
/// <param name="Threshold">The threshold in the file; detection subtracts <see cref="Slack"/>.</param>
/// <param name="Trees">The trees, one or more.</param>
public sealed record BoostedStage(float Threshold, IReadOnlyList<BoostedTree> Trees)
{
    /// <summary>The tolerance that OpenCV subtracts from each threshold, because the numbers are rounded in
    /// text.</summary>
    public const float Slack = 1e-5f;
}
