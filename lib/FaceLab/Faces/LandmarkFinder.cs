using FaceLab.Data;
using FaceLab.Faces.Decoding;
using FaceLab.Faces.Detection;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces;

/// <summary>Finds the points of a face from its picture and its record, and checks them.</summary>
internal sealed class LandmarkFinder(ILandmarkPredictor? predictor, FaceBoxFinder? boxes, int passes)
{
    /// <summary>The parts in one line, for a cache's key.</summary>
    public string Parameters => predictor is null ? "landmarks of the record"
        : $"landmarks: record, else {predictor.Parameters}, {passes} passes; " +
        $"box: around the record's landmarks, else the record's ({BoxAdjustment.None.Line})" +
        (boxes is null ? "" : $", else {boxes.Parameters} ({boxes.Adjustment.Line})");

    /// <exception cref="InvalidDataException">No face is found, or the points cannot be a face; the message has the
    /// reason.</exception>
    public (FaceLandmarks Landmarks, FaceBox? Box) Find(Image<Rgb24> picture, FaceRecord face)
    {
        if (face.Landmarks is { } known)
            return (Checked(known, null, "its landmarks make no face"), null);
        if (predictor is null)
            throw new InvalidDataException("its record has no landmarks, and no predictor was given");
        return Predict(GrayPicture.From(picture), BoxOf(picture, face));
    }

    private FaceBox BoxOf(Image<Rgb24> picture, FaceRecord face)
    {
        if (face.Box is { } box)
            return BoxAdjustment.None.Apply(box);
        if (boxes is null)
            throw new InvalidDataException("its record has no box, and no way to find one was given");
        return boxes.Find(picture) is { } found ? boxes.Adjustment.Apply(found)
            : throw new InvalidDataException("no face was found in it");
    }

    private (FaceLandmarks Landmarks, FaceBox? Box) Predict(GrayPicture picture, FaceBox box)
    {
        var points = predictor!.Predict(picture, box);
        for (var pass = 1; pass < passes; pass++)
        {
            box = FaceFrame.Around(Checked(points, box));
            points = predictor.Predict(picture, box);
        }
        return (Checked(points, box), box);
    }

    private static FaceLandmarks Checked(FaceLandmarks points, FaceBox? box,
        string fault = "the points found make no face") =>
        LandmarkPlausibility.Problem(points, box) is { } problem
            ? throw new InvalidDataException($"{fault}: {problem}") : points;
}
