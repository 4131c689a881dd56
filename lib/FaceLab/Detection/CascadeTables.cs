namespace FaceLab.Detection;

/// <summary>Stages, trees and nodes of a cascade as flat tables. Immutable and pinned: threads share one.</summary>
internal sealed unsafe class CascadeTables
{
    public CascadeTables(CascadeFile cascade)
    {
        CascadeTree[] trees = [.. cascade.Stages.SelectMany(stage => stage.Trees)];
        Nodes = [.. trees.SelectMany(tree => tree.Nodes)];
        Thresholds = Pinned<double>(cascade.Stages.Count);
        StageTree = Pinned<int>(cascade.Stages.Count + 1);
        TreeNode = Pinned<int>(trees.Length + 1);
        Left = Pinned<int>(Nodes.Length);
        Right = Pinned<int>(Nodes.Length);
        LeftVote = Pinned<float>(Nodes.Length);
        RightVote = Pinned<float>(Nodes.Length);
        StageCount = cascade.Stages.Count;
        for (var s = 0; s < StageCount; s++)
        {
            Thresholds[s] = cascade.Stages[s].Threshold - CascadeStage.Slack;
            StageTree[s + 1] = StageTree[s] + cascade.Stages[s].Trees.Count;
        }
        for (var t = 0; t < trees.Length; t++)
        {
            TreeNode[t + 1] = TreeNode[t] + trees[t].Nodes.Count;
            for (var n = 0; n < trees[t].Nodes.Count; n++)
                Fill(TreeNode[t] + n, trees[t], trees[t].Nodes[n]);
        }
    }

    public int StageCount { get; }

    public CascadeNode[] Nodes { get; }

    /// <summary>What a stage's votes must reach, slack subtracted.</summary>
    public double* Thresholds { get; }

    /// <summary>First tree of a stage, and one past the last.</summary>
    public int* StageTree { get; }

    /// <summary>First node of a tree, and one past the last.</summary>
    public int* TreeNode { get; }

    /// <summary>The node of the same tree that "yes" leads to, or 0: then <see cref="LeftVote"/> counts.</summary>
    public int* Left { get; }

    /// <summary>The same for "no".</summary>
    public int* Right { get; }

    public float* LeftVote { get; }

    public float* RightVote { get; }

    /// <summary>Zeroed memory that the collector does not move; it lives as long as the object that asked for it.</summary>
    public static T* Pinned<T>(List<Array> owner, int length) where T : unmanaged
    {
        var array = GC.AllocateArray<T>(length, pinned: true);
        owner.Add(array);
        return (T*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(array));
    }

    private readonly List<Array> memory = [];

    private T* Pinned<T>(int length) where T : unmanaged => Pinned<T>(memory, length);

    private void Fill(int node, CascadeTree tree, CascadeNode from)
    {
        (Left[node], LeftVote[node]) = from.Left > 0 ? (from.Left, 0) : (0, tree.Leaves[-from.Left]);
        (Right[node], RightVote[node]) = from.Right > 0 ? (from.Right, 0) : (0, tree.Leaves[-from.Right]);
    }
}
