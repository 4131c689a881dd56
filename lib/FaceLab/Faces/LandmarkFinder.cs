using FaceLab.Data;
using FaceLab.Faces.Decoding;
using FaceLab.Faces.Detection;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces;

/// <summary>From a picture and what its record knows to checked points.</summary>
internal sealed class LandmarkFinder(ILandmarkPredictor? predictor, FaceBoxFinder? boxes, AlignmentOptions options)
{
    /// <summary>One line for a cache's key.</summary>
    public string Parameters
    {
        get
        {
            var record = options.UseRecordLandmarks ? "record, else " : "";
            var adjusted = boxes is null ? "" : $", else {boxes.Parameters} ({boxes.Adjustment.Line})";
            return predictor is null ? "landmarks of the record"
                : $"landmarks: {record}{predictor.Parameters}, {options.Passes} passes; box: around the record's landmarks, else the record's ({options.RecordBoxAdjustment.Line}){adjusted}";
        }
    }

    /// <exception cref="InvalidDataException">There is no face, or none that could be one; says why.</exception>
    public (FaceLandmarks Landmarks, FaceBox? Box) Find(Image<Rgb24> picture, FaceRecord face)
    {
        if (face.Landmarks is { } known && options.UseRecordLandmarks)
            return (Checked(known, null), null);
        if (predictor is null)
            throw new InvalidDataException("its record brings no landmarks, and no predictor was given");
        return Predict(GrayPicture.From(picture), BoxOf(picture, face));
    }

    private FaceBox BoxOf(Image<Rgb24> picture, FaceRecord face)
    {
        if (face.Landmarks is { } known)
            return FaceFrame.Around(known);
        if (face.Box is { } box)
            return options.RecordBoxAdjustment.Apply(box);
        if (boxes is null)
            throw new InvalidDataException("its record brings no box, and no way to find one was given");
        return boxes.Find(picture) is { } found ? boxes.Adjustment.Apply(found) : throw new InvalidDataException("no face was found in it");
    }

    private (FaceLandmarks Landmarks, FaceBox? Box) Predict(GrayPicture picture, FaceBox box)
    {
        var points = predictor!.Predict(picture, box);
        for (var pass = 1; pass < options.Passes; pass++)
        {
            box = FaceFrame.Around(Checked(points, box));
            points = predictor.Predict(picture, box);
        }
        return (Checked(points, box), box);
    }

    private static FaceLandmarks Checked(FaceLandmarks points, FaceBox? box) =>
        LandmarkPlausibility.Problem(points, box) is { } problem ? throw new InvalidDataException($"the points found make no face: {problem}") : points;
}
