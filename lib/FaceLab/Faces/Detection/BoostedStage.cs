namespace FaceLab.Faces.Detection;

/// <summary>A question about one feature.</summary>
/// <param name="Left">Where "yes" leads: above 0 a node of the tree, further down its list; else leaf number -Left.</param>
/// <param name="Right">Where "no" leads, likewise.</param>
/// <param name="Feature">Index of the feature.</param>
/// <param name="Threshold">Haar: "yes" if the feature's value, divided by the window's deviation, is below it.</param>
/// <param name="Subset">LBP: 8 words of 32 bits; "yes" if the bit of the pattern's number is set. Empty for Haar.</param>
public sealed record BoostedNode(int Left, int Right, int Feature, float Threshold, IReadOnlyList<int> Subset);

/// <summary>A weak classifier: a small decision tree, mostly of one node.</summary>
/// <param name="Nodes">The root is the first; children come after their parents.</param>
/// <param name="Leaves">Votes; one more than nodes.</param>
public sealed record BoostedTree(IReadOnlyList<BoostedNode> Nodes, IReadOnlyList<float> Leaves);

/// <summary>A strong classifier: a window goes on if its trees' votes sum up to the threshold.</summary>
/// <param name="Threshold">As the file has it; detection subtracts <see cref="Slack"/>.</param>
/// <param name="Trees">One or more.</param>
public sealed record BoostedStage(float Threshold, IReadOnlyList<BoostedTree> Trees)
{
    /// <summary>What OpenCV subtracts from each threshold, as slack for numbers that went through text.</summary>
    public const float Slack = 1e-5f;
}
