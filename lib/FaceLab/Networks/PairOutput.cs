namespace FaceLab.Networks;

/// <summary>What a pair head gives for each pair.</summary>
public enum PairOutput
{
    /// <summary>(N), a cosine similarity in [-1, 1]; larger means more alike.</summary>
    CosineSimilarity,

    /// <summary>(N), the logit of "same person"; above 0 is more likely than not.</summary>
    Logit,

    /// <summary>(N, 2), logits of "different" (0) and "same person" (1), for a softmax.</summary>
    TwoLogits,
}
