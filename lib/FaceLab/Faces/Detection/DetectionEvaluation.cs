using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>The sizes of true faces that count.</summary>
/// <param name="MinimumSide">The smallest side in pixels (of the square of the same area) that counts, 0 or
/// more.</param>
/// <param name="MaximumSide">The limit of the sides; this side and larger ones do not count.</param>
public sealed record FaceSizes(double MinimumSide = 0, double MaximumSide = double.PositiveInfinity)
{
    internal bool Hold(FaceBox box) => box.Side() >= MinimumSide && box.Side() < MaximumSide;
}

/// <summary>A photo's true faces and the faces that a detector found.</summary>
/// <param name="Truth">The faces that an annotator marked.</param>
/// <param name="Detections">The faces found, in any order.</param>
public sealed record EvaluatedPhoto(IReadOnlyList<FaceBox> Truth, IReadOnlyList<FaceDetection> Detections);

/// <summary>Precision, recall and average precision of a detector on a set.</summary>
/// <remarks>
/// <para>Within a photo, detections are matched in the order of their confidence. Each takes the free true face that it
/// overlaps most, if their intersection over union is at least 0.5. A second box on a face is an error. Source: M.
/// Everingham et al., "The PASCAL Visual Object Classes (VOC) Challenge", 2010, section 4.2 (criterion, curve).</para>
/// <para>Faces outside the sizes do not count: a detection that finds one is left out. So is a detection that finds no
/// face and is itself outside the sizes. Source: T.-Y. Lin et al., "Microsoft COCO", 2014 (areas).</para>
/// </remarks>
/// <param name="Truths">The true faces that counted.</param>
/// <param name="Detections">The detections that counted, right and wrong.</param>
/// <param name="Found">The true faces that were found.</param>
/// <param name="AveragePrecision">The area under the curve of precision over recall, with precision made non-increasing
/// first, 0 to 1; NaN without faces. Equal confidences form one point of the curve.</param>
public sealed record DetectionEvaluation(int Truths, int Detections, int Found, double AveragePrecision)
{
    private const double LeastOverlap = 0.5;

    /// <summary>The share of the detections that are faces, 0 to 1; NaN without detections.</summary>
    public double Precision => (double)Found / Detections;

    /// <summary>The share of the faces that were found, 0 to 1; NaN without faces.</summary>
    public double Recall => (double)Found / Truths;

    /// <summary>Evaluates a detector on photos.</summary>
    /// <param name="photos">Truth and detections.</param>
    /// <param name="sizes">The true faces that count; all by default.</param>
    public static DetectionEvaluation Of(IEnumerable<EvaluatedPhoto> photos, FaceSizes? sizes = null)
    {
        sizes ??= new();
        var counted = new List<(double Confidence, bool IsFace)>();
        var truths = 0;
        foreach (var photo in photos)
        {
            truths += photo.Truth.Count(sizes.Hold);
            counted.AddRange(Match(photo, sizes));
        }
        return new(truths, counted.Count, counted.Count(one => one.IsFace), Area(counted, truths));
    }

    private static IEnumerable<(double, bool)> Match(EvaluatedPhoto photo, FaceSizes sizes)
    {
        // Faces that count are matched first: no other face may take a detection from them.
        var counting = photo.Truth.Where(sizes.Hold).ToList();
        var others = photo.Truth.Where(box => !sizes.Hold(box)).ToList();
        foreach (var detection in photo.Detections.OrderByDescending(detection => detection.Confidence))
        {
            if (Take(counting, detection.Box))
                yield return (detection.Confidence, true);
            else if (!Take(others, detection.Box) && sizes.Hold(detection.Box))
                yield return (detection.Confidence, false);
        }
    }

    /// <summary>Removes the box that overlaps most, if it overlaps enough.</summary>
    private static bool Take(List<FaceBox> boxes, FaceBox found)
    {
        if (boxes.Count == 0)
            return false;
        var best = boxes.MaxBy(box => box.IntersectionOverUnion(found));
        return best.IntersectionOverUnion(found) >= LeastOverlap && boxes.Remove(best);
    }

    private static double Area(List<(double Confidence, bool IsFace)> counted, int truths)
    {
        if (truths == 0)
            return double.NaN;
        var (curve, seen, found) = (new List<(double Recall, double Precision)> { (0, 0) }, 0, 0);
        foreach (var tied in counted.GroupBy(one => one.Confidence).OrderByDescending(group => group.Key))
        {
            (seen, found) = (seen + tied.Count(), found + tied.Count(one => one.IsFace));
            curve.Add(((double)found / truths, (double)found / seen));
        }
        var (area, best) = (0.0, 0.0);
        for (var i = curve.Count - 1; i > 0; i--)
        {
            best = Math.Max(best, curve[i].Precision);
            area += best * (curve[i].Recall - curve[i - 1].Recall);
        }
        return area;
    }
}
