using FaceLab.Data;
using FaceLab.Data.Sets;

namespace FaceLab.Runs;

/// <summary>The faces of a set as a model needs them.</summary>
internal static class ModelFaces
{
    /// <summary>Fits a model's preparation to some pictures: <see cref="FittedPreparation"/>.</summary>
    /// <exception cref="FaceDataException">It is unknown.</exception>
    /// <exception cref="ArgumentException">The faces would be smaller than the model's input.</exception>
    public static FittedPreparation PreparationFor(
        IEvaluatedModel model, string set, FaceSet? pictures, EvaluationOptions options, OpenedSets sets)
    {
        var fitted = FittedPreparation.Of(model, pictures, options.Changes, options.FitFraming, sets);
        var size = set == DataOptions.Synthetic ? fitted.Options.Size : fitted.Options.StoredSize;
        return size >= model.InputSize ? fitted
            : throw new ArgumentException(
                $"The network '{model.Name}' takes faces of {model.InputSize} pixels a side, but " +
                $"these would be {size}: give a size (--size) of at least {model.InputSize}.");
    }

    /// <summary>Returns true if a model's run was trained on the set.</summary>
    public static bool IsOwn(IEvaluatedModel model, string set) => model.Run?.Config.Data.Set is { } own
        && (own == set || (own != DataOptions.Synthetic && set != DataOptions.Synthetic
            && FaceSets.Find(own) is { } place && place == FaceSets.Find(set)));
}
