using FaceLab.Faces.Detection;
using FaceLab.Tests.Support;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Tests.Faces.Detection;

/// <summary>On random cascades, which fire at many places of a noisy picture; OpenCV's are in <see cref="OpenCvGoldenTests"/>.</summary>
public sealed class CascadeDetectorTests : IDisposable
{
    private const int Width = 61;
    private const int Height = 47;
    private readonly TempFolder folder = new();
    private readonly byte[] gray = Noise();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true, 1, true)]
    [InlineData(true, 1, false)]
    [InlineData(true, 3, true)]
    [InlineData(true, 3, false)]
    [InlineData(false, 1, true)]
    [InlineData(false, 1, false)]
    [InlineData(false, 4, true)]
    [InlineData(false, 4, false)]
    public void Stage_sums_are_those_of_a_loop_over_pixels(bool isLbp, int nodes, bool vectors)
    {
        var detector = Detector(isLbp, nodes, new() { UseVectors = vectors });
        var lengths = new HashSet<int>();
        for (var y = 0; y <= Height - 13; y += 3)
        {
            for (var x = 0; x <= Width - 14; x++)
            {
                var expected = NaiveCascade.StageSums(detector.Cascade, (column, row) => gray[(y + row) * Width + x + column]);
                Assert.Equal(expected, detector.StageSums(gray, Width, Height, x, y));
                lengths.Add(expected.Count);
            }
        }
        Assert.True(lengths.Count >= 3, "The random cascade rejects too early or too late to test anything.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_window_of_one_level_is_found_where_a_loop_finds_it(bool isLbp)
    {
        // One scale, every pixel, no skipping: exactly the windows that pass.
        var detector = Detector(isLbp, nodes: 2, new() { Step = 1, SkipAfterRejection = false, MinimumNeighbors = 0, MaximumSize = 14, ScaleFactor = 4 });
        var expected = new HashSet<(double, double)>();
        for (var y = 0; y <= Height - 13; y++)
        {
            for (var x = 0; x <= Width - 14; x++)
            {
                var sums = NaiveCascade.StageSums(detector.Cascade, (column, row) => gray[(y + row) * Width + x + column]);
                if (sums.Count == 4 && sums[3] >= detector.Cascade.Stages[3].Threshold - BoostedStage.Slack)
                    expected.Add((x, y));
            }
        }

        var found = detector.Detect(gray, Width, Height);

        Assert.True(expected.Count is > 10 and < 1000, $"{expected.Count} windows pass.");
        Assert.Equal(expected, found.Select(face => (face.Box.X, face.Box.Y)).ToHashSet());
        Assert.All(found, face => Assert.Equal((14.0, 13.0, 1), (face.Box.Width, face.Box.Height, face.Windows)));
    }

    [Theory]
    [InlineData(true, 0, true)]
    [InlineData(true, 1, false)]
    [InlineData(true, 2, true)]
    [InlineData(false, 0, true)]
    [InlineData(false, 1, false)]
    [InlineData(false, 2, false)]
    public void Vectors_and_threads_change_nothing(bool isLbp, int step, bool skip)
    {
        var options = new CascadeOptions { Step = step, SkipAfterRejection = skip, MinimumNeighbors = 0 };
        var expected = Detector(isLbp, 2, options with { UseVectors = false }).Detect(gray, Width, Height);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Detector(isLbp, 2, options).Detect(gray, Width, Height));
        Assert.Equal(expected, Detector(isLbp, 2, options with { Threads = 3 }).Detect(gray, Width, Height));
    }

    [Fact]
    public void One_detector_serves_many_threads_and_sizes()
    {
        var detector = Detector(isLbp: false, 2, new() { MinimumNeighbors = 1 });
        (int Width, int Height)[] sizes = [(61, 47), (40, 60), (30, 30), (100, 20)];
        var expected = sizes.Select(size => Find(Detector(isLbp: false, 2, detector.Options), size)).ToList();

        Parallel.For(0, 64, i => Assert.Equal(expected[i % 4], Find(detector, sizes[i % 4])));

        IReadOnlyList<FaceDetection> Find(CascadeDetector one, (int Width, int Height) size) =>
            one.Detect(gray.AsSpan(0, size.Width * size.Height), size.Width, size.Height);
    }

    [Fact]
    public void Confidence_is_the_sum_of_the_margins()
    {
        var detector = Detector(isLbp: true, 1, new() { MinimumNeighbors = 0, MaximumSize = 14, ScaleFactor = 4 });
        var faces = detector.Detect(gray, Width, Height);

        Assert.NotEmpty(faces);
        Assert.Equal(faces.OrderByDescending(face => face.Confidence), faces);
        foreach (var face in faces)
        {
            var sums = detector.StageSums(gray, Width, Height, (int)face.Box.X, (int)face.Box.Y);
            Assert.Equal(sums.Zip(detector.Cascade.Stages, (sum, stage) => sum - (double)(stage.Threshold - BoostedStage.Slack)).Sum(), face.Confidence, 1e-9);
        }
    }

    [Fact]
    public void A_window_after_a_rejected_one_is_left_out()
    {
        // Its only stage accepts a bright row above a middling one above a dark one: pattern 241, the one bit that is set.
        var path = folder.Write("steps.xml", TinyCascade.Lbp
            .Replace("1 2 3 4 -1 6 7 -2147483648", "0 0 0 0 0 0 0 131072", StringComparison.Ordinal)
            .Replace("-1. .5", "1 -1", StringComparison.Ordinal)
            .Replace("<width>12<", "<width>9<", StringComparison.Ordinal)
            .Replace("0 0 4 3", "0 0 1 1", StringComparison.Ordinal));
        var image = new byte[20 * 9];
        for (var x = 0; x < 20; x++)
            (image[x], image[20 + x], image[40 + x]) = (200, 100, 0);
        image[20 + 4] = 255;        // the middle of the window at column 3

        Assert.Equal([0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11], Columns(skip: false));
        Assert.Equal([0, 1, 2, 5, 6, 7, 8, 9, 10, 11], Columns(skip: true));

        int[] Columns(bool skip)
        {
            var options = new CascadeOptions { Step = 1, SkipAfterRejection = skip, MinimumNeighbors = 0, MaximumSize = 9, ScaleFactor = 4 };
            return [.. new CascadeDetector(CascadeFile.Open(path), options).Detect(image, 20, 9).Select(face => (int)face.Box.X).Order()];
        }
    }

    [Theory]
    [InlineData(13, 50)]
    [InlineData(50, 12)]
    [InlineData(1, 1)]
    public void A_picture_smaller_than_the_window_has_no_face(int width, int height) =>
        Assert.Empty(Detector(isLbp: true, 1, new() { MinimumNeighbors = 0 }).Detect(gray.AsSpan(0, width * height), width, height));

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    public void A_flat_picture_has_no_face_for_haar_features(byte level)
    {
        var flat = Enumerable.Repeat(level, Width * Height).ToArray();
        foreach (var vectors in (bool[])[true, false])
        {
            var detector = Detector(isLbp: false, 1, new() { MinimumNeighbors = 0, UseVectors = vectors });
            Assert.Empty(detector.Detect(flat, Width, Height));
            Assert.Empty(detector.StageSums(flat, Width, Height, 3, 4));
        }
    }

    [Fact]
    public void Sizes_bound_the_boxes()
    {
        var faces = Detector(isLbp: true, 1, new() { MinimumNeighbors = 0, MinimumSize = 20, MaximumSize = 30 }).Detect(gray, Width, Height);
        Assert.NotEmpty(faces);
        Assert.All(faces, face => Assert.True(face.Box is { Height: >= 19, Width: >= 20 and <= 30 }, $"{face.Box}"));

        var shares = Detector(isLbp: true, 1, new() { MinimumNeighbors = 0, MinimumShare = 0.5 }).Detect(gray, Width, Height);
        Assert.NotEmpty(shares);
        Assert.All(shares, face => Assert.True(face.Box.Width >= 23.5, $"{face.Box}"));
    }

    [Fact]
    public void Gray_and_colour_pictures_give_the_same_faces()
    {
        var detector = Detector(isLbp: false, 1, new() { MinimumNeighbors = 0 });
        using var l8 = Image.LoadPixelData<L8>(gray, Width, Height);
        using var rgb = Image.LoadPixelData<Rgb24>([.. gray.SelectMany(value => (byte[])[value, value, value])], Width, Height);

        var expected = detector.Detect(gray, Width, Height);

        Assert.Equal(expected, detector.Detect(l8));
        Assert.Equal(expected, ((IFaceDetector)detector).Detect(rgb));
    }

    [Fact]
    public void Parameters_name_the_file_and_every_option_that_changes_boxes()
    {
        var text = Detector(isLbp: true, 1, new()).Parameters;

        Assert.Contains(Detector(isLbp: true, 1, new()).Cascade.Sha256, text);
        Assert.DoesNotContain("\n", text);
        var others = new CascadeOptions[]
        {
            new() { ScaleFactor = 1.2 }, new() { MinimumNeighbors = 4 }, new() { MinimumSize = 30 }, new() { MaximumSize = 30 },
            new() { MinimumShare = 0.1 }, new() { Step = 1 }, new() { SkipAfterRejection = false },
        }.Select(options => Detector(isLbp: true, 1, options).Parameters).ToList();
        Assert.Equal(others.Count + 1, others.Append(text).Distinct().Count());
        Assert.Equal(text, Detector(isLbp: true, 1, new() { Threads = 7, UseVectors = false }).Parameters);
    }

    public static TheoryData<CascadeOptions> Wrong =>
    [
        new() { ScaleFactor = 1 }, new() { ScaleFactor = double.NaN }, new() { ScaleFactor = double.PositiveInfinity },
        new() { MinimumNeighbors = -1 }, new() { MinimumSize = -1 }, new() { MinimumSize = 9, MaximumSize = 8 }, new() { MinimumShare = 1.1 }, new() { MinimumShare = double.NaN },
        new() { Step = 3 }, new() { Step = -1 }, new() { Threads = 0 },
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Options_out_of_range_are_refused(CascadeOptions options) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Detector(isLbp: true, 1, options));

    [Fact]
    public void Bad_pictures_and_windows_are_refused()
    {
        var detector = Detector(isLbp: true, 1, new());

        Assert.Throws<ArgumentException>(() => detector.Detect(gray.AsSpan(1), Width, Height));
        Assert.Throws<ArgumentOutOfRangeException>(() => detector.Detect([], 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => detector.StageSums(gray, Width, Height, Width - 13, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => detector.StageSums(gray, Width, Height, 0, -1));
    }

    private static byte[] Noise()
    {
        var (random, gray) = (new Random(17), new byte[Width * Height]);
        for (var i = 0; i < gray.Length; i++)
            gray[i] = (byte)Math.Clamp(128 + 70 * Math.Sin(i % Width / 3.0) * Math.Cos(i / Width / 4.0) + random.Next(-50, 50), 0, 255);
        return gray;
    }

    private CascadeDetector Detector(bool isLbp, int nodes, CascadeOptions options) =>
        new(CascadeFile.Open(folder.Write($"{isLbp}-{nodes}.xml", TinyCascade.Random(isLbp, 14, 13, nodes, seed: 5))), options);
}
