using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>The faces of a set as a model needs them.</summary>
internal static class ModelFaces
{
    /// <summary>Returns the preparation that is asked for, or else the model's own.</summary>
    /// <exception cref="FaceDataException">It is unknown.</exception>
    /// <exception cref="ArgumentException">The faces would be smaller than the model's input.</exception>
    public static PreparationOptions PreparationFor(IEvaluatedModel model, string set, EvaluationOptions options)
    {
        var preparation = options.Preparation ?? model.Preparation
            ?? throw new FaceDataException($"'{model.File}' was trained on faces prepared as " +
                $"'{model.FacesParameters}': leave it in its run's folder, or give the preparation " +
                "(--align, --size, --crop).");
        var size = set == DataOptions.Synthetic ? preparation.Size : preparation.StoredSize;
        return size >= model.InputSize ? preparation
            : throw new ArgumentException(
                $"The network '{model.Name}' takes faces of {model.InputSize} pixels a side, but " +
                $"these would be {size}: give a size (--size) of at least {model.InputSize}.");
    }

    /// <summary>Returns true if a model's run was trained on the set.</summary>
    public static bool IsOwn(IEvaluatedModel model, string set) => model.Run?.Config.Data.Set is { } own
        && (own == set || (own != DataOptions.Synthetic && set != DataOptions.Synthetic
            && FaceSets.Find(own) is { } place && place == FaceSets.Find(set)));
}
