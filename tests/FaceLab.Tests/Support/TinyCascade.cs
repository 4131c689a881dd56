using System.Globalization;

namespace FaceLab.Tests.Support;

/// <summary>Writes small cascades in OpenCV's format, with random features, trees and votes.</summary>
internal static class TinyCascade
{
    /// <summary>One stage with a tree of two nodes, and two features.</summary>
    public const string Text = """
        <?xml version="1.0"?>
        <!-- a licence -->
        <opencv_storage>
        <cascade type_id="opencv-cascade-classifier">
          <stageType>BOOST</stageType>
          <featureType>HAAR</featureType>
          <height>8</height>
          <width>9</width>
          <stageNum>1</stageNum>
          <stages>
            <_>
              <stageThreshold>-2.5e-001</stageThreshold>
              <weakClassifiers>
                <_>
                  <internalNodes>
                    1 0 0 -9.5e-03 -1 -2 1 0.25</internalNodes>
                  <leafValues>
                    0.25 .75 1.</leafValues></_></weakClassifiers></_></stages>
          <features>
            <_>
              <rects>
                <_>
                  0 0 8 4 -1.</_>
                <_>
                  0 2 8 2 2.</_></rects></_>
            <_>
              <rects><_>1 1 6 6 -1.</_><_>3 1 2 6 3.</_><_>0 0 1 1 0.5</_></rects>
              <tilted>0</tilted></_></features></cascade>
        </opencv_storage>
        """;

    /// <summary>Four stages of random trees of up to <paramref name="nodes"/> nodes.</summary>
    public static string Random(int width, int height, int nodes, int seed)
    {
        var random = new Random(seed);
        var features = Enumerable.Range(0, 12).Select(_ => HaarFeature());
        var stages = Enumerable.Range(0, 4).Select(Stage);
        return $"<opencv_storage><cascade><stageType>BOOST</stageType><featureType>HAAR</featureType>" +
            $"<height>{height}</height><width>{width}</width>" +
            $"<stageNum>4</stageNum>" +
            $"<stages>{string.Concat(stages)}</stages>" +
            $"<features>{string.Concat(features)}</features></cascade></opencv_storage>";

        // The upper half against all, or both outer thirds against all.
        string HaarFeature()
        {
            var (w, h) = (random.Next(2, width / 3 + 1), random.Next(2, height / 2 + 1));
            var (x, y) = (random.Next(0, width - 3 * w + 1), random.Next(0, height - 2 * h + 1));
            var parts = random.Next(2) == 0
                ? $"<_>{x} {y} {3 * w} {h} 2.</_>"
                : $"<_>{x} {y} {w} {2 * h} 1.5</_><_>{x + 2 * w} {y} {w} {2 * h} 1.5</_>";
            return $"<_><rects><_>{x} {y} {3 * w} {2 * h} -1.</_>{parts}</rects></_>";
        }

        // Each passes some half of the windows.
        string Stage(int stage)
        {
            var trees = string.Concat(Enumerable.Range(0, 3 + stage).Select(_ => Tree(random.Next(1, nodes + 1))));
            return $"<_><stageThreshold>{Number(0.1 * stage - 0.2)}</stageThreshold>" +
                $"<weakClassifiers>{trees}</weakClassifiers></_>";
        }

        // A chain: each node has one leaf, the last one two.
        string Tree(int count)
        {
            var parts = string.Join(' ', Enumerable.Range(0, count)
                .Select(i => $"{Targets(i, i + 1 < count ? i + 1 : -count)} {random.Next(12)} {Question()}"));
            var leaves = string.Join(' ', Enumerable.Range(0, count + 1)
                .Select(_ => Number(random.NextDouble() * 2 - 0.9)));
            return $"<_><internalNodes>{parts}</internalNodes><leafValues>{leaves}</leafValues></_>";

            string Targets(int i, int next) => random.Next(2) == 0 ? $"{next} {-i}" : $"{-i} {next}";

            string Question() => Number((random.NextDouble() - 0.5) / 10);
        }

        static string Number(double value) => value.ToString("e16", CultureInfo.InvariantCulture);
    }
}
