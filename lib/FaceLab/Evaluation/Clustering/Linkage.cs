namespace FaceLab.Evaluation.Clustering;

/// <summary>How similar two clusters are.</summary>
public enum Linkage
{
    /// <summary>The mean similarity of all pairs between them (R. Sokal, C. Michener, 1958: UPGMA).</summary>
    Average,

    /// <summary>The least similarity of all pairs between them (T. Sørensen, 1948).</summary>
    Complete,
}
