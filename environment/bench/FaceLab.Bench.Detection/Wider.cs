using System.Globalization;
using FaceLab.Data;

namespace FaceLab.Bench.Detection;

/// <summary>The photos of a folder in WIDER FACE's layout.</summary>
internal static class Wider
{
    public static IEnumerable<(string Path, FaceBox[] Faces)> Read(string folder)
    {
        using var lines = File.ReadLines(Path.Combine(folder, "bbx_gt.txt")).GetEnumerator();
        while (lines.MoveNext())
        {
            var path = Path.Combine(folder, "images", lines.Current.Trim());
            lines.MoveNext();
            var faces = new FaceBox[int.Parse(lines.Current, CultureInfo.InvariantCulture)];
            for (var i = 0; i < faces.Length && lines.MoveNext(); i++)
            {
                var parts = lines.Current.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                double[] box = [.. parts.Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
                faces[i] = new(box[0], box[1], box[2], box[3]);
            }
            yield return (path, faces);
        }
    }
}
