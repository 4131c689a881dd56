using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>Which true faces count.</summary>
/// <param name="MinimumSide">Smallest side in pixels (of the square of the same area) that counts, 0 or more.</param>
/// <param name="MaximumSide">Sides from here on do not count.</param>
public sealed record FaceSizes(double MinimumSide = 0, double MaximumSide = double.PositiveInfinity)
{
    internal bool Hold(FaceBox box) => box.Side() >= MinimumSide && box.Side() < MaximumSide;
}

/// <summary>A photo's true faces and what a detector made of it.</summary>
/// <param name="Truth">All faces that an annotator marked.</param>
/// <param name="Detections">What was found, in any order.</param>
public sealed record EvaluatedPhoto(IReadOnlyList<FaceBox> Truth, IReadOnlyList<FaceDetection> Detections)
{
    /// <summary>Boxes for which a detector is neither rewarded nor punished.</summary>
    public IReadOnlyList<FaceBox> Ignored { get; init; } = [];
}

/// <summary>How well a detector finds the faces of a set: precision, recall, average precision.</summary>
/// <remarks>
/// <para>Within a photo, detections choose in the order of their confidence; each takes the free true face that it overlaps most,
/// if their intersection over union is at least 0.5. A taken one is not there for others: a second box on a face is an error.
/// Source: M. Everingham et al., "The PASCAL Visual Object Classes (VOC) Challenge", 2010, section 4.2 (criterion, curve).</para>
/// <para>Faces outside of the sizes and ignored boxes neither count nor harm: a detection that finds one is left out, and so is
/// one that finds nothing and is itself outside of the sizes. Source: T.-Y. Lin et al., "Microsoft COCO", 2014 (areas).</para>
/// <para>Average precision is the area under the curve of precision over recall, precision made non-increasing first; equal
/// confidences form one point of the curve.</para>
/// </remarks>
public sealed class DetectionEvaluation
{
    private DetectionEvaluation(FaceSizes sizes, int truths, List<(double Confidence, bool IsFace)> counted)
    {
        (Sizes, Truths, Detections, Found) = (sizes, truths, counted.Count, counted.Count(one => one.IsFace));
        Curve = MakeCurve(counted, truths);
        AveragePrecision = Area(Curve);
    }

    /// <summary>Which faces counted.</summary>
    public FaceSizes Sizes { get; }

    /// <summary>True faces that counted.</summary>
    public int Truths { get; }

    /// <summary>Detections that counted, right and wrong.</summary>
    public int Detections { get; }

    /// <summary>True faces that were found.</summary>
    public int Found { get; }

    /// <summary>Share of the detections that are faces, 0 to 1; not a number without detections.</summary>
    public double Precision => (double)Found / Detections;

    /// <summary>Share of the faces that were found, 0 to 1; not a number without faces.</summary>
    public double Recall => (double)Found / Truths;

    /// <summary>Area under <see cref="Curve"/>, 0 to 1; not a number without faces.</summary>
    public double AveragePrecision { get; }

    /// <summary>Recall and precision of the detections of at least a confidence, the surest first.</summary>
    public IReadOnlyList<PrecisionRecall> Curve { get; }

    /// <summary>Evaluates a detector on photos.</summary>
    /// <param name="photos">Truth and detections.</param>
    /// <param name="sizes">Which true faces count; all by default.</param>
    /// <param name="leastOverlap">Intersection over union that makes a detection right, above 0 to 1.</param>
    /// <exception cref="ArgumentException">A confidence is not a number.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="leastOverlap"/> is out of range.</exception>
    public static DetectionEvaluation Of(IEnumerable<EvaluatedPhoto> photos, FaceSizes? sizes = null, double leastOverlap = 0.5)
    {
        ArgumentNullException.ThrowIfNull(photos);
        if (!(leastOverlap > 0 && leastOverlap <= 1))
            throw new ArgumentOutOfRangeException(nameof(leastOverlap), leastOverlap, "leastOverlap is above 0 and at most 1.");
        sizes ??= new();
        var counted = new List<(double, bool)>();
        var truths = 0;
        foreach (var photo in photos)
        {
            truths += photo.Truth.Count(sizes.Hold);
            counted.AddRange(Match(photo, sizes, leastOverlap));
        }
        return new DetectionEvaluation(sizes, truths, counted);
    }

    private static IEnumerable<(double, bool)> Match(EvaluatedPhoto photo, FaceSizes sizes, double leastOverlap)
    {
        // Faces that count go first: one that does not must not take a detection away from it.
        var counting = photo.Truth.Where(sizes.Hold).ToList();
        var others = photo.Truth.Where(box => !sizes.Hold(box)).ToList();
        foreach (var detection in photo.Detections.OrderByDescending(detection => detection.Confidence))
        {
            if (double.IsNaN(detection.Confidence))
                throw new ArgumentException($"The confidence of the detection at {detection.Box} is not a number.", nameof(photo));
            if (Take(counting, detection.Box, leastOverlap))
                yield return (detection.Confidence, true);
            else if (!Take(others, detection.Box, leastOverlap) && sizes.Hold(detection.Box) &&
                !photo.Ignored.Any(box => box.IntersectionOverUnion(detection.Box) >= leastOverlap))
                yield return (detection.Confidence, false);
        }
    }

    /// <summary>Removes the box that overlaps most, if it does so enough.</summary>
    private static bool Take(List<FaceBox> boxes, FaceBox found, double leastOverlap)
    {
        var (best, most) = (-1, leastOverlap);
        for (var i = 0; i < boxes.Count; i++)
        {
            var overlap = boxes[i].IntersectionOverUnion(found);
            if (overlap > most || (overlap == most && best < 0))
                (best, most) = (i, overlap);
        }
        if (best >= 0)
            boxes.RemoveAt(best);
        return best >= 0;
    }

    private static List<PrecisionRecall> MakeCurve(List<(double Confidence, bool IsFace)> counted, int truths)
    {
        var (curve, seen, found) = (new List<PrecisionRecall>(), 0, 0);
        foreach (var tied in counted.GroupBy(one => one.Confidence).OrderByDescending(group => group.Key))
        {
            seen += tied.Count();
            found += tied.Count(one => one.IsFace);
            curve.Add(new(tied.Key, (double)found / truths, (double)found / seen));
        }
        return curve;
    }

    private double Area(IReadOnlyList<PrecisionRecall> curve)
    {
        if (Truths == 0)
            return double.NaN;
        var (area, best) = (0.0, 0.0);
        for (var i = curve.Count - 1; i >= 0; i--)
        {
            best = Math.Max(best, curve[i].Precision);
            area += best * (curve[i].Recall - (i > 0 ? curve[i - 1].Recall : 0));
        }
        return area;
    }
}
