using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.Intrinsics.X86;
using FaceLab.Data;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces.Detection;

/// <summary>Finds upright, frontal faces by a cascade of boosted classifiers: fast, without a network or a GPU.</summary>
/// <remarks>
/// <para>A window is slid over a pyramid of the gray picture; each stage of the cascade lets faces pass and rejects half of the rest,
/// so that most windows cost a few sums over integral images. Windows that pass all stages are grouped. Boxes are those of
/// OpenCV's <c>detectMultiScale</c>, to the pixel. Sources: P. Viola, M. Jones, "Robust Real-Time Face Detection", 2004; the cascades'
/// own are at <see cref="CascadeFile"/>.</para>
/// <para>Which cascade: <c>haarcascade_frontalface_alt2</c>, the default, finds the face of 99.4 % of LFW's pictures (its box holds
/// the picture's centre) and 76 % of the faces of 96 pixels and more in 500 crowded photos of WIDER, 33 % of those of 24 to 32.
/// <c>lbpcascade_frontalface</c> takes a third of the time and finds 97.6 %, 71 % and 24 %. Profiles and faces under 20 pixels
/// need another kind of detector. <c>environment/bench/detection</c> measures this.</para>
/// <para>One detector may be called from many threads at once.</para>
/// </remarks>
public sealed class CascadeDetector : IFaceDetector
{
    private readonly CascadeTables tables;
    private readonly ConcurrentBag<LevelWorker> idle = [];

    /// <summary>A detector with a cascade.</summary>
    /// <param name="cascade">The trained cascade.</param>
    /// <param name="options">How to slide it; OpenCV's defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public CascadeDetector(CascadeFile cascade, CascadeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cascade);
        Options = options ?? new();
        Options.Validate();
        Cascade = cascade;
        tables = new CascadeTables(cascade);
    }

    /// <summary>The cascade.</summary>
    public CascadeFile Cascade { get; }

    /// <summary>How it is slid.</summary>
    public CascadeOptions Options { get; }

    /// <inheritdoc/>
    public string Parameters => string.Create(CultureInfo.InvariantCulture,
        $"cascade detector 1, {Cascade.Kind} {Cascade.Width}x{Cascade.Height} sha256 {Cascade.Sha256}, scale factor {Options.ScaleFactor}, " +
        $"minimum neighbours {Options.MinimumNeighbors}, size {Options.MinimumSize} to {Options.MaximumSize}, at least {Options.MinimumShare} " +
        $"of the shorter side, step {Options.Step}, skip {Options.SkipAfterRejection}");

    private bool UsesVectors => Options.UseVectors && Avx2.IsSupported;

    /// <summary>A detector by the name of its cascade.</summary>
    /// <param name="model">A name or a path, as for <see cref="CascadeFile.Find"/>.</param>
    /// <param name="options">How to slide it; OpenCV's defaults.</param>
    /// <exception cref="FaceDataException">The cascade is not found, or cannot be used.</exception>
    public static CascadeDetector Find(string model = CascadeFile.Default, CascadeOptions? options = null) => new(CascadeFile.Find(model), options);

    /// <inheritdoc/>
    public IReadOnlyList<FaceDetection> Detect(Image<Rgb24> photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        return Detect(Grayscale.Of(photo), photo.Width, photo.Height);
    }

    /// <summary>Finds the faces of a gray picture.</summary>
    /// <param name="photo">The picture, upright.</param>
    /// <returns>The faces, the surest first.</returns>
    public IReadOnlyList<FaceDetection> Detect(Image<L8> photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        var gray = new byte[photo.Width * photo.Height];
        photo.CopyPixelDataTo(gray);
        return Detect(gray, photo.Width, photo.Height);
    }

    /// <summary>Finds the faces of gray bytes.</summary>
    /// <param name="gray">(height, width), row by row.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <returns>The faces, the surest first.</returns>
    /// <exception cref="ArgumentException">The number of bytes is not width * height.</exception>
    public IReadOnlyList<FaceDetection> Detect(ReadOnlySpan<byte> gray, int width, int height) =>
        RectangleGrouping.Group(Windows(gray, width, height), width, height, Options.MinimumNeighbors);

    /// <summary>What each stage says of one window at the picture's own size, for looking into a cascade.</summary>
    /// <param name="gray">(height, width), row by row.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="x">Left edge of the window.</param>
    /// <param name="y">Top edge of the window.</param>
    /// <returns>
    /// The sum of votes of each stage reached; the last one is below its threshold unless the window passed all of them. Empty
    /// where a Haar cascade finds the window too flat to look at.
    /// </returns>
    /// <exception cref="ArgumentException">The number of bytes is not width * height.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is not inside of the picture.</exception>
    public IReadOnlyList<double> StageSums(ReadOnlySpan<byte> gray, int width, int height, int x, int y)
    {
        var image = new IntegralImage(gray, width, height);
        if (x < 0 || y < 0 || x > width - Cascade.Width || y > height - Cascade.Height)
            throw new ArgumentOutOfRangeException(nameof(x),
                $"A window of {Cascade.Width} x {Cascade.Height} at ({x}, {y}) is not inside of the {width} x {height} pixels.");
        var sums = new List<double>();
        CascadeScanner.Of(Cascade, tables).StageSums(image, x, y, UsesVectors, sums);
        return sums;
    }

    private unsafe List<CascadeWindow> Windows(ReadOnlySpan<byte> gray, int width, int height)
    {
        Grayscale.Check(gray, width, height);
        var levels = PyramidLevel.Of(Cascade, Options, width, height);
        var found = new List<CascadeWindow>[levels.Count];
        fixed (byte* start = gray)
        {
            // A span cannot enter the lambda; the memory stays fixed until the loop ends.
            var pixels = (nint)start;
            if (Options.Threads == 1)
            {
                for (var i = 0; i < levels.Count; i++)
                    Look(i);
            }
            else
            {
                Parallel.For(0, levels.Count, new ParallelOptions { MaxDegreeOfParallelism = Options.Threads }, Look);
            }

            void Look(int i)
            {
                var worker = idle.TryTake(out var kept) ? kept : new LevelWorker(Cascade, tables);
                found[i] = worker.Find((byte*)pixels, width, height, levels[i], Options.SkipAfterRejection, UsesVectors);
                idle.Add(worker);
            }
        }
        return [.. found.SelectMany(windows => windows)];
    }
}
