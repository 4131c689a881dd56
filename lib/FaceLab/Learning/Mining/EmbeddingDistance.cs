namespace FaceLab.Learning.Mining;

/// <summary>How far apart two embeddings are; smaller means more alike. Margins are in the units of the distance.</summary>
public enum EmbeddingDistance
{
    /// <summary>|a - b|, 0 to 2 for unit embeddings. A. Hermans et al. (2017) train with it, unsquared.</summary>
    Euclidean,

    /// <summary>|a - b|², 0 to 4 for unit embeddings. F. Schroff et al. (FaceNet, 2015) train with it.</summary>
    SquaredEuclidean,

    /// <summary>1 - cos(a, b), 0 to 2: half the squared distance of the normalised embeddings.</summary>
    Cosine,
}
