using System.Collections.Concurrent;
using System.Globalization;
using FaceLab.Data;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces.Detection;

/// <summary>Finds upright, frontal faces with a cascade of boosted classifiers: fast, without a network or a
/// GPU.</summary>
/// <remarks>
/// <para>A window slides over a pyramid of the gray picture. Each stage of the cascade lets faces pass and rejects half
/// of the rest, so most windows cost only a few sums over integral images. Windows that pass all stages are grouped.
/// Boxes are those of OpenCV's <c>detectMultiScale</c>, to the pixel. Source: P. Viola, M. Jones, "Robust Real-Time
/// Face Detection", 2004; the sources of the cascades are at <see cref="CascadeFile"/>.</para>
/// <para><c>haarcascade_frontalface_alt2</c>, the default, finds the face in 99.4 % of LFW's pictures (its box holds
/// the picture's centre). In 500 crowded photos of WIDER FACE it finds 76 % of the faces of 96 pixels and more, and 33
/// % of those of 24 to 32 pixels. Profiles and faces under 20 pixels need another kind of detector.
/// <c>environment/bench/detection</c> measures this.</para>
/// <para>A detector is thread-safe.</para>
/// </remarks>
public sealed class CascadeDetector : IFaceDetector
{
    private readonly ConcurrentBag<LevelWorker> idle = [];

    /// <summary>Makes a detector with a cascade.</summary>
    /// <param name="cascade">The trained cascade.</param>
    /// <param name="options">The options; OpenCV's defaults if null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public CascadeDetector(CascadeFile cascade, CascadeOptions? options = null)
    {
        (Cascade, Options) = (cascade, options ?? new());
        Options.Validate();
    }

    /// <summary>The cascade.</summary>
    public CascadeFile Cascade { get; }

    /// <summary>The options.</summary>
    public CascadeOptions Options { get; }

    /// <inheritdoc/>
    public string Parameters => string.Create(CultureInfo.InvariantCulture,
        $"cascade detector 1, Haar {Cascade.Width}x{Cascade.Height} sha256 {Cascade.Sha256}, " +
        $"scale factor {Options.ScaleFactor}, minimum neighbours {Options.MinimumNeighbors}, " +
        $"size {Options.MinimumSize} to {Options.MaximumSize}, at least {Options.MinimumShare} of the shorter side, " +
        $"step {Options.Step}, skip {Options.SkipAfterRejection}");

    /// <summary>Makes a detector by the name of its cascade.</summary>
    /// <param name="model">A name or a path, as for <see cref="CascadeFile.Find"/>.</param>
    /// <param name="options">The options; OpenCV's defaults if null.</param>
    /// <exception cref="FaceDataException">The cascade is not found, or cannot be used.</exception>
    public static CascadeDetector Find(string model = CascadeFile.Default, CascadeOptions? options = null) =>
        new(CascadeFile.Find(model), options);

    /// <inheritdoc/>
    public IReadOnlyList<FaceDetection> Detect(Image<Rgb24> photo) =>
        Detect(Grayscale.Of(photo), photo.Width, photo.Height);

    /// <summary>Finds the faces in a gray picture.</summary>
    /// <param name="gray">The bytes (height, width), row by row.</param>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <returns>The faces, the highest confidence first.</returns>
    /// <exception cref="ArgumentException">The number of bytes is not width * height.</exception>
    public IReadOnlyList<FaceDetection> Detect(ReadOnlySpan<byte> gray, int width, int height)
    {
        if (gray.IsEmpty || gray.Length != (long)width * height)
            throw new ArgumentException($"{gray.Length:N0} bytes are no gray picture of {width} x {height}.");
        return RectangleGrouping.Group(Windows(gray, width, height), width, height, Options.MinimumNeighbors);
    }

    private unsafe List<CascadeWindow> Windows(ReadOnlySpan<byte> gray, int width, int height)
    {
        var worker = idle.TryTake(out var kept) ? kept : new LevelWorker(Cascade);
        var found = new List<CascadeWindow>();
        fixed (byte* pixels = gray)
        {
            foreach (var level in PyramidLevel.Of(Cascade, Options, width, height))
                found.AddRange(worker.Find(pixels, width, height, level, Options.SkipAfterRejection));
        }
        idle.Add(worker);
        return found;
    }
}
