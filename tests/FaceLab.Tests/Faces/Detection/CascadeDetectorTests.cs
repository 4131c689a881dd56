using FaceLab.Faces.Detection;
using FaceLab.Tests.Support;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Tests.Faces.Detection;

/// <summary>On random cascades, which fire at many places of a noisy picture; OpenCV's are in
/// <see cref="OpenCvGoldenTests"/>.</summary>
public sealed class CascadeDetectorTests : IDisposable
{
    private const int Width = 61;
    private const int Height = 47;
    private readonly TempFolder folder = new();
    private readonly byte[] gray = Noise();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Every_window_of_one_level_is_found_where_a_loop_finds_it(int nodes)
    {
        // One scale, every pixel, no skipping: exactly the windows that pass, with the sum of their margins.
        var detector = Detector(nodes, new()
        {
            Step = 1, SkipAfterRejection = false, MinimumNeighbors = 0,
            MaximumSize = 14, ScaleFactor = 4
        });
        var thresholds = detector.Cascade.Stages.Select(stage => (double)(stage.Threshold - BoostedStage.Slack))
            .ToList();
        var expected = new Dictionary<(double, double), double>();
        var lengths = new HashSet<int>();
        for (var y = 0; y <= Height - 13; y++)
        {
            for (var x = 0; x <= Width - 14; x++)
            {
                var sums = NaiveCascade.StageSums(detector.Cascade, (column, row) =>
                    gray[(y + row) * Width + x + column]);
                lengths.Add(sums.Count);
                if (sums.Count == 4 && sums[3] >= thresholds[3])
                    expected.Add((x, y), sums.Zip(thresholds, (sum, threshold) => sum - threshold).Sum());
            }
        }

        var found = detector.Detect(gray, Width, Height);

        Assert.True(lengths.Count >= 3, "The random cascade rejects too early or too late to test anything.");
        Assert.True(expected.Count is > 5 and < 1000, $"{expected.Count} windows pass.");
        Assert.Equal(expected.Keys.ToHashSet(), found.Select(face => (face.Box.X, face.Box.Y)).ToHashSet());
        Assert.All(found, face => Assert.Equal((14.0, 13.0, 1), (face.Box.Width, face.Box.Height, face.Windows)));
        Assert.All(found, face => Assert.Equal(expected[(face.Box.X, face.Box.Y)], face.Confidence, 1e-9));
        Assert.Equal(found.OrderByDescending(face => face.Confidence), found);
    }

    [Fact]
    public void Two_steps_find_the_windows_at_even_places_that_one_step_finds()
    {
        var options = new CascadeOptions
        {
            Step = 1, SkipAfterRejection = false, MinimumNeighbors = 0, MaximumSize = 14,
            ScaleFactor = 4
        };

        var all = Detector(2, options).Detect(gray, Width, Height);

        Assert.Equal(all.Where(face => face.Box.X % 2 == 0 && face.Box.Y % 2 == 0),
            Detector(2, options with { Step = 2 }).Detect(gray, Width, Height));
    }

    [Fact]
    public void One_detector_serves_many_threads_and_sizes()
    {
        var detector = Detector(2, new() { MinimumNeighbors = 1 });
        (int Width, int Height)[] sizes = [(61, 47), (40, 60), (30, 30), (100, 20)];
        var expected = sizes.Select(size => Find(Detector(2, detector.Options), size)).ToList();

        Parallel.For(0, 64, i => Assert.Equal(expected[i % 4], Find(detector, sizes[i % 4])));

        IReadOnlyList<FaceDetection> Find(CascadeDetector one, (int Width, int Height) size) =>
            one.Detect(gray.AsSpan(0, size.Width * size.Height), size.Width, size.Height);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_window_after_a_rejected_one_is_left_out(int step)
    {
        var options = new CascadeOptions
        {
            Step = step, SkipAfterRejection = false, MinimumNeighbors = 0,
            MaximumSize = 14, ScaleFactor = 4
        };
        var detector = Detector(2, options with { SkipAfterRejection = true });
        var all = Places(Detector(2, options)).ToHashSet();
        var threshold = detector.Cascade.Stages[0].Threshold - BoostedStage.Slack;
        var expected = new HashSet<(int, int)>();
        for (var y = 0; y <= Height - 13; y += step)
        {
            for (var x = 0; x <= Width - 14; x += step)
            {
                var sums = NaiveCascade.StageSums(detector.Cascade, (column, row) =>
                    gray[(y + row) * Width + x + column]);
                if (all.Contains((x, y)))
                    expected.Add((x, y));
                else if (sums.Count > 0 && sums[0] < threshold)
                    x += step;
            }
        }

        Assert.NotEqual(all, expected);
        Assert.Equal(expected, Places(detector).ToHashSet());

        IEnumerable<(int, int)> Places(CascadeDetector one) => one.Detect(gray, Width, Height)
            .Select(face => ((int)face.Box.X, (int)face.Box.Y));
    }

    [Theory]
    [InlineData(13, 50)]
    [InlineData(50, 12)]
    [InlineData(1, 1)]
    public void A_picture_smaller_than_the_window_has_no_face(int width, int height) =>
        Assert.Empty(Detector(1, new() { MinimumNeighbors = 0 }).Detect(gray.AsSpan(0, width * height), width, height));

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    public void A_flat_picture_has_no_face(byte level)
    {
        var flat = Enumerable.Repeat(level, Width * Height).ToArray();
        Assert.Empty(Detector(1, new() { MinimumNeighbors = 0 }).Detect(flat, Width, Height));
    }

    [Fact]
    public void Sizes_bound_the_boxes()
    {
        var faces = Detector(1, new() { MinimumNeighbors = 0, MinimumSize = 20, MaximumSize = 30 })
            .Detect(gray, Width, Height);
        Assert.NotEmpty(faces);
        Assert.All(faces, face => Assert.True(face.Box is { Height: >= 19, Width: >= 20 and <= 30 }, $"{face.Box}"));

        var shares = Detector(1, new() { MinimumNeighbors = 0, MinimumShare = 0.5 }).Detect(gray, Width, Height);
        Assert.NotEmpty(shares);
        Assert.All(shares, face => Assert.True(face.Box.Width >= 23.5, $"{face.Box}"));
    }

    [Fact]
    public void Gray_and_colour_pictures_give_the_same_faces()
    {
        var detector = Detector(1, new() { MinimumNeighbors = 0 });
        using var rgb = Image.LoadPixelData<Rgb24>([.. gray.SelectMany(value => (byte[])[value, value, value])], Width,
            Height);

        var expected = detector.Detect(gray, Width, Height);

        Assert.Equal(expected, detector.Detect(rgb));
    }

    [Fact]
    public void Parameters_name_the_file_and_every_option_that_changes_boxes()
    {
        var text = Detector(1, new()).Parameters;

        Assert.Contains(Detector(1, new()).Cascade.Sha256, text);
        Assert.DoesNotContain("\n", text);
        var others = new CascadeOptions[]
        {
            new() { ScaleFactor = 1.2 }, new() { MinimumNeighbors = 4 }, new() { MinimumSize = 30 },
                new() { MaximumSize = 30 },
            new() { MinimumShare = 0.1 }, new() { Step = 1 }, new() { SkipAfterRejection = false },
        }.Select(options => Detector(1, options).Parameters).ToList();
        Assert.Equal(others.Count + 1, others.Append(text).Distinct().Count());
    }

    public static TheoryData<CascadeOptions> Wrong =>
    [
        new() { ScaleFactor = 1 }, new() { ScaleFactor = double.NaN }, new() { ScaleFactor = double.PositiveInfinity },
        new() { MinimumNeighbors = -1 }, new() { MinimumSize = -1 }, new() { MinimumSize = 9, MaximumSize = 8 },
            new() { MinimumShare = 1.1 }, new() { MinimumShare = double.NaN },
        new() { Step = 3 }, new() { Step = -1 },
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Options_out_of_range_are_refused(CascadeOptions options) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Detector(1, options));

    [Fact]
    public void Bytes_that_are_no_picture_of_that_size_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Detector(1, new()).Detect(gray.AsSpan(1), Width, Height));
        Assert.Throws<ArgumentException>(() => Detector(1, new()).Detect([], 0, 0));
    }

    private static byte[] Noise()
    {
        var (random, gray) = (new Random(17), new byte[Width * Height]);
        for (var i = 0; i < gray.Length; i++)
            gray[i] = (byte)Math.Clamp(128 + 70 * Math.Sin(i % Width / 3.0) * Math.Cos(i / Width / 4.0) + random.Next(
                -50, 50), 0, 255);
        return gray;
    }

    private CascadeDetector Detector(int nodes, CascadeOptions options) =>
        new(CascadeFile.Open(folder.Write($"{nodes}.xml", TinyCascade.Random(14, 13, nodes, seed: 5))), options);
}
