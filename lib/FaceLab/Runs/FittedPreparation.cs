using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces;
using FaceLab.Faces.Detection;

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
        bool fit = true, CancellationToken cancellationToken = default)
    {
        changes ??= new();
        if (model.Preparation is null && changes.IsEmpty)
            throw new FaceDataException($"'{model.File}' was trained on faces prepared as " +
                $"'{model.FacesParameters}': leave it in its run's folder, or give the preparation " +
                "(--align, --size, --crop).");
        var options = changes.Of(model.Preparation ?? new());
        if (faces is null || Misfit(options, faces, () => FaceInCrop(model, cancellationToken), cancellationToken)
            is not { } misfit)
            return new(options, null);
        var cured = changes.Of(misfit.Cure.Of(options));
        if (cured == options)
            return new(options, misfit.Finding);
        return fit ? new(cured, $"{misfit.Finding} So {misfit.Options} was added; --frame keep leaves it out.")
            : new(options, $"{misfit.Finding} Add {misfit.Options}, or --frame auto.");
    }

    private static FramingMisfit? Misfit(PreparationOptions options, FaceSet faces, Func<double> faceInCrop,
        CancellationToken cancellationToken)
    {
        var detector = options.Align == AlignmentTarget.None ? null : CascadeDetector.Find();
        var framing = FaceFraming.Measure(faces, detector, cancellationToken: cancellationToken);
        // A detector tells pictures with faces anywhere from pictures without faces.
        if (detector is null && framing is { IsOfCrops: false } && CascadeModels.IsAvailable())
            framing = FaceFraming.Measure(faces, CascadeDetector.Find(), cancellationToken: cancellationToken);
        return framing is null ? null : FramingMisfit.Between(options, framing, faceInCrop());
    }

    /// <summary>Measures the side of a face as a share of the crops that a model was trained on.</summary>
    private static double FaceInCrop(IEvaluatedModel model, CancellationToken cancellationToken)
    {
        if (model.Run?.Config.Data is not { Set: not DataOptions.Synthetic } data || FaceSets.Find(data.Set) is null)
            return FramingMisfit.UsualFaceInCrop;
        var framing = FaceFraming.Measure(FaceSets.Open(data.Set).Faces, cancellationToken: cancellationToken);
        return framing is { IsOfCrops: true } ? framing.Typical.Share / data.Preparation.CropShare
            : FramingMisfit.UsualFaceInCrop;
    }
}
