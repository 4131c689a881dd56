using FaceLab.Data;
using FaceLab.Faces.Detection;

namespace FaceLab.Bench.Detection;

/// <summary>What a detector finds on sets with and without boxes.</summary>
internal static class Quality
{
    private static readonly FaceSizes[] Buckets = [new(24), new(24, 32), new(32, 48), new(48, 96), new(96)];

    /// <summary>Precision, recall and average precision by the size of the faces.</summary>
    public static void OnBoxes(
        CascadeDetector detector, string name, IReadOnlyList<(GrayPhoto Photo, FaceBox[] Faces)> photos,
        Dictionary<string, object> results)
    {
        var evaluated = photos.AsParallel().AsOrdered().Select(item => new EvaluatedPhoto(
            item.Faces, detector.Detect(item.Photo.Pixels, item.Photo.Width, item.Photo.Height))).ToList();
        foreach (var sizes in Buckets)
        {
            var quality = DetectionEvaluation.Of(evaluated, sizes);
            var bucket = double.IsInfinity(sizes.MaximumSide) ? $"{sizes.MinimumSide}+"
                : $"{sizes.MinimumSide}-{sizes.MaximumSide}";
            Console.WriteLine($"wider    {name,-40} {bucket,-6} {quality.Truths,5} faces: " +
                $"recall {quality.Recall:F3} precision {quality.Precision:F3} " +
                $"average precision {quality.AveragePrecision:F3}");
            results[$"wider/{name}/{bucket}/recall"] = Math.Round(quality.Recall, 3);
            results[$"wider/{name}/{bucket}/precision"] = Math.Round(quality.Precision, 3);
            results[$"wider/{name}/{bucket}/average_precision"] = Math.Round(quality.AveragePrecision, 3);
        }
    }

    /// <summary>Share of photos with a face, with one only, and whose main face holds the picture's centre.</summary>
    public static void OnPortraits(
        CascadeDetector detector, string set, string name, IReadOnlyList<string> paths,
        Dictionary<string, object> results)
    {
        var (photos, unreadable) = PhotoDetections.OfAll(detector, paths, Environment.ProcessorCount);
        if (unreadable.Count > 0)
            throw new InvalidOperationException($"{unreadable[0].Path}: {unreadable[0].Reason}");
        var any = Share(photo => photo.Faces.Count > 0);
        var one = Share(photo => photo.Faces.Count == 1);
        var centre = Share(photo => photo.Main?.Box.Contains(new(photo.Width / 2.0, photo.Height / 2.0)) == true);
        Console.WriteLine($"{set,-8} {name,-40} {photos.Count,6} photos: " +
            $"a face {any:P1}, exactly one {one:P1}, main face holds the centre {centre:P2}");
        results[$"{set}/{name}/any"] = Math.Round(any, 4);
        results[$"{set}/{name}/exactly_one"] = Math.Round(one, 4);
        results[$"{set}/{name}/centre"] = Math.Round(centre, 4);

        double Share(Func<PhotoDetections, bool> holds) => (double)photos.Count(holds) / photos.Count;
    }
}
