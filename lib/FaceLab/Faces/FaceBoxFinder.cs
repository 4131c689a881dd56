using System.Globalization;
using FaceLab.Data;
using FaceLab.Faces.Detection;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces;

/// <summary>Finds the face in a picture whose record has no box, with a detector or a rule.</summary>
/// <param name="Parameters">The algorithm, its version and every parameter, in one line for a cache's key.</param>
/// <param name="Find">Returns the box of the face in pixels, or null. It must be thread-safe.</param>
public sealed record FaceBoxFinder(string Parameters, Func<Image<Rgb24>, FaceBox?> Find)
{
    /// <summary>The adjustment of these boxes to those that predictors expect.</summary>
    public BoxAdjustment Adjustment { get; init; } = BoxAdjustment.None;

    /// <summary>The frame of deep-funneled LFW, whose faces lie at one place: the median of 1,459 boxes has the centre
    /// (125.7, 132.3) and the side 102.6 in pictures of 250 pixels.</summary>
    public static FaceBoxFinder LfwFrame { get; } = Frame(AssumedFace.Lfw);

    /// <summary>Makes a finder of the main face that a detector finds, for sets with one person a picture.</summary>
    /// <param name="detector">The detector.</param>
    /// <param name="adjustment">The adjustment to predictors' boxes: <see cref="BoxAdjustment.Haar"/> for the default
    /// cascade.</param>
    public static FaceBoxFinder MainFaceOf(IFaceDetector detector, BoxAdjustment adjustment) =>
        new($"main face of {detector.Parameters}",
            picture => MainFace.Of(detector.Detect(picture), picture.Width, picture.Height)?.Box)
        {
            Adjustment = adjustment,
        };

    /// <summary>Makes a finder that uses this one and, if it finds nothing, another one, such as a frame.</summary>
    /// <param name="next">The other finder.</param>
    /// <returns>A finder whose boxes are adjusted already.</returns>
    public FaceBoxFinder Else(FaceBoxFinder next)
    {
        return new($"{Line(this)}, else {Line(next)}", picture => Adjusted(this, picture) ?? Adjusted(next, picture));

        static string Line(FaceBoxFinder finder) => $"{finder.Parameters} ({finder.Adjustment.Line})";
        static FaceBox? Adjusted(FaceBoxFinder finder, Image<Rgb24> picture) =>
            finder.Find(picture) is { } box ? finder.Adjustment.Apply(box) : null;
    }

    /// <summary>Makes a finder of a square at a fixed place, for sets whose faces all lie there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static FaceBoxFinder Frame(AssumedFace face)
    {
        var (share, centreX, centreY) = face;
        Check(share, 1e-3, 2, nameof(face.Share));
        Check(centreX, 0, 1, nameof(face.CentreX));
        Check(centreY, 0, 1, nameof(face.CentreY));
        var parameters = string.Create(
            CultureInfo.InvariantCulture, $"square of {share:R} of the shorter side at ({centreX:R}, {centreY:R})");
        return new FaceBoxFinder(parameters, image => face.In(image.Width, image.Height));

        static void Check(double given, double least, double most, string name)
        {
            // Written so that NaN fails too.
            if (!(given >= least && given <= most))
                throw new ArgumentOutOfRangeException(
                    name, given, $"{name} is {given}: give a number from {least} to {most}.");
        }
    }
}
