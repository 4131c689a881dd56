using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FaceLab.Faces.Detection;

/// <summary>Where a node's answers lead.</summary>
/// <param name="Left">The node of the same tree that "yes" leads to, or 0: then the vote counts.</param>
/// <param name="Right">The same for "no".</param>
/// <param name="LeftVote">The leaf of "yes".</param>
/// <param name="RightVote">The leaf of "no".</param>
internal readonly record struct CascadeBranch(int Left, int Right, float LeftVote, float RightVote);

/// <summary>Stages, trees and nodes of a cascade as flat tables. Immutable and pinned: threads share one.</summary>
internal sealed unsafe class CascadeTables
{
    private readonly List<Array> memory = [];

    public CascadeTables(CascadeFile cascade)
    {
        BoostedTree[] trees = [.. cascade.Stages.SelectMany(stage => stage.Trees)];
        Nodes = [.. trees.SelectMany(tree => tree.Nodes)];
        StageCount = cascade.Stages.Count;
        Thresholds = Pinned<double>(memory, StageCount);
        StageTree = Pinned<int>(memory, StageCount + 1);
        TreeNode = Pinned<int>(memory, trees.Length + 1);
        Branches = Pinned<CascadeBranch>(memory, Nodes.Length);
        for (var s = 0; s < StageCount; s++)
        {
            Thresholds[s] = cascade.Stages[s].Threshold - BoostedStage.Slack;
            StageTree[s + 1] = StageTree[s] + cascade.Stages[s].Trees.Count;
        }
        for (var t = 0; t < trees.Length; t++)
        {
            TreeNode[t + 1] = TreeNode[t] + trees[t].Nodes.Count;
            for (var n = 0; n < trees[t].Nodes.Count; n++)
                Branches[TreeNode[t] + n] = Branch(trees[t].Nodes[n], trees[t].Leaves);
        }
        LargestTree = trees.Max(tree => tree.Nodes.Count);
    }

    public int StageCount { get; }

    public int LargestTree { get; }

    public BoostedNode[] Nodes { get; }

    /// <summary>What a stage's votes must reach, slack subtracted.</summary>
    public double* Thresholds { get; }

    /// <summary>First tree of a stage, and one past the last.</summary>
    public int* StageTree { get; }

    /// <summary>First node of a tree, and one past the last.</summary>
    public int* TreeNode { get; }

    public CascadeBranch* Branches { get; }

    /// <summary>Zeroed memory that the collector does not move; it lives as long as its owner.</summary>
    public static T* Pinned<T>(List<Array> owner, int length)
        where T : unmanaged
    {
        var array = GC.AllocateArray<T>(length, pinned: true);
        owner.Add(array);
        return (T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
    }

    private static CascadeBranch Branch(BoostedNode node, IReadOnlyList<float> leaves)
    {
        var (left, right) = (Math.Max(0, node.Left), Math.Max(0, node.Right));
        return new(left, right, left == 0 ? leaves[-node.Left] : 0, right == 0 ? leaves[-node.Right] : 0);
    }
}
