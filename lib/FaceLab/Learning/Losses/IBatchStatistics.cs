namespace FaceLab.Learning.Losses;

/// <summary>A loss that says what its last batch was like: what a monitor for collapse watches.</summary>
public interface IBatchStatistics
{
    /// <summary>Of the last forward pass; <see langword="null"/> before the first. The loss owns it: read what you need before the
    /// next forward pass.</summary>
    BatchStatistics? Last { get; }

    /// <summary>The loss of a batch whose embeddings are all the same.</summary>
    double LossWhenCollapsed { get; }
}
