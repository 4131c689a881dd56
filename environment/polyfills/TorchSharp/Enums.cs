namespace TorchSharp;

/// <summary>How torch.cdist computes Euclidean distances.</summary>
public enum compute_mode
{
    /// <summary>By a matrix product where there are more than 25 rows.</summary>
    use_mm_for_euclid_dist_if_necessary = 0,
    use_mm_for_euclid_dist = 1,
    donot_use_mm_for_euclid_dist = 2,
}

public static partial class torch
{
    /// <summary>How a quotient becomes whole.</summary>
    public enum RoundingMode
    {
        None = 0,
        trunc = 1,
        floor = 2,
    }
}
