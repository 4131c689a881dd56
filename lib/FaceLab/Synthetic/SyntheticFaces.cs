using System.Collections.Concurrent;
using FaceLab.Basics;

namespace FaceLab.Synthetic;

/// <summary>Renders faces of people who do not exist: any number of identities, any number of images of each, with
/// exact ground truth. With them every example runs offline and without photographs of real people.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>A person (head, skin, eyes, brows, nose, mouth, hair, beard, age) depends only on (seed, identity).</item>
/// <item>An image (pose, light, expression, occlusion, clothes, camera) depends on (seed, identity, image).</item>
/// <item>The bytes are the same on every processor, in any order and with any number of threads: the renderer uses
/// only operations that IEEE 754 rounds exactly.</item>
/// <item>They are for exercises only: results on them do not hold for photographs of real people.</item>
/// </list>
/// <example><code>
/// var faces = new SyntheticFaces(new() { Identities = 100 });
/// byte[] training = faces.RenderAll();                     // identities 0..99
/// byte[] validation = faces.RenderRange(100, 20);          // 20 other people
/// SyntheticFace one = faces.Render(identity: 7, image: 0);
/// </code></example>
/// </remarks>
public sealed class SyntheticFaces
{
    private readonly ConcurrentBag<FaceRenderer> idle = [];

    /// <summary>Makes a source of faces; nothing is drawn yet.</summary>
    /// <param name="options">The options, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public SyntheticFaces(SyntheticFacesOptions? options = null)
    {
        Options = options ?? new();
        Options.Validate();
    }

    /// <summary>The options.</summary>
    public SyntheticFacesOptions Options { get; }

    /// <summary>The number of bytes of one image: Size * Size * 3.</summary>
    public int BytesPerImage => Options.Size * Options.Size * 3;

    /// <summary>Draws one image of a person.</summary>
    /// <param name="identity">0 or more, also beyond <see cref="SyntheticFacesOptions.Identities"/>.</param>
    /// <param name="image">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public SyntheticFace Render(int identity, int image)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(identity);
        ArgumentOutOfRangeException.ThrowIfNegative(image);
        return Render(identity, Conditions(identity, image));
    }

    /// <summary>Draws all images of identities 0 to Identities - 1, in parallel.</summary>
    /// <returns>uint8 RGB, (Identities * ImagesPerIdentity, Size, Size, 3), all images of identity 0 first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The result would have more than 2 GB; draw ranges
    /// instead.</exception>
    public byte[] RenderAll() => RenderRange(0, Options.Identities);

    /// <summary>Draws all images of a range of identities, in parallel.</summary>
    /// <param name="firstIdentity">0 or more.</param>
    /// <param name="identities">The number of identities, 1 or more.</param>
    /// <param name="progress">Gets the number of images done so far, fewer than 200 times.</param>
    /// <param name="cancellationToken">Stops the work between images.</param>
    /// <returns>uint8 RGB, (identities * ImagesPerIdentity, Size, Size, 3).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range, or the result would have more than 2
    /// GB.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public byte[] RenderRange(
        int firstIdentity, int identities, IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var pixels = new byte[BytesOf(firstIdentity, identities)];
        // Each thread keeps the buffers of a renderer, so there are no more threads than processors.
        var parallel = new ParallelOptions
        {
            CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount,
        };
        var total = identities * Options.ImagesPerIdentity;
        var every = Math.Max(1, total / 100);
        var done = 0;
        Parallel.For(0, total, parallel, i =>
        {
            var identity = firstIdentity + i / Options.ImagesPerIdentity;
            var conditions = Conditions(identity, i % Options.ImagesPerIdentity);
            Draw(identity, conditions, pixels.AsSpan(i * BytesPerImage, BytesPerImage));
            var count = Interlocked.Increment(ref done);
            if (count % every == 0 || count == total)
                progress?.Report(count);
        });
        return pixels;
    }

    internal FaceConditions Conditions(int identity, int image) => FaceConditions.Draw(Options, identity, image);

    internal SyntheticFace Render(int identity, FaceConditions conditions)
    {
        var pixels = new byte[BytesPerImage];
        return new SyntheticFace(pixels, Draw(identity, conditions, pixels));
    }

    private FaceTruth Draw(int identity, FaceConditions conditions, Span<byte> pixels)
    {
        var scene = new FaceScene(Options, identity, conditions);
        var renderer = idle.TryTake(out var kept) ? kept : new FaceRenderer(Options.Size);
        var noise = new Chance(Options.Seed, Streams.Sensor, identity, conditions.Image);
        var box = renderer.Draw(scene, noise, pixels);
        idle.Add(renderer);
        return FaceTruth.Of(scene, identity, box);
    }

    private int BytesOf(int firstIdentity, int identities)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstIdentity);
        ArgumentOutOfRangeException.ThrowIfLessThan(identities, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstIdentity, int.MaxValue - identities);
        var bytes = (long)identities * Options.ImagesPerIdentity * BytesPerImage;
        if (bytes > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(identities), identities,
                $"{bytes:N0} bytes are above the limit of {Array.MaxLength:N0}; render fewer identities at a time.");
        return (int)bytes;
    }
}

/// <summary>Keys of <see cref="Chance"/>: one more draw from a stream does not change the others.</summary>
internal static class Streams
{
    public const ulong Identity = 1;
    public const ulong Conditions = 2;
    public const ulong Style = 3;
    public const ulong Sensor = 4;
    public const ulong Digit = 5;
}
