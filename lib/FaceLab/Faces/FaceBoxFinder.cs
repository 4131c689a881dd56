using System.Globalization;
using FaceLab.Data;
using FaceLab.Faces.Detection;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces;

/// <summary>Finds the face in a picture whose record does not say where it is: a detector, or a rule for sets that are
/// framed.</summary>
/// <param name="Parameters">The algorithm with its version and every parameter, as one line: a part of a cache's
/// key.</param>
/// <param name="Find">The box of the face, in pixels; null where there is none. Called from many threads at
/// once.</param>
public sealed record FaceBoxFinder(string Parameters, Func<Image<Rgb24>, FaceBox?> Find)
{
    /// <summary>The step from these boxes to the box that predictors expect.</summary>
    public BoxAdjustment Adjustment { get; init; } = BoxAdjustment.None;

    /// <summary>The frame of deep-funneled LFW, whose faces lie alike: the median of 1,459 of them has its centre at
    /// (125.7, 132.3) of 250 pixels and a box of 102.6.</summary>
    public static FaceBoxFinder LfwFrame { get; } =
        Frame(AssumedFace.Lfw.Share, AssumedFace.Lfw.CentreX, AssumedFace.Lfw.CentreY);

    /// <summary>Takes the main face that a detector finds, for sets that show one person a picture.</summary>
    /// <param name="detector">The detector.</param>
    /// <param name="adjustment">From its boxes to those that predictors expect: <see cref="BoxAdjustment.Haar"/> for
    /// the default cascade.</param>
    public static FaceBoxFinder MainFaceOf(IFaceDetector detector, BoxAdjustment adjustment) =>
        new($"main face of {detector.Parameters}",
            picture => MainFace.Of(detector.Detect(picture), picture.Width, picture.Height)?.Box)
        {
            Adjustment = adjustment,
        };

    /// <summary>Takes this finder, and another one where it finds nothing, such as a frame for closely cut
    /// pictures.</summary>
    /// <param name="next">The other.</param>
    /// <returns>A finder whose boxes are adjusted already.</returns>
    public FaceBoxFinder Else(FaceBoxFinder next)
    {
        return new($"{Line(this)}, else {Line(next)}", picture => Adjusted(this, picture) ?? Adjusted(next, picture));

        static string Line(FaceBoxFinder finder) => $"{finder.Parameters} ({finder.Adjustment.Line})";
        static FaceBox? Adjusted(FaceBoxFinder finder, Image<Rgb24> picture) =>
            finder.Find(picture) is { } box ? finder.Adjustment.Apply(box) : null;
    }

    /// <summary>Takes a square at a fixed place, for sets whose faces all lie there.</summary>
    /// <remarks>The median of what fits some 400 faces (share; centre): ORL 0.86; 0.50, 0.59. SCUT-FBP5500 0.62; 0.50,
    /// 0.56. The crops of pins70 1.09; 0.50, 0.56, off by up to 0.13 of the width to either side: a detector is better
    /// there.</remarks>
    /// <param name="share">Its side as a share of the picture's shorter side, above 0 to 2.</param>
    /// <param name="centreX">Its centre as a share of the picture's width, 0 to 1.</param>
    /// <param name="centreY">Its centre as a share of the picture's height, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static FaceBoxFinder Frame(double share, double centreX = 0.5, double centreY = 0.5)
    {
        Check(share, 1e-3, 2, nameof(share));
        Check(centreX, 0, 1, nameof(centreX));
        Check(centreY, 0, 1, nameof(centreY));
        var parameters = string.Create(
            CultureInfo.InvariantCulture, $"square of {share:R} of the shorter side at ({centreX:R}, {centreY:R})");
        return new FaceBoxFinder(parameters, image =>
        {
            var side = share * Math.Min(image.Width, image.Height);
            return new FaceBox(centreX * image.Width - side / 2, centreY * image.Height - side / 2, side, side);
        });

        static void Check(double given, double least, double most, string name)
        {
            // Written so that NaN fails too.
            if (!(given >= least && given <= most))
                throw new ArgumentOutOfRangeException(
                    name, given, $"{name} is {given}: give a number from {least} to {most}.");
        }
    }
}
