namespace FaceLab.Evaluation.Reporting;

/// <summary>Which pairs of a set are judged, and which choose the threshold.</summary>
public enum EvaluationProtocol
{
    /// <summary>What the set brings: LFW's View 1, CFP's frontal pairs, else <see cref="Sampled"/>.</summary>
    Auto,

    /// <summary>LFW's View 1: the threshold from the pairs of DevTrain, judged on those of DevTest.</summary>
    View1,

    /// <summary>LFW's View 2: ten folds, each with the threshold of the other nine.</summary>
    View2,

    /// <summary>CFP's ten folds of frontal pictures.</summary>
    FrontalFrontal,

    /// <summary>CFP's ten folds of a frontal and a profile picture.</summary>
    FrontalProfile,

    /// <summary>Pairs drawn among one half of the people, the threshold from pairs drawn among the other half.</summary>
    Sampled,
}
