using System.Globalization;
using FaceLab.Data;

namespace FaceLab.Faces.Alignment;

/// <summary>The target places of the five points of a face.</summary>
/// <remarks>Places are shares of the input's side from its top left corner, so one template works for every
/// size.</remarks>
public sealed class AlignmentTemplate
{
    /// <summary>Makes a template.</summary>
    /// <param name="name">The name in messages and keys.</param>
    /// <param name="places">Eye centres, nose tip, mouth corners as shares of the input's side, -1 to 2.</param>
    /// <exception cref="ArgumentException">There are not 5 places, or a number is outside -1 to 2.</exception>
    public AlignmentTemplate(string name, params IReadOnlyList<FacePoint> places)
    {
        if (places.Count != 5)
            throw new ArgumentException($"A template has 5 places, not {places.Count}.", nameof(places));
        // Written so that NaN fails too.
        if (!places.All(place => place.X is >= -1 and <= 2 && place.Y is >= -1 and <= 2))
            throw new ArgumentException(
                $"The places of '{name}' are shares of the input's side: give numbers from -1 to 2.", nameof(places));
        (Name, Places) = (name, [.. places]);
    }

    /// <summary>ArcFace's points, published in whole-pixel coordinates at 112 x 112 (J. Deng, J. Guo, N. Xue, S.
    /// Zafeiriou, "ArcFace: Additive Angular Margin Loss for Deep Face Recognition", CVPR 2019;
    /// InsightFace).</summary>
    public static AlignmentTemplate ArcFace { get; } = new("ArcFace", Pixels(112,
        (38.2946, 51.6963), (73.5318, 51.5014), (56.0252, 71.7366), (41.5493, 92.3655), (70.7299, 92.2041)));

    /// <summary>The five points of OpenFace's mean face, whose brows, jaw and chin touch the square (B. Amos, B.
    /// Ludwiczuk, M. Satyanarayanan, "OpenFace: A general-purpose face recognition library with mobile applications",
    /// CMU-CS-16-118, 2016). OpenFace itself maps three other points, which also shears the face.</summary>
    public static AlignmentTemplate OpenFaceFivePoints { get; } = new("OpenFace five points", Pixels(96,
        (26.62762, 16.05926), (67.79021, 15.26400), (47.24083, 40.52227), (29.48256, 61.61760), (66.75974, 60.87773)));

    /// <summary>The name in messages and keys.</summary>
    public string Name { get; }

    /// <summary>The place of each point, as shares of the input's side.</summary>
    public IReadOnlyList<FacePoint> Places { get; }

    /// <summary>Returns the places in pixels of the stored square.</summary>
    /// <param name="inputSize">Side of the network's input, in pixels.</param>
    /// <param name="margin">Pixels around the input on each side.</param>
    /// <returns>Five points; the square's side is <paramref name="inputSize"/> + 2 <paramref name="margin"/>.</returns>
    public FacePoint[] InPixels(int inputSize, int margin) =>
        [.. Places.Select(place => new FacePoint(margin + inputSize * place.X, margin + inputSize * place.Y))];

    /// <summary>Makes the template that shows another square, a part of this one's input or more than it, on the whole
    /// input.</summary>
    /// <param name="region">The square, in shares of this template's input.</param>
    /// <exception cref="ArgumentException">The region is not finite, has no side, or is so small that a point lies
    /// outside a template's range.</exception>
    public AlignmentTemplate Showing(FaceRegion region)
    {
        if (!(region.Side > 0))
            throw new ArgumentException($"{region} has no side: give a positive share of the input.", nameof(region));
        var (left, top) = (region.CenterX - region.Side / 2, region.CenterY - region.Side / 2);
        return new AlignmentTemplate($"{region} of {Name}",
            [.. Places.Select(place => new FacePoint((place.X - left) / region.Side, (place.Y - top) / region.Side))]);
    }

    /// <summary>Returns name and places, for a cache's key.</summary>
    public override string ToString() => $"{Name} [{string.Join("; ", Places.Select(place =>
        string.Create(CultureInfo.InvariantCulture, $"{place.X:R} {place.Y:R}")))}]";

    /// <summary>Makes places from coordinates in which pixel centres are whole numbers.</summary>
    private static FacePoint[] Pixels(double side, params (double X, double Y)[] places) =>
        [.. places.Select(place => new FacePoint((place.X + 0.5) / side, (place.Y + 0.5) / side))];
}
