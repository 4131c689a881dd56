using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>The preparation of pictures for a model: that of its training, fitted to where the faces lie in these
/// pictures.</summary>
/// <remarks>A network knows faces of one size at one place. Pictures that show more or less around the face must be
/// cropped otherwise, or their faces found otherwise, to show it the same.</remarks>
/// <param name="Options">The options of the preparation.</param>
/// <param name="Note">The misfit that was found, and its cure; <see langword="null"/> if the pictures fit.</param>
public sealed record FittedPreparation(PreparationOptions Options, string? Note)
{
    /// <summary>Measures pictures and fits a model's preparation to them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="faces">The pictures; <see langword="null"/> for those of the model's own set and for rendered ones,
    /// which fit.</param>
    /// <param name="changes">Changes that a user asks for; they go before what is measured.</param>
    /// <param name="fit">True to fit, false to only note what does not fit.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="FaceDataException">The preparation of the model's faces is unknown and no change is given, or
    /// faces are to be aligned and there is no detector.</exception>
    public static FittedPreparation Of(IEvaluatedModel model, FaceSet? faces, PreparationChanges? changes = null,
        bool fit = true, CancellationToken cancellationToken = default) =>
        Of(model, faces, changes ?? new(), fit, new OpenedSets(), cancellationToken);

    /// <summary>Does the same with sets that may be open already.</summary>
    internal static FittedPreparation Of(IEvaluatedModel model, FaceSet? faces, PreparationChanges changes, bool fit,
        OpenedSets sets, CancellationToken cancellationToken = default)
    {
        if (model.Preparation is null && changes.IsEmpty)
            throw new FaceDataException($"'{model.File}' was trained on faces prepared as " +
                $"'{model.FacesParameters}': leave it in its run's folder, or give the preparation " +
                "(--align, --size, --crop).");
        var options = changes.Of(model.Preparation ?? new());
        if (faces is null || sets.FramingOf(faces, cancellationToken) is not { } framing || FramingMisfit.Between(
            options, framing, () => FaceInCrop(model, sets, cancellationToken)) is not { } misfit)
            return new(options, null);
        var cured = changes.Of(misfit.Cure.Of(options));
        if (cured == options)
            return new(options, misfit.Finding);
        return fit ? new(cured, $"{misfit.Finding} So {misfit.Options} was added; --frame keep leaves it out.")
            : new(options, $"{misfit.Finding} Add {misfit.Options}, or --frame auto.");
    }

    /// <summary>Measures the side of a face as a share of the crops that a model was trained on.</summary>
    private static double FaceInCrop(IEvaluatedModel model, OpenedSets sets, CancellationToken cancellationToken)
    {
        if (model.Run?.Config.Data is not { Set: not DataOptions.Synthetic } data || FaceSets.Find(data.Set) is null)
            return FramingMisfit.UsualFaceInCrop;
        return sets.FramingOf(sets[data.Set].Faces, cancellationToken) is { IsOfCrops: true } framing
            ? framing.Typical.Share / data.Preparation.CropShare : FramingMisfit.UsualFaceInCrop;
    }
}
